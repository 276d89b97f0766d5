import { expect, test } from 'vitest';
import { addColumn, archiveColumn } from '../board/column-commands.ts';
import { binBoard, setLanes } from '../board/commands.ts';
import { tasksOnBoard } from '../board/queries.ts';
import { addProject } from '../project/commands.ts';
import { addName } from '../person/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addCheckItems } from './checklist-commands.ts';
import { archiveTask, assignTask } from './commands.ts';
import { moveTask, keepFormerKey, moveToProject, stayWhereItIs } from './move-commands.ts';
import { birthHome } from './moving.ts';
import { taskByKey, taskPeek } from './queries.ts';

test('[M20] a task moves between columns, after, before and to either end', () => {
  const scene = openScene();
  const [ready, making] = scene.columns;
  const [a = '', b = '', c = ''] = scene.put(ready, 'a', 'b', 'c');
  const to = { board: scene.board };
  scene.does(moveTask, { ...to, task: c, column: ready, before: a });
  expect(scene.shown()).toBe('Ready: c, a, b');
  scene.does(moveTask, { ...to, task: a, column: making });
  scene.does(moveTask, { ...to, task: b, column: making, at: 'top' });
  expect(scene.shown()).toBe('Ready: c | Making: b, a');
  scene.does(moveTask, { ...to, task: c, column: making, after: b });
  expect(scene.shown()).toBe('Making: b, c, a');
  expect(scene.ask(taskPeek, { task: c })[0]?.kind).toBe('doing');
});

test('[M20] moving to where it stands writes nothing', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  expect(scene.does(moveTask, { board: scene.board, task: a, column: scene.columns[0], before: b }).tasks).toEqual([]);
  expect(scene.does(moveTask, { board: scene.board, task: b, column: scene.columns[0] }).tasks).toEqual([]);
  expect(scene.written).toEqual([]);
});

test('[M20] a run keeps the order in which it was named and stays together', () => {
  const scene = openScene();
  const [ready, making] = scene.columns;
  const [a = '', , c = '', d = ''] = scene.put(ready, 'a', 'b', 'c', 'd');
  const [x = ''] = scene.put(making, 'x', 'y');
  scene.does(moveTask, { board: scene.board, task: [d, a, c], column: making, after: x });
  expect(scene.shown()).toBe('Ready: b | Making: x, d, a, c, y');
});

test('[M21] two people who move runs to one place apart see both runs whole', () => {
  const scene = openScene();
  const [ready, making] = scene.columns;
  const tasks = scene.put(ready, 'a1', 'a2', 'a3', 'b1', 'b2', 'b3');
  const [x = ''] = scene.put(making, 'x', 'y');
  const mine = tasks.slice(0, 3);
  const theirs = tasks.slice(3);
  const before = new Map(theirs.map((id) => [id, scene.rows.tasks.get(id)]));
  scene.does(moveTask, { board: scene.board, task: theirs, column: making, after: x });
  const moved = theirs.map((id) => scene.rows.tasks.get(id)?.ranks[scene.board] ?? '');
  const status = scene.rows.tasks.get(theirs[0] ?? '')?.status ?? '';
  for (const [id, row] of before) scene.tx.tasks.patch(id, { status: row?.status ?? '', ranks: { ...row?.ranks } });
  scene.does(moveTask, { board: scene.board, task: mine, column: making, after: x });
  theirs.forEach((id, at) => scene.tx.tasks.patch(id, { status, ranks: { [scene.board]: moved[at] ?? '' } }));
  expect(['Making: x, a1, a2, a3, b1, b2, b3, y', 'Making: x, b1, b2, b3, a1, a2, a3, y']).toContain(scene.shown());
});

test('[M22] in lanes by priority a move writes the priority', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  scene.does(moveTask, { board: scene.board, task: a, column: scene.columns[0], lane: '1' });
  expect(scene.rows.tasks.get(a)?.priority).toBeNull();
  scene.does(setLanes, { board: scene.board, lanes: 'priority' });
  scene.does(moveTask, { board: scene.board, task: a, column: scene.columns[1], lane: '1' });
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]).toMatchObject({
    lane: '1',
    priority: 1,
    column: scene.columns[1],
  });
  scene.does(moveTask, { board: scene.board, task: a, column: scene.columns[1], lane: 'none' });
  expect(scene.rows.tasks.get(a)?.priority).toBeNull();
  expect(scene.run(moveTask, { board: scene.board, task: a, column: scene.columns[1], lane: '7' })).toMatchObject({
    kind: 'not-valid',
  });
});

test('[M22] in lanes by person a move sets the holder by its rule', () => {
  const scene = openScene({ closed: true });
  const [a = ''] = scene.put(scene.columns[0], 'a');
  scene.does(setLanes, { board: scene.board, lanes: 'person' });
  const to = { board: scene.board, task: a, column: scene.columns[1] };
  scene.does(moveTask, { ...to, lane: person('cy') });
  expect(scene.rows.tasks.get(a)?.assigned).toBe(person('cy'));
  expect(scene.run(moveTask, { ...to, column: scene.columns[2], lane: person('bo') })).toMatchObject({
    kind: 'needs-offer',
    holder: person('cy'),
  });
  expect(scene.shown()).toBe('Making: a');
  expect(scene.run(moveTask, { ...to, lane: 'u404' })).toMatchObject({ kind: 'not-found' });
  scene.does(moveTask, { ...to, lane: 'none' });
  expect(scene.rows.tasks.get(a)?.assigned).toBeNull();
});

test('[M23] nothing moves into an archived or foreign column, nor out of the archive', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  const to = { board: scene.board, task: a };
  scene.does(archiveColumn, { column: scene.columns[3] });
  expect(scene.run(moveTask, { ...to, column: scene.columns[3] })).toMatchObject({ kind: 'archived', what: 'column' });
  expect(scene.run(moveTask, { ...to, column: 'c404' })).toMatchObject({ kind: 'not-found', what: 'column' });
  expect(scene.run(moveTask, { ...to, board: 'b404', column: scene.columns[1] })).toMatchObject({ kind: 'not-found' });
  scene.does(archiveTask, { task: a });
  expect(scene.run(moveTask, { ...to, column: scene.columns[1] })).toMatchObject({ kind: 'archived', what: 'task' });
  scene.does(binBoard, { board: scene.board });
  expect(scene.run(moveTask, { ...to, column: scene.columns[1] })).toMatchObject({ kind: 'in-bin' });
});

test('[M24] to another project of the space: the status of the same kind, the bottom of its column, the old key', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[1], 'a', 'b');
  scene.numbers.set(a, 12);
  const other = scene.does(addProject, { space: space('main'), name: 'Vendors', hue: 2, prefix: 'VEN' });
  scene.does(moveToProject, { task: [a, b], project: other.project });
  const cards = scene.ask(tasksOnBoard, { board: other.board ?? '' });
  expect(cards.map((card) => [card.title, card.kind])).toEqual([
    ['a', 'doing'],
    ['b', 'doing'],
  ]);
  expect(cards[0]?.key).toBe('SPR-12');
  expect(scene.ask(taskByKey, { key: 'spr-12' })[0]?.id).toBe(a);
  expect(scene.shown()).toBe('');
  scene.does(moveToProject, { task: a, project: scene.project });
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]).toMatchObject({ id: a, key: 'SPR-12', kind: 'doing' });
});

test('[M24] a key given in another project is never taken for one of this', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  const other = scene.does(addProject, { space: space('main'), name: 'Vendors', hue: 2, prefix: 'VEN' });
  scene.does(moveToProject, { task: a, project: other.project });
  scene.numbers.set(a, 1);
  const { tasks } = scene.does(moveToProject, { task: b, project: other.project });
  scene.numbers.set(b, 2);
  expect(tasks).toEqual([b]);
  expect(scene.ask(taskByKey, { key: 'VEN-1' })).toEqual([]);
  expect(scene.ask(taskByKey, { key: 'SPR-1' }).map((row) => row.id)).toEqual([a]);
});

test('[M100] to another space a task goes with its checklist, and its old key leads to it beside the new one', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[1], 'a');
  scene.numbers.set(a, 12);
  const { items } = scene.does(addCheckItems, { task: a, texts: ['one'] });
  const team = scene.does(addProject, { space: space('team'), name: 'Fairs', hue: 2, prefix: 'FAI' });
  scene.does(moveToProject, { task: a, project: team.project });
  expect([scene.rows.tasks.spaceOf(a), scene.rows.checkItems.spaceOf(items[0] ?? '')]).toEqual([
    space('team'),
    space('team'),
  ]);
  expect(scene.ask(tasksOnBoard, { board: team.board ?? '' })[0]).toMatchObject({ title: 'a', kind: 'doing' });
  scene.does(keepFormerKey, { task: a, key: 'SPR-12' });
  scene.numbers.set(a, 3);
  expect(scene.ask(taskPeek, { task: a })[0]?.key).toBe('FAI-3');
  for (const key of ['FAI-3', 'SPR-12']) expect(scene.ask(taskByKey, { key }).map(({ id }) => id)).toEqual([a]);
  expect(scene.ask(taskByKey, { key: 'SPR-3' })).toEqual([]);
});

test('[M100] a task on its way to another space is not moved again, and can be left where it is', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[1], 'a');
  scene.tx.tasks.patch(a, { movedTo: space('team') });
  expect(scene.ask(taskPeek, { task: a })[0]?.movingTo).toBe(space('team'));
  const other = scene.does(addProject, { space: space('main'), name: 'Vendors', hue: 2, prefix: 'VEN' });
  expect(scene.run(moveToProject, { task: a, project: other.project })).toMatchObject({ what: 'moving' });
  scene.does(stayWhereItIs, { task: a });
  expect(scene.ask(taskPeek, { task: a })[0]?.movingTo).toBeNull();
  expect(scene.run(stayWhereItIs, { task: 't404' })).toMatchObject({ kind: 'not-found' });
  expect(scene.run(keepFormerKey, { task: 't404', key: 'A-1' })).toMatchObject({ kind: 'not-found' });
});

test('[M105] what is in an archive is not moved to another space before it is back; in its space it goes where it is put', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[1], 'a');
  scene.tx.tasks.patch(a, { archive: '2026q3' });
  const team = scene.does(addProject, { space: space('team'), name: 'Fairs', hue: 2, prefix: 'FAI' });
  expect(scene.run(moveToProject, { task: a, project: team.project })).toMatchObject({
    kind: 'archived',
    what: 'task',
  });
  expect(scene.rows.tasks.spaceOf(a)).toBe(space('main'));
  const near = scene.does(addProject, { space: space('main'), name: 'Vendors', hue: 2, prefix: 'VEN' });
  expect(scene.does(moveToProject, { task: a, project: near.project }).tasks).toEqual([a]);
  expect(scene.ask(taskPeek, { task: a })[0]).toMatchObject({ archive: '2026q3', projectName: 'Vendors' });
});

test('[M101] a page and comments keep the space of their birth in their names, wherever the task stands', () => {
  const scene = openScene({ directory: { moved: { t1: { [space('team')]: [space('main')] } } } });
  expect(birthHome(scene.ctx.directory, 't1', space('main'))).toBe(space('team'));
  expect(birthHome(scene.ctx.directory, 't1', space('team'))).toBe(space('team'));
  expect(birthHome(scene.ctx.directory, 't2', space('main'))).toBe(space('main'));
  expect(birthHome(scene.ctx.directory, 'constructor', space('main'))).toBe(space('main'));
});

test('[M24] to a project that is not there or has no status nothing moves', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  expect(scene.run(moveToProject, { task: a, project: 'p404' })).toMatchObject({ kind: 'not-found' });
  const bare = scene.does(addProject, { space: space('main'), name: 'Bare', hue: 2, prefix: 'BAR', board: null });
  expect(scene.run(moveToProject, { task: a, project: bare.project })).toMatchObject({ kind: 'not-valid' });
});

test('[M20] a column that stands for several statuses keeps the one the task has', () => {
  const scene = openScene();
  const { column, status } = scene.does(addColumn, { board: scene.board, name: 'Blocked', kind: 'doing' });
  scene.does(archiveColumn, { column });
  scene.tx.columns.patch(scene.columns[1], { statuses: { [status]: true } });
  const [a = ''] = scene.put(scene.columns[0], 'a');
  scene.tx.tasks.patch(a, { status });
  expect(scene.shown()).toBe('Making: a');
  scene.does(moveTask, { board: scene.board, task: a, column: scene.columns[1], at: 'top' });
  expect(scene.rows.tasks.get(a)?.status).toBe(status);
});

test('[M25] the holder rule', () => {
  const scene = openScene({ closed: true });
  const [a = ''] = scene.put(scene.columns[0], 'a');
  const { name } = scene.does(addName, { space: space('team'), name: 'Tom' });
  const give = (to: string | null, by = 'ann') => scene.as(person(by), () => scene.run(assignTask, { task: a, to }));
  const held = () => scene.rows.tasks.get(a)?.assigned;
  // Nobody holds it: anybody may be named.
  expect(give(person('cy'), 'bo')).toMatchObject({ tasks: [a] });
  // Outside the team one cannot pass on what another holds …
  expect(give(null, 'bo')).toMatchObject({ kind: 'needs-offer', what: 'task', holder: person('cy') });
  expect(give(name, 'bo')).toMatchObject({ kind: 'needs-offer' });
  // … but take it oneself, and then give it away to somebody of the space.
  expect(give(person('bo'), 'bo')).toMatchObject({ tasks: [a] });
  expect(give(person('ann'), 'bo')).toMatchObject({ tasks: [a] });
  // Inside the team one deals out directly, also to a name without an account.
  expect(give(person('cy'))).toMatchObject({ tasks: [a] });
  expect(give(name, 'cy')).toMatchObject({ tasks: [a] });
  expect(held()).toBe(name);
  // Somebody outside the team would have to accept.
  expect(give(person('bo'))).toMatchObject({ kind: 'needs-offer', holder: name });
  expect(give('n404')).toMatchObject({ kind: 'not-found', what: 'person' });
  expect(give('__proto__')).toMatchObject({ kind: 'not-found', what: 'person' });
  expect(give(null)).toMatchObject({ tasks: [a] });
  expect(held()).toBeNull();
});

test('[M1] between two of equal rank there is no room: what is put there stands after both, before the next', () => {
  const scene = openScene();
  const [a = '', b = '', c = '', d = ''] = scene.put(scene.columns[0], 'a', 'b', 'c', 'd');
  for (const id of [a, b]) scene.tx.tasks.patch(id, { ranks: { [scene.board]: 'a1V' } });
  scene.tx.tasks.patch(c, { ranks: { [scene.board]: 'a1W' } });
  const [first = '', second = ''] = [a, b].sort();
  scene.does(moveTask, { board: scene.board, task: d, column: scene.columns[0], after: first });
  expect(scene.ask(tasksOnBoard, { board: scene.board }).map((card) => card.id)).toEqual([first, second, d, c]);
});
