import { expect, test } from 'vitest';
import { archiveProject, addProject } from '../project/commands.ts';
import { newSpace } from '../directory/made.ts';
import { refuse } from '../refusal.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { editTasks, type Change } from './bulk-command.ts';
import { archiveTask, assignTask, binTask, setPriority } from './commands.ts';

const bo = person('bo');
const many = (count: number) => Array.from({ length: count }, (_, at) => `task ${at}`);
const edit = (scene: Scene, tasks: string[], change: Change) => scene.does(editTasks, { tasks, change });

test('[M350] many are changed as one gesture, and those that were so are not written', () => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b', 'c');
  scene.does(setPriority, { task: tasks[1] ?? '', priority: 2 });
  expect(edit(scene, tasks, { set: 'priority', priority: 2 })).toEqual({ tasks: [tasks[0], tasks[2]], skipped: [] });
  expect(new Set(scene.written)).toEqual(new Set([tasks[0], tasks[2]]));
  expect(tasks.map((task) => scene.rows.tasks.get(task)?.priority)).toEqual([2, 2, 2]);
});

test('[M350] what is gone, in the bin or archived meanwhile is left and told, the others are changed', () => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b', 'c', 'd');
  const [a = '', b = '', c = '', d = ''] = tasks;
  scene.does(binTask, { task: b });
  scene.does(archiveTask, { task: c });
  const change = { set: 'column', board: scene.board, column: scene.columns[1] } as const;
  expect(edit(scene, [a, b, c, 't0', d], change)).toEqual({
    tasks: [a, d],
    skipped: [
      { task: 't0', refusal: refuse('not-found', 'task') },
      { task: b, refusal: refuse('in-bin', 'task') },
      { task: c, refusal: refuse('archived', 'task') },
    ],
  });
  expect(scene.shown()).toBe('Making: a, d');
});

test('[M350] of what others have only that is given away which may be, whoever asks', () => {
  const scene = openScene({ closed: true });
  const tasks = scene.put(scene.columns[0], 'a', 'b', 'c');
  const [a = '', b = '', c = ''] = tasks;
  scene.does(assignTask, { task: b, to: bo });
  // Bo stands outside of this space: what Ann would take from Bo is Bo's to pass on.
  const change = { set: 'holder', to: person('cy') } as const;
  expect(edit(scene, tasks, change)).toEqual({ tasks: [a, b, c], skipped: [] });
  scene.as(bo, () => {
    const taken = scene.run(editTasks, { tasks, change: { set: 'holder', to: bo } });
    expect(taken).toEqual(refuse('read-only', 'outside'));
  });
});

test('[M350] where one may only read, nothing is changed there and the rest is', () => {
  const spaces = {
    [space('main')]: { ...newSpace(1), roles: {} },
    [space('team')]: { ...newSpace(2, [person('ann'), person('cy')]), roles: { [person('ann')]: 'viewer' as const } },
  };
  const scene = openScene();
  const [here = ''] = scene.put(scene.columns[0], 'here');
  const there = 't1ABCDEFGHJKMNPQRS';
  const { project, status } = scene.rows.tasks.get(here) ?? { project: '', status: '' };
  scene.tx.tasks.add({ in: 'space', space: space('team') }, there, { title: 'there', project, status, created: 1 });
  Object.assign(scene.ctx.directory.spaces, spaces);
  expect(edit(scene, [here, there], { set: 'due', due: null })).toEqual({
    tasks: [],
    skipped: [{ task: there, refusal: refuse('read-only', 'viewer') }],
  });
  expect(edit(scene, [here, there], { set: 'priority', priority: 1 }).tasks).toEqual([here]);
});

test('[M351] when one reason keeps all of them, that is the answer and nothing is written', () => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b');
  const { project } = scene.does(addProject, { space: space('main'), name: 'Old', hue: 2, prefix: 'OLD' });
  scene.does(archiveProject, { project });
  const refusal = scene.run(editTasks, { tasks, change: { set: 'project', project } });
  expect(refusal).toEqual(refuse('archived', 'project'));
  expect(scene.written).toEqual([]);
});

test('[M351] of five hundred the few that a rule keeps are found without asking each', () => {
  const scene = openScene();
  const tasks = many(500).flatMap((title) => scene.put(scene.columns[0], title));
  const gone = [tasks[3] ?? '', tasks[250] ?? '', tasks[499] ?? ''];
  scene.does(binTask, { task: gone });
  let asked = 0;
  const { boards } = scene.tx;
  const by: typeof boards.by = (field, value) => boards.by(field, value);
  const tx = { ...scene.tx, boards: Object.assign(Object.create(boards) as object, { get: counted, by }) };
  function counted(id: string) {
    asked += 1;
    return boards.get(id);
  }
  const change = { set: 'column', board: scene.board, column: scene.columns[1] } as const;
  const edited = editTasks.run(tx as never, scene.ctx, { tasks, change });
  expect(edited).toMatchObject({ skipped: gone.map((task) => ({ task })) });
  expect('tasks' in edited && edited.tasks.length).toBe(497);
  expect(asked).toBeLessThan(100);
  // They stay together and in their order.
  expect(scene.shown()).toBe(
    `Making: ${many(500)
      .filter((_, at) => ![3, 250, 499].includes(at))
      .join(', ')}`,
  );
});

test.each([
  [
    { set: 'tags', add: ['print'], remove: [] },
    (scene: Scene, task: string) => scene.rows.tasks.get(task)?.tags,
    ['print'],
  ],
  [{ set: 'due', due: '2026-03-09' }, (scene: Scene, task: string) => scene.rows.tasks.get(task)?.due, '2026-03-09'],
  [{ set: 'holder', to: bo }, (scene: Scene, task: string) => scene.rows.tasks.get(task)?.assigned, bo],
  [{ set: 'archived' }, (scene: Scene, task: string) => scene.rows.tasks.get(task)?.archived !== null, true],
  [{ set: 'binned' }, (scene: Scene, task: string) => scene.rows.tasks.get(task)?.binned !== null, true],
])('[M350] %o', (change, valueOf, wanted) => {
  const scene = openScene();
  const tasks = scene.put(scene.columns[0], 'a', 'b');
  expect(edit(scene, tasks, change as Change)).toEqual({ tasks, skipped: [] });
  expect(tasks.map((task) => valueOf(scene, task))).toEqual([wanted, wanted]);
});
