import { finishTask } from './status-command.ts';
import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addTask, addTasks } from './add-commands.ts';
import {
  archiveTask,
  binTask,
  renameTask,
  restoreTask,
  setDue,
  setEstimate,
  setPriority,
  setTags,
  unbinTask,
} from './commands.ts';
import { taskPeek } from './queries.ts';
import { setStatus } from './status-command.ts';
import { addProject } from '../project/commands.ts';
import { linesToTitles } from './rules.ts';
import type { Day } from '../day.ts';

const day = (text: string) => text as Day;

test('[M10] a task is born in a column, at its top or bottom or beside another', () => {
  const scene = openScene();
  const [ready] = scene.columns;
  const [first] = scene.put(ready, 'one', 'two');
  scene.does(addTask, { project: scene.project, board: scene.board, column: ready, title: 'top', at: 'top' });
  scene.does(addTask, {
    project: scene.project,
    board: scene.board,
    column: ready,
    title: 'after one',
    after: first ?? '',
  });
  scene.does(addTask, {
    project: scene.project,
    board: scene.board,
    column: ready,
    title: 'before one',
    before: first ?? '',
  });
  expect(scene.shown()).toBe('Ready: top, before one, one, after one, two');
});

test('[M10] without board and column a task is born in the first of both', () => {
  const scene = openScene();
  scene.does(addTask, { project: scene.project, title: 'anywhere' });
  expect(scene.shown()).toBe('Ready: anywhere');
});

test('[M10] a task takes the kind of its column and every field that was said', () => {
  const scene = openScene();
  const { task } = scene.does(addTask, {
    project: scene.project,
    board: scene.board,
    column: scene.columns[1],
    title: '  Retail postcard  ',
    due: day('2026-03-06'),
    priority: 2,
    estimate: 120,
    tags: ['print', ' print ', ''],
    assigned: person('bo'),
  });
  const [peek] = scene.ask(taskPeek, { task });
  expect(peek).toMatchObject({
    title: 'Retail postcard',
    kind: 'doing',
    due: '2026-03-06',
    priority: 2,
    estimate: 120,
    tags: ['print'],
    holder: { id: person('bo') },
    statusName: 'Making',
    late: false,
    created: scene.ctx.now,
  });
});

test('[M11] many pasted lines become many tasks in their order, as one gesture', () => {
  const scene = openScene();
  const [ready] = scene.columns;
  const [first] = scene.put(ready, 'first', 'last');
  const titles = linesToTitles('- Brief\r\n\n * [ ] Film\n3. Poster, A2\n\t[x] Mail\n  \n12 tents');
  expect(titles).toEqual(['Brief', 'Film', 'Poster, A2', 'Mail', '12 tents']);
  const { tasks } = scene.does(addTasks, {
    project: scene.project,
    board: scene.board,
    column: ready,
    titles,
    after: first ?? '',
  });
  expect(tasks).toHaveLength(5);
  expect(scene.shown()).toBe('Ready: first, Brief, Film, Poster, A2, Mail, 12 tents, last');
});

test('[M11] five hundred lines keep their order', () => {
  const scene = openScene();
  const titles = Array.from({ length: 500 }, (_, at) => `line ${at}`);
  scene.does(addTasks, { project: scene.project, board: scene.board, column: scene.columns[0], titles, at: 'top' });
  expect(scene.shown()).toBe(`Ready: ${titles.join(', ')}`);
});

test('[M12] nothing is born in a project that is archived, in the bin or not there, nor in a foreign column', () => {
  const scene = openScene();
  const other = openScene();
  const task = { project: scene.project, board: scene.board, title: 'x' };
  expect(scene.run(addTask, { ...task, project: 'p404' })).toMatchObject({ kind: 'not-found', what: 'project' });
  expect(scene.run(addTask, { ...task, board: 'b404' })).toMatchObject({ kind: 'not-found', what: 'board' });
  expect(scene.run(addTask, { ...task, column: `${other.columns[0]}X` })).toMatchObject({
    kind: 'not-found',
    what: 'column',
  });
  expect(scene.run(addTask, { ...task, assigned: 'constructor' })).toMatchObject({ kind: 'not-found', what: 'person' });
  scene.tx.projects.patch(scene.project, { archived: 1 });
  expect(scene.run(addTask, task)).toMatchObject({ kind: 'archived' });
  scene.tx.projects.patch(scene.project, { archived: null, binned: 1 });
  expect(scene.run(addTasks, { project: scene.project, titles: ['x'] })).toMatchObject({ kind: 'in-bin' });
});

test('[M13] a field is written where it differs, for one task or many', () => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b', 'c');
  expect(scene.does(setDue, { task: tasks, due: day('2026-03-09') }).tasks).toEqual(tasks);
  expect(scene.does(setDue, { task: tasks, due: day('2026-03-09') }).tasks).toEqual([]);
  expect(scene.written).toEqual([]);
  expect(scene.does(setPriority, { task: tasks.slice(0, 2), priority: 1 }).tasks).toHaveLength(2);
  expect(scene.does(setEstimate, { task: tasks[0] ?? '', estimate: 90 }).tasks).toHaveLength(1);
  expect(scene.does(renameTask, { task: tasks[0] ?? '', title: ' new ' }).tasks).toHaveLength(1);
  expect(scene.rows.tasks.get(tasks[0] ?? '')).toMatchObject({
    title: 'new',
    due: '2026-03-09',
    priority: 1,
    estimate: 90,
  });
  scene.does(setPriority, { task: tasks, priority: null });
  expect(tasks.map((id) => scene.rows.tasks.get(id)?.priority)).toEqual([null, null, null]);
});

test('[M13] one refusal refuses the whole gesture', () => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b');
  scene.does(binTask, { task: tasks[1] ?? '' });
  expect(scene.run(setDue, { task: tasks, due: day('2026-03-09') })).toMatchObject({ kind: 'in-bin', what: 'task' });
  expect(scene.rows.tasks.get(tasks[0] ?? '')?.due).toBeNull();
  expect(scene.run(renameTask, { task: 't404', title: 'x' })).toMatchObject({ kind: 'not-found' });
});

test('[M14] tags are single: two people’s tags both stay', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(setTags, { task, add: ['print', ' two  words '] });
  scene.as(person('bo'), () => scene.does(setTags, { task, add: ['film'], remove: ['print', 'absent'] }));
  expect(scene.rows.tasks.get(task)?.tags).toEqual(['film', 'two words']);
  expect(scene.does(setTags, { task, add: ['film'], remove: ['print'] }).tasks).toEqual([]);
  expect(scene.run(setTags, { task, add: ['   '] })).toMatchObject({ kind: 'not-valid', what: 'tag' });
});

test('[M15] archived tasks leave the board, keep their fields and come back', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.does(archiveTask, { task: a });
  expect(scene.shown()).toBe('Ready: b');
  expect(isRefusal(scene.run(renameTask, { task: a, title: 'still writable' }))).toBe(false);
  const at = scene.rows.tasks.get(a)?.archived;
  scene.does(archiveTask, { task: [a, b] });
  expect(scene.rows.tasks.get(a)?.archived).toBe(at);
  scene.does(restoreTask, { task: [a, b] });
  expect(scene.shown()).toBe('Ready: still writable, b');
});

test('[M16] the bin gives back for 30 days and not after', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  scene.does(binTask, { task: a });
  expect(scene.shown()).toBe('');
  scene.does(unbinTask, { task: a });
  expect(scene.shown()).toBe('Ready: a');
  scene.does(binTask, { task: a });
  scene.tx.tasks.patch(a, { binned: scene.ctx.now - 30 * 86_400_000 - 10_000 });
  expect(scene.run(unbinTask, { task: a })).toMatchObject({ kind: 'not-found' });
  expect(scene.run(binTask, { task: 't404' })).toMatchObject({ kind: 'not-found' });
});

test('[M17] a status is set by itself, only to one of the task’s own project', () => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b');
  const status = scene.rows.columns.get(scene.columns[3])?.statuses[0] ?? '';
  expect(scene.does(setStatus, { task: tasks, status }).tasks).toEqual(tasks);
  expect(scene.shown()).toBe('Done: a, b');
  expect(scene.does(setStatus, { task: tasks, status }).tasks).toEqual([]);
  const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 1, prefix: 'OTH' });
  const foreign = scene.rows.statuses.by('project', other.project)[0]?.id ?? '';
  expect(scene.run(setStatus, { task: tasks, status: foreign })).toMatchObject({ kind: 'not-found', what: 'status' });
});

test('[M17] a task is done, or open again, by the first status of its project of that kind', () => {
  const scene = openScene();
  const [film = '', page = ''] = scene.put(scene.columns[1], 'film', 'page');
  expect(scene.does(finishTask, { task: [film, page], done: true }).tasks).toEqual([film, page]);
  expect(scene.shown()).toBe('Done: film, page');
  expect(scene.does(finishTask, { task: film, done: true }).tasks).toEqual([]);
  scene.does(finishTask, { task: film, done: false });
  expect(scene.shown()).toBe('Ready: film | Done: page');
});
