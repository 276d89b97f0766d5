import { expect, test } from 'vitest';
import { addName } from '../person/commands.ts';
import { setProfile } from '../person/commands.ts';
import { addComment, binComment } from '../comment/commands.ts';
import { addCheckItems, toggleCheckItem } from '../task/checklist-commands.ts';
import { assignTask, archiveTask, setDue } from '../task/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import type { Day } from '../day.ts';
import { archivedOnBoard, boardColumns, tasksOnBoard } from './queries.ts';
import { archiveBoard, setLanes } from './commands.ts';
import { boardHead } from './head-query.ts';
import { binProject } from '../project/commands.ts';

test('[M40] a card carries everything that its face shows', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[1], 'Film');
  const { name } = scene.does(addName, { space: space('main'), name: 'Paulo', guest: true });
  scene.does(assignTask, { task: a, to: name });
  scene.does(setDue, { task: a, due: '2026-03-03' as Day });
  const { items } = scene.does(addCheckItems, { task: a, texts: ['one', 'two', 'three'] });
  scene.does(toggleCheckItem, { item: items[0] ?? '', done: true });
  const { comment } = scene.does(addComment, { task: a, text: 'hello' });
  scene.does(addComment, { task: a, text: 'again' });
  scene.does(binComment, { comment });
  scene.numbers.set(a, 128);
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]).toEqual({
    id: a,
    key: 'SPR-128',
    title: 'Film',
    project: scene.project,
    status: scene.rows.tasks.get(a)?.status,
    kind: 'doing',
    holder: { id: name, name: 'Paulo', title: null, from: null, guest: true, account: false },
    due: '2026-03-03',
    late: true,
    priority: null,
    estimate: null,
    tags: [],
    checklistDone: 1,
    checklistTotal: 3,
    comments: 1,
    updatedBy: person('ann'),
    archived: null,
    binned: null,
    parent: null,
    partsDone: 0,
    partsTotal: 0,
    waitsFor: null,
    movingTo: null,
    column: scene.columns[1],
    lane: null,
    lacks: [],
    rank: scene.rows.tasks.get(a)?.ranks[scene.board],
    cover: null,
    decided: null,
    files: 0,
    untouched: null,
    here: null,
  });
});

test('[M40] who wrote last is told, by id; a name that nobody knows is Somebody', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a');
  scene.as(person('bo'), () => scene.does(setDue, { task: a, due: '2026-03-09' as Day }));
  scene.tx.tasks.patch(a, { assigned: 'u404' });
  const [card] = scene.as(person('cy'), () => scene.ask(tasksOnBoard, { board: scene.board }));
  expect(card?.holder).toMatchObject({ id: 'u404', name: 'Somebody', account: false });
  expect(JSON.stringify(card?.holder?.name)).not.toContain('404');
  scene.as(person('bo'), () => scene.does(setProfile, { name: 'Bo Berg' }));
  scene.tx.tasks.patch(a, { assigned: person('bo') });
  expect(scene.ask(tasksOnBoard, { board: scene.board })[0]?.holder).toMatchObject({ name: 'Bo Berg', account: true });
});

test('[M41] cards are in order of column, rank and id; what nobody placed comes last, oldest first', () => {
  const scene = openScene();
  const [ready, making] = scene.columns;
  const [m = ''] = scene.put(making, 'm');
  const [a = '', b = '', c = '', d = ''] = scene.put(ready, 'a', 'b', 'c', 'd');
  scene.tx.tasks.patch(a, { ranks: { [scene.board]: null }, created: 2_000 });
  scene.tx.tasks.patch(b, { ranks: { [scene.board]: 'not a rank' }, created: 1_000 });
  scene.tx.tasks.patch(d, { ranks: { [scene.board]: scene.rows.tasks.get(c)?.ranks[scene.board] ?? '' } });
  const order = scene.ask(tasksOnBoard, { board: scene.board }).map((card) => card.id);
  expect(order).toEqual([...[c, d].sort(), b, a, m]);
});

test('[M42] lanes are by priority or by holder, and "none" is one', () => {
  const scene = openScene();
  const [a = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.tx.tasks.patch(a, { priority: 1, assigned: person('bo') });
  const lanes = () => scene.ask(tasksOnBoard, { board: scene.board }).map((card) => card.lane);
  expect(lanes()).toEqual([null, null]);
  scene.does(setLanes, { board: scene.board, lanes: 'priority' });
  expect(lanes()).toEqual(['1', 'none']);
  scene.does(setLanes, { board: scene.board, lanes: 'person' });
  expect(lanes()).toEqual([person('bo'), 'none']);
});

test('[M40] a board that is not here has no cards and no columns', () => {
  const scene = openScene();
  expect(scene.ask(tasksOnBoard, { board: 'b404' })).toEqual([]);
  expect(scene.ask(boardColumns, { board: 'b404' })).toEqual([]);
  expect(scene.ask(archivedOnBoard, { board: 'b404' })).toEqual([]);
});

test('[M40] the head of a board tells its project, and where either rests', () => {
  const scene = openScene();
  const head = () => scene.ask(boardHead, { board: scene.board })[0];
  expect(head()).toMatchObject({
    name: 'Spring launch',
    projectName: 'Spring launch',
    hue: 1,
    prefix: 'SPR',
    lanes: 'none',
    projectResting: null,
  });
  scene.does(archiveBoard, { board: scene.board });
  scene.does(binProject, { project: scene.project });
  expect(head()).toMatchObject({ archived: expect.any(Number), projectResting: 'binned', space: space('main') });
  expect(scene.ask(boardHead, { board: 'b404' })).toEqual([]);
});

test('[M33] the archive lists what was archived, latest first', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  scene.does(archiveTask, { task: a });
  scene.does(archiveTask, { task: b });
  expect(
    scene
      .ask(archivedOnBoard, { board: scene.board })
      .map((row) => row.what === 'task' && [row.task.title, row.column]),
  ).toEqual([
    ['b', null],
    ['a', null],
  ]);
});

test('[M43] two thousand cards are answered in a few milliseconds', () => {
  const scene = openScene();
  const status = scene.rows.columns.get(scene.columns[0])?.statuses[0] ?? '';
  for (let at = 0; at < 2_000; at += 1) {
    const id = scene.ctx.newId('t').slice(0, 12) + String(at).padStart(6, '0');
    scene.tx.tasks.add({ in: 'space', space: space('main') }, id, {
      title: `Task ${at}`,
      project: scene.project,
      status,
      created: at,
      ranks: { [scene.board]: `b${String(at % 99).padStart(2, '1')}V` },
      assigned: person('bo'),
    });
    scene.tx.checkItems.add({ in: 'space', space: space('main') }, `k${id.slice(1)}`, {
      task: id,
      text: 'x',
      rank: 'a0',
    });
  }
  const times = Array.from({ length: 7 }, () => {
    const begun = process.threadCpuUsage();
    for (let run = 0; run < 5; run += 1) expect(scene.ask(tasksOnBoard, { board: scene.board })).toHaveLength(2_000);
    return process.threadCpuUsage(begun).user / 5_000;
  });
  // The figure itself is a benchmark's; here only that nothing is quadratic on a busy machine.
  expect(Math.min(...times)).toBeLessThan(40);
});
