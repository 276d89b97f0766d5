import { expect, test } from 'vitest';
import { statusesOfProject } from '../project/queries.ts';
import { assignTask } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { setStatus } from '../task/status-command.ts';
import { person } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { archiveColumn, restoreColumn } from './column-commands.ts';
import { limitBoard, setLanes } from './commands.ts';
import { boardHead } from './head-query.ts';
import { limitsOnBoard } from './limit-query.ts';
import { boardColumns } from './queries.ts';
import {
  addStatus,
  holdStatus,
  removeColumn,
  renameStatus,
  setNeed,
  setPolicy,
  setStatusKind,
} from './setting-commands.ts';

const columns = (scene: Scene) => scene.ask(boardColumns, { board: scene.board });
const names = (scene: Scene) => columns(scene).map(({ name }) => name);
const statusOf = (scene: Scene, column: string) => scene.rows.columns.get(column)?.statuses[0] ?? '';

test('[M332] a status goes to another column with its tasks, which are not written', () => {
  const scene = openScene();
  const [, making, review] = scene.columns;
  const { status } = scene.does(addStatus, { column: making, name: 'Cutting', kind: 'doing' });
  const [a = '', b = ''] = scene.put(making, 'a', 'b');
  scene.does(setStatus, { task: a, status });
  const other = scene.rows.tasks.get(b)?.status;
  expect(other).not.toBe(status);
  scene.does(holdStatus, { column: review, status });
  expect(scene.shown()).toBe('Making: b | Review: a');
  expect(scene.written.every((id) => id.startsWith('c'))).toBe(true);
});

test('[M332] the only status of a column stays, and one of another project is not found', () => {
  const scene = openScene();
  const [ready, making] = scene.columns;
  expect(scene.run(holdStatus, { column: ready, status: statusOf(scene, making) })).toMatchObject({
    kind: 'not-valid',
    what: 'only status',
  });
  expect(scene.run(holdStatus, { column: ready, status: 'q' })).toMatchObject({ kind: 'not-found' });
});

test('[M332] held by two columns, since two people moved it apart, it is taken out of both by the next', () => {
  const scene = openScene();
  const [ready, making, review] = scene.columns;
  const { status } = scene.does(addStatus, { column: making, name: 'Cutting', kind: 'doing' });
  scene.tx.columns.patch(review, { statuses: { [status]: true } });
  scene.does(holdStatus, { column: ready, status });
  expect(columns(scene).map(({ statuses }) => statuses.includes(status))).toEqual([true, false, false, false]);
});

test('[M333] a status is added, renamed and given another kind', () => {
  const scene = openScene();
  const { status } = scene.does(addStatus, { column: scene.columns[1], name: 'Cutting', kind: 'doing' });
  scene.does(renameStatus, { status, name: 'Sewing' });
  scene.does(setStatusKind, { status, kind: 'review' });
  const found = scene.ask(statusesOfProject, { project: scene.project }).find(({ id }) => id === status);
  expect(found).toMatchObject({ name: 'Sewing', kind: 'review' });
  expect(columns(scene)[1]?.statuses).toContain(status);
  expect(scene.run(renameStatus, { status: 'q', name: 'x' })).toMatchObject({ kind: 'not-found' });
});

test('[M334] a removed column hands its tasks to another and takes them back', () => {
  const scene = openScene();
  const [ready, making] = scene.columns;
  scene.put(making, 'a', 'b');
  scene.does(removeColumn, { column: making, into: ready });
  expect(scene.shown()).toBe('Ready: a, b');
  expect(names(scene)).toEqual(['Ready', 'Review', 'Done']);
  expect(scene.written.every((id) => id.startsWith('c'))).toBe(true);
  scene.does(restoreColumn, { column: making });
  expect(scene.shown()).toBe('Making: a, b');
  scene.does(archiveColumn, { column: making });
  expect(scene.shown()).toBe('');
  expect(scene.run(removeColumn, { column: ready, into: ready })).toMatchObject({ kind: 'not-found' });
  expect(scene.run(removeColumn, { column: ready, into: making })).toMatchObject({ kind: 'not-found' });
});

test('[M335] a column says how work is done and when it is done, and empty words are none', () => {
  const scene = openScene();
  const [, column] = scene.columns;
  scene.does(setPolicy, { column, of: 'policy', text: ' Bring the print proof. ' });
  scene.does(setPolicy, { column, of: 'doneWhen', text: 'Lena has seen it' });
  expect(columns(scene)[1]).toMatchObject({ policy: 'Bring the print proof.', doneWhen: 'Lena has seen it' });
  scene.does(setPolicy, { column, of: 'doneWhen', text: '  ' });
  expect(columns(scene)[1]?.doneWhen).toBeNull();
});

test('[M336] lanes and people are counted by what is in progress, and keep nothing out', () => {
  const scene = openScene();
  const [ready, making, review, done] = scene.columns;
  const tasks = [...scene.put(making, 'a', 'b'), ...scene.put(review, 'c'), ...scene.put(done, 'd')];
  const [waiting = ''] = scene.put(ready, 'e');
  scene.does(assignTask, { task: [...tasks, waiting], to: person('bo') });
  expect(scene.ask(limitsOnBoard, { board: scene.board })).toEqual([]);
  scene.does(limitBoard, { board: scene.board, of: 'person', limit: 3 });
  const people = () =>
    scene.ask(limitsOnBoard, { board: scene.board }).map(({ count, limit, over }) => [count, limit, over]);
  expect(people()).toEqual([[3, 3, false]]);
  scene.does(moveTask, { task: waiting, board: scene.board, column: making });
  expect(people()).toEqual([[4, 3, true]]);
  scene.does(limitBoard, { board: scene.board, of: 'person', limit: null });
  scene.does(setLanes, { board: scene.board, lanes: 'person' });
  scene.does(limitBoard, { board: scene.board, of: 'lane', limit: 5 });
  expect(scene.ask(limitsOnBoard, { board: scene.board })).toMatchObject([
    { of: 'lane', lane: person('bo'), count: 4 },
  ]);
  expect(scene.ask(boardHead, { board: scene.board })).toMatchObject([{ laneLimit: 5, personLimit: null }]);
});

test('[M323] what is set in a column that is not there is refused', () => {
  const scene = openScene();
  expect(scene.run(setNeed, { column: 'c', need: 'due', on: true })).toMatchObject({ kind: 'not-found' });
});
