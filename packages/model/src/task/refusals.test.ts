// What commands on tasks say no to, one line each: [M13] nothing was written when they did (openMemory asserts it).
import { expect, test } from 'vitest';
import { archiveBoard, binBoard } from '../board/commands.ts';
import { addProject, archiveProject, binProject } from '../project/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addTask, addTasks } from './add-commands.ts';
import {
  addCheckItems,
  binCheckItem,
  binTaskLink,
  moveCheckItem,
  renameCheckItem,
  toggleCheckItem,
} from './checklist-commands.ts';
import {
  archiveTask,
  assignTask,
  binTask,
  renameTask,
  restoreTask,
  setDue,
  setEstimate,
  setPriority,
  setTags,
  unbinTask,
} from './commands.ts';
import { moveTask, moveToProject } from './move-commands.ts';
import { setStatus } from './status-command.ts';

/** Every command on a task, against one task. */
const onTask = (scene: Scene, task: string): readonly (readonly [string, unknown])[] => [
  ['renameTask', scene.run(renameTask, { task, title: 'x' })],
  ['setDue', scene.run(setDue, { task, due: null })],
  ['setPriority', scene.run(setPriority, { task, priority: 1 })],
  ['setEstimate', scene.run(setEstimate, { task, estimate: 1 })],
  ['setTags', scene.run(setTags, { task, add: ['x'] })],
  ['setStatus', scene.run(setStatus, { task, status: 'q' })],
  ['assignTask', scene.run(assignTask, { task, to: person('ann') })],
  ['archiveTask', scene.run(archiveTask, { task })],
  ['restoreTask', scene.run(restoreTask, { task })],
  ['moveTask', scene.run(moveTask, { task, board: scene.board, column: scene.columns[1] })],
  ['moveToProject', scene.run(moveToProject, { task, project: scene.project })],
  ['addCheckItems', scene.run(addCheckItems, { task, texts: ['x'] })],
];

test('[M13] a task that is not there is not found by any command', () => {
  const scene = openScene();
  for (const [name, result] of onTask(scene, 't404')) {
    expect({ name, result }).toMatchObject({ name, result: { refused: true, kind: 'not-found', what: 'task' } });
  }
  expect(scene.run(unbinTask, { task: 't404' })).toMatchObject({ kind: 'not-found' });
});

test('[M16] a task in the bin is only taken out of it', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(binTask, { task });
  for (const [name, result] of onTask(scene, task)) {
    expect({ name, result }).toMatchObject({ name, result: { refused: true, kind: 'in-bin', what: 'task' } });
  }
  expect(scene.does(binTask, { task }).tasks).toEqual([]);
  expect(scene.does(unbinTask, { task }).tasks).toEqual([task]);
});

test('[M13] one that refuses among many leaves the others as they were', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  const before = JSON.stringify([...scene.rows.tasks.all()]);
  const task = [a, b, 't404'];
  const results = [
    scene.run(setPriority, { task, priority: 1 }),
    scene.run(assignTask, { task, to: person('ann') }),
    scene.run(archiveTask, { task }),
    scene.run(binTask, { task }),
    scene.run(moveTask, { task, board: scene.board, column: scene.columns[1] }),
    scene.run(setTags, { task, add: ['x'] }),
  ];
  for (const result of results) expect(result).toMatchObject({ kind: 'not-found' });
  expect(JSON.stringify([...scene.rows.tasks.all()])).toBe(before);
});

test('[M94] a line that is not there, or whose task lies in the bin, is refused', () => {
  const scene = openScene();
  const item = 'k404';
  const results = [
    scene.run(toggleCheckItem, { item, done: true }),
    scene.run(renameCheckItem, { item, text: 'x' }),
    scene.run(moveCheckItem, { item, at: 'top' }),
    scene.run(binCheckItem, { item }),
  ];
  for (const result of results) expect(result).toMatchObject({ kind: 'not-found', what: 'check item' });
  expect(scene.run(binTaskLink, { link: 'l404' })).toMatchObject({ kind: 'not-found', what: 'link' });
});

test('[M12] nothing is born on a board in the bin or of another project; an archived board takes no part', () => {
  const scene = openScene();
  const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 1, prefix: 'OTH' });
  const title = 'x';
  expect(scene.run(addTask, { project: scene.project, board: other.board, title })).toMatchObject({
    kind: 'not-found',
    what: 'board',
  });
  scene.does(archiveBoard, { board: scene.board });
  const { task } = scene.does(addTask, { project: scene.project, title });
  expect(scene.rows.tasks.get(task)?.ranks).toEqual({});
  scene.does(binBoard, { board: scene.board });
  expect(scene.run(addTask, { project: scene.project, board: scene.board, title })).toMatchObject({
    kind: 'in-bin',
    what: 'board',
  });
});

test('[M12] a project at rest takes no tasks, neither new nor moved ones', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const other = scene.does(addProject, { space: space('main'), name: 'Other', hue: 1, prefix: 'OTH' });
  scene.does(archiveProject, { project: other.project });
  expect(scene.run(addTasks, { project: other.project, titles: ['x'] })).toMatchObject({
    kind: 'archived',
    what: 'project',
  });
  expect(scene.run(moveToProject, { task, project: other.project })).toMatchObject({
    kind: 'archived',
    what: 'project',
  });
  scene.does(binProject, { project: other.project });
  expect(scene.run(addTasks, { project: other.project, titles: ['x'] })).toMatchObject({
    kind: 'in-bin',
    what: 'project',
  });
  expect(scene.run(moveToProject, { task, project: other.project })).toMatchObject({ kind: 'in-bin', what: 'project' });
});

test('[M12] a project without any status has no place for a task', () => {
  const scene = openScene();
  const bare = scene.does(addProject, { space: space('main'), name: 'Bare', hue: 1, prefix: 'BAR', board: null });
  expect(scene.run(addTask, { project: bare.project, title: 'x' })).toMatchObject({
    kind: 'not-valid',
    what: 'column',
  });
});

test('[M22] a task is born in the lane where the person stands, and what they said goes before it', () => {
  const scene = openScene();
  scene.tx.boards.patch(scene.board, { lanes: 'priority' });
  const where = { project: scene.project, board: scene.board, title: 'x', lane: '2' };
  const born = (task: string) => scene.rows.tasks.get(task)?.priority;
  expect(born(scene.does(addTask, where).task)).toBe(2);
  expect(born(scene.does(addTask, { ...where, priority: 1 }).task)).toBe(1);
  expect(scene.run(addTask, { ...where, lane: 'nine' })).toMatchObject({ kind: 'not-valid', what: 'lane' });
  scene.tx.boards.patch(scene.board, { lanes: 'person' });
  const { tasks } = scene.does(addTasks, {
    project: scene.project,
    board: scene.board,
    titles: ['a', 'b'],
    lane: person('bo'),
  });
  expect(tasks.map((task) => scene.rows.tasks.get(task)?.assigned)).toEqual([person('bo'), person('bo')]);
  expect(scene.run(addTask, { ...where, lane: 'u404' })).toMatchObject({ kind: 'not-found', what: 'person' });
});
