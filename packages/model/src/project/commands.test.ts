import { expect, test } from 'vitest';
import { bin } from '../bin/queries.ts';
import { addBoard, binBoard } from '../board/commands.ts';
import { archiveTask, binTask } from '../task/commands.ts';
import { taskByKey } from '../task/queries.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import {
  addProject,
  archiveProject,
  binProject,
  renameProject,
  restoreProject,
  setHue,
  setPrefix,
  unbinProject,
} from './commands.ts';
import { progressOfProjects, projectsOfWorkspace, statusesOfProject, tagsOfProject } from './queries.ts';
import { kindFromName, statusForKind, suggestPrefix } from './rules.ts';

const wish = { space: space('main'), name: 'Store site', hue: 7, prefix: 'STO' };

test('[M50] a project is founded with a board of its name, another name, or none', () => {
  const memory = openMemory();
  const one = memory.does(addProject, wish);
  const two = memory.does(addProject, {
    ...wish,
    name: 'Two',
    prefix: 'TWO',
    board: 'Sprint',
    columns: [{ name: 'All', kind: 'todo' }],
  });
  const none = memory.does(addProject, { ...wish, name: 'None', prefix: 'NON', board: null });
  expect([one, two, none].map(({ board }) => (board === null ? null : memory.rows.boards.get(board)?.name))).toEqual([
    'Store site',
    'Sprint',
    null,
  ]);
  expect(memory.ask(statusesOfProject, { project: two.project })).toMatchObject([{ name: 'All', kind: 'todo' }]);
  expect(memory.ask(projectsOfWorkspace, {}).map(({ name }) => name)).toEqual(['Store site', 'Two', 'None']);
});

test('[M50] a project is founded only where one stands', () => {
  const memory = openMemory({ person: person('bo') });
  expect(memory.run(addProject, { ...wish, space: space('team') })).toMatchObject({
    kind: 'not-allowed',
    what: 'space',
  });
  expect(memory.run(addProject, { ...wish, space: 's404' })).toMatchObject({ kind: 'not-found', what: 'space' });
  const stranger = openMemory({ person: 'u404' });
  expect(stranger.run(addProject, wish)).toMatchObject({ kind: 'not-allowed' });
});

test('[M51] a prefix belongs to one project, a former one too', () => {
  const memory = openMemory();
  const { project } = memory.does(addProject, wish);
  expect(memory.run(addProject, { ...wish, name: 'Storage' })).toMatchObject({
    kind: 'prefix-taken',
    what: 'STO',
    by: 'Store site',
  });
  memory.does(setPrefix, { project, prefix: 'WEB' });
  expect(memory.run(addProject, { ...wish, name: 'Storage' })).toMatchObject({
    kind: 'prefix-taken',
    by: 'Store site',
  });
  const other = memory.does(addProject, { ...wish, name: 'Other', prefix: 'OTH' });
  expect(memory.run(setPrefix, { project: other.project, prefix: 'WEB' })).toMatchObject({ kind: 'prefix-taken' });
  memory.does(setPrefix, { project, prefix: 'STO' });
  expect(memory.rows.projects.get(project)).toMatchObject({ prefix: 'STO', formerPrefixes: ['WEB'] });
});

test('[M51] keys with a former prefix still lead to their task', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  scene.numbers.set(a, 7);
  scene.does(setPrefix, { project: scene.project, prefix: 'SUM' });
  expect(scene.ask(taskByKey, { key: 'SPR-7' })).toMatchObject([{ id: a, key: 'SUM-7' }]);
  expect(scene.ask(taskByKey, { key: 'SUM-7' })).toHaveLength(1);
});

test('[M52] a prefix is suggested from the name and never one that is taken', () => {
  expect(suggestPrefix('Spring launch')).toBe('SPR');
  expect(suggestPrefix('Spring launch', new Set(['SPR']))).toBe('SL');
  expect(suggestPrefix('Spring launch', new Set(['SPR', 'SL']))).toBe('SPRI');
  expect(suggestPrefix('Spring launch', new Set(['SPR', 'SL', 'SPRI']))).toBe('SPR2');
  expect(suggestPrefix('Öffnung')).toBe('OFF');
  expect(suggestPrefix('2027 plan')).toBe('PLA');
  for (const name of ['', '?', 'a', '日本', '99', 'x y']) expect(suggestPrefix(name)).toMatch(/^[A-Z][A-Z0-9]{1,5}$/);
});

test('[M53] the kind of a status is guessed from its name', () => {
  const kinds = [
    'Backlog',
    'New Features',
    'Running Tasks',
    'Fix & Upgrade',
    'Phase 1 Testing',
    'Ready',
    'Done and Deployed',
    'In Progress',
    'To Do',
    'Code review',
    'Shipped',
    'Undone',
  ];
  expect(kinds.map(kindFromName)).toEqual([
    'later',
    'todo',
    'doing',
    'todo',
    'review',
    'todo',
    'done',
    'doing',
    'todo',
    'review',
    'done',
    'todo',
  ]);
});

test('[M53] a missing kind is stood for by the nearest', () => {
  const scene = openScene();
  const statuses = scene.rows.statuses.by('project', scene.project);
  expect(statusForKind(statuses, 'later')?.name).toBe('Ready');
  expect(statusForKind(statuses, 'done')?.name).toBe('Done');
  expect(statusForKind([], 'done')).toBeUndefined();
});

test('[M54] projects tell their space and first board, and apart from that their counts; archived and binned ones are marked', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  scene.put(scene.columns[3], 'd');
  scene.does(archiveTask, { task: a });
  scene.does(binTask, { task: b });
  const found = () => scene.ask(projectsOfWorkspace, {})[0];
  expect(found()).toMatchObject({
    name: 'Spring launch',
    hue: 1,
    prefix: 'SPR',
    space: space('main'),
    spaceTitle: 'Main',
    board: scene.board,
    archived: null,
  });
  expect(scene.ask(progressOfProjects, {})).toEqual([{ id: scene.project, tasks: 2, done: 1 }]);
  scene.does(renameProject, { project: scene.project, name: 'Autumn' });
  scene.does(setHue, { project: scene.project, hue: 4 });
  scene.does(archiveProject, { project: scene.project });
  expect(found()).toMatchObject({ name: 'Autumn', hue: 4, archived: scene.ctx.now });
  expect(scene.run(addBoard, { project: scene.project, name: 'x' })).toMatchObject({ kind: 'archived' });
  scene.does(restoreProject, { project: scene.project });
  scene.does(binProject, { project: scene.project });
  expect(found()).toMatchObject({ archived: null, binned: scene.ctx.now });
  expect(scene.run(renameProject, { project: scene.project, name: 'x' })).toMatchObject({ kind: 'in-bin' });
  scene.does(unbinProject, { project: scene.project });
  expect(found()?.binned).toBeNull();
});

test('[M16] the bin lists projects, boards and tasks of the last 30 days, not what lies inside a binned project', () => {
  const scene = openScene();
  const [a = '', old = ''] = scene.put(scene.columns[0], 'a', 'old');
  scene.numbers.set(a, 3);
  scene.does(binTask, { task: a });
  scene.does(binTask, { task: old });
  scene.tx.tasks.patch(old, { binned: scene.ctx.now - 32 * 86_400_000 });
  const { board } = scene.does(addBoard, { project: scene.project, name: 'Second' });
  scene.does(binBoard, { board });
  expect(scene.ask(bin, {}).map(({ what, name, from }) => [what, name, from])).toEqual([
    ['board', 'Second', 'Spring launch'],
    ['task', 'a', 'SPR-3'],
  ]);
  scene.does(binProject, { project: scene.project });
  expect(scene.ask(bin, {}).map(({ what, name }) => [what, name])).toEqual([['project', 'Spring launch']]);
  scene.tx.projects.patch(scene.project, { binned: scene.ctx.now - 40 * 86_400_000 });
  expect(scene.ask(bin, {})).toEqual([]);
  expect(scene.ask(projectsOfWorkspace, {})).toEqual([]);
  expect(scene.run(unbinProject, { project: scene.project })).toMatchObject({ kind: 'not-found' });
});

test('[M14] tags of a project are offered by use', () => {
  const scene = openScene();
  const [a = '', b = '', c = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  scene.tx.tasks.patch(a, { tags: { film: true, print: true } });
  scene.tx.tasks.patch(b, { tags: { film: true, constructor: true } });
  scene.tx.tasks.patch(c, { tags: { gone: true }, binned: 1 });
  expect(scene.ask(tagsOfProject, { project: scene.project })).toEqual([
    { id: 'film', count: 2 },
    { id: 'constructor', count: 1 },
    { id: 'print', count: 1 },
  ]);
});
