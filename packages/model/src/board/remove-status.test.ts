import { expect, test } from 'vitest';
import { statusesOfProject } from '../project/queries.ts';
import { addTask } from '../task/add-commands.ts';
import { archiveTask } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { finishTask, setStatus } from '../task/status-command.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addBoard } from './commands.ts';
import { boardColumns, tasksOnBoard } from './queries.ts';
import { removeStatus } from './remove-status-command.ts';
import { addStatus, holdStatus, removeColumn, setNeed } from './setting-commands.ts';

/** In Making: Making and Cutting, with a task in each. */
function cutting() {
  const scene = openScene();
  const [, making] = scene.columns;
  const { status: cut } = scene.does(addStatus, { column: making, name: 'Cutting', kind: 'doing' });
  const [a = '', b = ''] = scene.put(making, 'a', 'b');
  scene.does(setStatus, { task: a, status: cut });
  const statusOf = (column: string) =>
    scene.ask(boardColumns, { board: scene.board }).find(({ id }) => id === column)?.statuses[0] ?? '';
  const names = () => scene.ask(statusesOfProject, { project: scene.project }).map(({ name }) => name);
  return { scene, cut, a, b, statusOf, names };
}
const held = (scene: Scene, at: number) => scene.ask(boardColumns, { board: scene.board })[at]?.statuses;

test('[M407] its tasks go to the other with it, also archived ones, unasked; the others are not touched', () => {
  const { scene, cut, a, b, statusOf, names } = cutting();
  const [, making, review] = scene.columns;
  scene.does(setNeed, { column: review, need: 'due', on: true });
  const [c = ''] = scene.put(making, 'c');
  scene.does(setStatus, { task: c, status: cut });
  scene.does(archiveTask, { task: c });
  const before = scene.rows.tasks.get(b)?.status;
  const into = statusOf(review);
  expect(scene.does(removeStatus, { status: cut, into })).toEqual({ status: cut, tasks: 2 });
  expect([a, b, c].map((id) => scene.rows.tasks.get(id)?.status)).toEqual([into, before, into]);
  expect(scene.shown()).toBe('Making: b | Review: a');
  expect(scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === a)?.lacks).toEqual(['due']);
  expect(names()).toEqual(['Ready', 'Making', 'Review', 'Done']);
});

test('[M407] the only one of a column stays, on whichever board; so does one whose tasks would have nowhere to go', () => {
  const { scene, cut, statusOf, names } = cutting();
  const [ready, making, review] = scene.columns;
  const no = { refused: true, kind: 'not-valid', what: 'only status' };
  expect(scene.run(removeStatus, { status: statusOf(ready), into: statusOf(making) })).toMatchObject(no);
  const { board } = scene.does(addBoard, { project: scene.project, name: 'Second' });
  expect(scene.run(removeStatus, { status: cut, into: statusOf(review) })).toMatchObject(no);
  // There a column of its own stands for it: that one goes first.
  const own = scene.ask(boardColumns, { board }).find(({ statuses }) => statuses.includes(cut));
  const other = scene.ask(boardColumns, { board })[0];
  scene.does(removeColumn, { column: own?.id ?? '', into: other?.id ?? '' });
  scene.does(removeStatus, { status: cut, into: statusOf(review) });
  expect(names()).not.toContain('Cutting');
  for (const into of ['q', cut]) {
    expect(scene.run(removeStatus, { status: statusOf(review), into })).toMatchObject({ kind: 'not-found' });
  }
  expect(scene.run(removeStatus, { status: statusOf(review), into: statusOf(review) })).toMatchObject({
    kind: 'not-found',
  });
});

test('[M408] it is given to no task: not by a move, not by name, not to a new one, and no column takes it back', () => {
  const { scene, cut, a, b, statusOf } = cutting();
  const [ready, making, review] = scene.columns;
  const making_ = scene.rows.tasks.get(b)?.status ?? '';
  scene.does(removeStatus, { status: cut, into: making_ });
  for (const task of [a, b]) {
    expect(scene.run(setStatus, { task, status: cut })).toMatchObject({ kind: 'not-found' });
    scene.does(moveTask, { task, board: scene.board, column: ready });
    scene.does(moveTask, { task, board: scene.board, column: making });
    scene.does(finishTask, { task, done: true });
    scene.does(finishTask, { task, done: false });
    scene.does(moveTask, { task, board: scene.board, column: making });
  }
  const { task } = scene.does(addTask, { project: scene.project, board: scene.board, column: making, title: 'new' });
  expect([a, b, task].map((id) => scene.rows.tasks.get(id)?.status)).toEqual([making_, making_, making_]);
  expect(held(scene, 1)).toEqual([making_]);
  expect(scene.run(holdStatus, { column: review, status: cut })).toMatchObject({ kind: 'not-found' });
  expect(statusOf(review)).not.toBe(cut);
});

test('[M408] a task that has it all the same stands where the others went, by its name, and goes on from there', () => {
  const { scene, cut, b, statusOf } = cutting();
  const [ready, , review] = scene.columns;
  scene.does(removeStatus, { status: cut, into: statusOf(review) });
  scene.tx.tasks.patch(b, { status: cut });
  expect(scene.shown()).toBe('Review: a, b');
  expect(held(scene, 2)).toEqual([statusOf(review)]);
  scene.does(moveTask, { task: b, board: scene.board, column: ready });
  expect(scene.rows.tasks.get(b)?.status).toBe(statusOf(ready));
});

test('[M409] removed apart the last statuses count as if they stood', () => {
  const { scene, cut, statusOf, names } = cutting();
  const all = scene.rows.statuses.by('project', scene.project);
  for (const { id } of all) scene.tx.statuses.patch(id, { removed: 1 });
  expect(names()).toHaveLength(all.length);
  const [ready] = scene.columns;
  const { task } = scene.does(addTask, { project: scene.project, board: scene.board, column: ready, title: 'new' });
  expect(scene.rows.tasks.get(task)?.status).toBe(statusOf(ready));
  expect(held(scene, 1)).toContain(cut);
});
