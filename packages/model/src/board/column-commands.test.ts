import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { statusesOfProject } from '../project/queries.ts';
import { binTask } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { openScene, type Scene } from '../test/scene.ts';
import {
  addColumn,
  archiveColumn,
  collapseColumn,
  moveColumn,
  recolourColumn,
  renameColumn,
  restoreColumn,
  setLimit,
} from './column-commands.ts';
import { addBoard, archiveBoard, binBoard, renameBoard, restoreBoard, setLanes, unbinBoard } from './commands.ts';
import { archivedOnBoard, boardColumns, boardsOfProject, tasksOnBoard } from './queries.ts';

const names = (scene: Scene) => scene.ask(boardColumns, { board: scene.board }).map((column) => column.name);

test('[M30] a new board has four columns, each standing for a status of its kind', () => {
  const scene = openScene();
  expect(
    scene.ask(boardColumns, { board: scene.board }).map(({ name, kind, statuses }) => [name, kind, statuses.length]),
  ).toEqual([
    ['Ready', 'todo', 1],
    ['Making', 'doing', 1],
    ['Review', 'review', 1],
    ['Done', 'done', 1],
  ]);
  expect(scene.ask(statusesOfProject, { project: scene.project }).map(({ name }) => name)).toEqual([
    'Ready',
    'Making',
    'Review',
    'Done',
  ]);
});

test('[M30] each board has an order of its own: what is moved in one stands in the other as it stood', () => {
  const scene = openScene();
  const [ready] = scene.columns;
  const [a, b, c] = scene.put(ready, 'a', 'b', 'c');
  const { board } = scene.does(addBoard, { project: scene.project, name: 'Second' });
  const [first] = scene.ask(boardColumns, { board });
  const titles = (of: string) => scene.ask(tasksOnBoard, { board: of }).map(({ title }) => title);
  scene.does(moveTask, { task: [c ?? '', a ?? '', b ?? ''], board, column: first?.id ?? '', at: 'top' });
  expect([titles(scene.board), titles(board)]).toEqual([
    ['a', 'b', 'c'],
    ['c', 'a', 'b'],
  ]);
  scene.does(moveTask, { task: b ?? '', board: scene.board, column: ready, at: 'top' });
  expect([titles(scene.board), titles(board)]).toEqual([
    ['b', 'a', 'c'],
    ['c', 'a', 'b'],
  ]);
});

test('[M30] a second board of a project is another view of the same statuses', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[1], 'a');
  const { board } = scene.does(addBoard, { project: scene.project, name: 'Second' });
  expect(scene.ask(tasksOnBoard, { board }).map(({ id, kind }) => [id, kind])).toEqual([[task, 'doing']]);
  expect(scene.ask(statusesOfProject, { project: scene.project })).toHaveLength(4);
  expect(scene.ask(boardsOfProject, { project: scene.project }).map(({ name }) => name)).toEqual([
    'Spring launch',
    'Second',
  ]);
  const { column } = scene.does(addColumn, { board, name: 'Blocked' });
  scene.tx.tasks.patch(task, { status: scene.rows.columns.get(column)?.statuses[0] ?? '' });
  expect(scene.shown()).toBe('Ready: a');
});

test('[M31] a column is added where it is wished, with a status whose kind its name tells', () => {
  const scene = openScene();
  scene.does(addColumn, { board: scene.board, name: 'QA', after: scene.columns[1] });
  scene.does(addColumn, { board: scene.board, name: 'Ideas', at: 'top', hue: 3 });
  scene.does(addColumn, { board: scene.board, name: 'Shipped' });
  expect(scene.ask(boardColumns, { board: scene.board }).map(({ name, kind, hue }) => [name, kind, hue])).toEqual([
    ['Ideas', 'later', 3],
    ['Ready', 'todo', null],
    ['Making', 'doing', null],
    ['QA', 'review', null],
    ['Review', 'review', null],
    ['Done', 'done', null],
    ['Shipped', 'done', null],
  ]);
  scene.does(moveColumn, { column: scene.columns[3], before: scene.columns[0] });
  expect(names(scene)).toEqual(['Ideas', 'Done', 'Ready', 'Making', 'QA', 'Review', 'Shipped']);
});

test('[M31] renaming a column renames the one status behind it, and none of several', () => {
  const scene = openScene();
  scene.does(renameColumn, { column: scene.columns[1], name: 'Doing' });
  const statuses = () => scene.ask(statusesOfProject, { project: scene.project }).map(({ name }) => name);
  expect(statuses()).toEqual(['Ready', 'Doing', 'Review', 'Done']);
  scene.tx.columns.patch(scene.columns[1], {
    statuses: { [scene.rows.columns.get(scene.columns[2])?.statuses[0] ?? '']: true },
  });
  scene.does(renameColumn, { column: scene.columns[1], name: 'Both' });
  expect(statuses()).toEqual(['Ready', 'Doing', 'Review', 'Done']);
  expect(names(scene)[1]).toBe('Both');
});

test('[M32] hue, limit and folding; the limit is soft and counts what really stands there', () => {
  const scene = openScene();
  const [column] = scene.columns;
  scene.does(recolourColumn, { column, hue: 5 });
  scene.does(setLimit, { column, limit: 2 });
  scene.does(collapseColumn, { column, collapsed: true });
  const [a = ''] = scene.put(column, 'a', 'b', 'c');
  const found = () => scene.ask(boardColumns, { board: scene.board })[0];
  expect(found()).toMatchObject({ hue: 5, limit: 2, collapsed: true, count: 3, overLimit: true });
  scene.does(binTask, { task: a });
  expect(found()).toMatchObject({ count: 2, overLimit: false });
  scene.does(setLimit, { column, limit: null });
  scene.does(recolourColumn, { column, hue: null });
  scene.does(collapseColumn, { column, collapsed: false });
  expect(found()).toMatchObject({ hue: null, limit: null, collapsed: false });
  scene.does(collapseColumn, { column, collapsed: false });
  expect(scene.written).toEqual([]);
});

test('[M33] an archived column takes its tasks to rest and brings them back', () => {
  const scene = openScene();
  const [, making, review] = scene.columns;
  const [a = ''] = scene.put(making, 'a', 'b');
  scene.does(archiveColumn, { column: making });
  expect(names(scene)).toEqual(['Ready', 'Review', 'Done']);
  expect(scene.shown()).toBe('');
  const archive = scene.ask(archivedOnBoard, { board: scene.board });
  expect(archive[0]).toMatchObject({ id: making, what: 'column', name: 'Making', tasks: 2 });
  expect(archive.slice(1).map((row) => row.what === 'task' && row.column)).toEqual([making, making]);
  // Whoever moves one out of it apart from the archiving still sees it.
  scene.tx.tasks.patch(a, { status: scene.rows.columns.get(review)?.statuses[0] ?? '' });
  expect(scene.shown()).toBe('Review: a');
  scene.does(restoreColumn, { column: making });
  expect(scene.shown()).toBe('Making: b | Review: a');
});

test('[M34] the last column that is shown cannot be archived', () => {
  const scene = openScene();
  for (const column of scene.columns.slice(1)) scene.does(archiveColumn, { column });
  expect(scene.run(archiveColumn, { column: scene.columns[0] })).toMatchObject({ kind: 'last-column', what: 'Ready' });
});

test('[M34] two people who archive the last two apart still see one', () => {
  const scene = openScene();
  scene.put(scene.columns[0], 'a');
  for (const column of scene.columns) scene.tx.columns.patch(column, { archived: 5 });
  expect(names(scene)).toEqual(['Ready']);
  expect(scene.shown()).toBe('Ready: a');
});

test('[M35] a task whose status stands in no column shows in the first, never nowhere', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[2], 'a');
  scene.tx.tasks.patch(a, { status: 'q404' });
  expect(scene.shown()).toBe('Ready: a');
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]).toMatchObject({ kind: 'todo', column: scene.columns[0] });
});

test('[M35] a status in two columns shows its tasks in one of them', () => {
  const scene = openScene();
  scene.put(scene.columns[1], 'a');
  const status = scene.rows.columns.get(scene.columns[1])?.statuses[0] ?? '';
  scene.tx.columns.patch(scene.columns[0], { statuses: { [status]: true } });
  expect(scene.shown()).toBe('Ready: a');
});

test('[M36] a board is renamed, laned, archived, binned and brought back, and its tasks stay', () => {
  const scene = openScene();
  const { board } = scene;
  scene.put(scene.columns[0], 'a');
  scene.does(renameBoard, { board, name: 'Launch' });
  scene.does(setLanes, { board, lanes: 'priority' });
  scene.does(archiveBoard, { board });
  const found = () => scene.ask(boardsOfProject, { project: scene.project });
  expect(found()).toMatchObject([{ name: 'Launch', lanes: 'priority', archived: scene.ctx.now }]);
  scene.does(restoreBoard, { board });
  scene.does(binBoard, { board });
  expect(found()).toEqual([]);
  expect(scene.run(renameBoard, { board, name: 'x' })).toMatchObject({ kind: 'in-bin' });
  expect(scene.run(addColumn, { board, name: 'x' })).toMatchObject({ kind: 'in-bin' });
  scene.does(unbinBoard, { board });
  expect(found()).toHaveLength(1);
  expect(scene.shown()).toBe('Ready: a');
  scene.tx.boards.patch(board, { binned: 1 });
  expect(scene.run(unbinBoard, { board })).toMatchObject({ kind: 'not-found' });
});

test('[M36] what is not there is refused by every command on boards and columns', () => {
  const scene = openScene();
  const column = 'c404';
  const board = 'b404';
  const results = [
    scene.run(renameColumn, { column, name: 'x' }),
    scene.run(recolourColumn, { column, hue: 1 }),
    scene.run(setLimit, { column, limit: 1 }),
    scene.run(collapseColumn, { column, collapsed: true }),
    scene.run(moveColumn, { column }),
    scene.run(archiveColumn, { column }),
    scene.run(restoreColumn, { column }),
    scene.run(addColumn, { board, name: 'x' }),
    scene.run(renameBoard, { board, name: 'x' }),
    scene.run(setLanes, { board, lanes: 'none' }),
    scene.run(archiveBoard, { board }),
    scene.run(restoreBoard, { board }),
    scene.run(binBoard, { board }),
    scene.run(unbinBoard, { board }),
    scene.run(addBoard, { project: 'p404', name: 'x' }),
  ];
  expect(results.every((result) => isRefusal(result) && result.kind === 'not-found')).toBe(true);
});
