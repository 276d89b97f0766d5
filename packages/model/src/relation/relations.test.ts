import { expect, test } from 'vitest';
import { tasksOnBoard } from '../board/queries.ts';
import { archiveTask, assignTask, binTask } from '../task/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { moveTask, moveToProject } from '../task/move-commands.ts';
import { addProject } from '../project/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { relateTasks, unrelateTasks } from './commands.ts';
import { relationsOf, unblocked } from './queries.ts';
import { blockersOf } from './rules.ts';
import type { RelationKind } from './schema.ts';

function sceneOfThree(): Scene & {
  ids: [string, string, string];
  say(from: string, kind: RelationKind, to: string): string;
} {
  const scene = openScene();
  const ids = scene.put(scene.columns[0], 'film', 'page', 'price') as [string, string, string];
  const say = (from: string, kind: RelationKind, to: string) => scene.does(relateTasks, { from, kind, to }).relation;
  return Object.assign(scene, { ids, say });
}
const titles = (scene: Scene, id: string): string[] => {
  const task = scene.rows.tasks.get(id);
  return task === undefined ? [] : blockersOf(scene.rows, task).map((blocker) => blocker.task?.title ?? 'unseen');
};
const told = (scene: Scene, task: string) =>
  scene
    .ask(relationsOf, { task })
    .map(({ kind, isFrom, task: other, ring }) => ({ kind, isFrom, title: other?.title ?? null, ring }));
const toDone = (scene: Scene, task: string) =>
  scene.does(moveTask, { task, board: scene.board, column: scene.columns[3] });

test('[M210] it is read from both ends, and said once however often it is said', () => {
  const scene = sceneOfThree();
  const [film, page] = scene.ids;
  const first = scene.say(page, 'waits-for', film);
  expect(scene.say(page, 'waits-for', film)).toBe(first);
  expect(told(scene, page)).toEqual([{ kind: 'waits-for', isFrom: true, title: 'film', ring: false }]);
  expect(told(scene, film)).toEqual([{ kind: 'waits-for', isFrom: false, title: 'page', ring: false }]);
  const both = scene.say(film, 'relates', page);
  expect(scene.say(page, 'relates', film)).toBe(both);
  expect(told(scene, page)).toContainEqual({ kind: 'relates', isFrom: true, title: 'film', ring: false });
});

test('[M210] what two people said apart is shown once, and gone when one takes it away', () => {
  const scene = sceneOfThree();
  const [film, page] = scene.ids;
  scene.say(page, 'waits-for', film);
  const other = { from: page, to: film, kind: 'waits-for', at: 9 } as const;
  scene.tx.relations.add({ in: 'space', space: space('main') }, 'r2', other);
  scene.tx.relations.add({ in: 'space', space: space('main') }, 'r3', { from: film, to: page, kind: 'relates', at: 8 });
  scene.tx.relations.add({ in: 'space', space: space('main') }, 'r4', { from: page, to: film, kind: 'relates', at: 9 });
  expect(told(scene, page).map(({ kind }) => kind)).toEqual(['waits-for', 'relates']);
  expect(titles(scene, page)).toEqual(['film']);
  scene.does(unrelateTasks, { relation: 'r2' });
  scene.does(unrelateTasks, { relation: 'r4' });
  expect(told(scene, page)).toEqual([]);
  expect(titles(scene, page)).toEqual([]);
});

test('[M210] it lies where its first task lies and goes with it to another space', () => {
  const scene = sceneOfThree();
  const [film, page] = scene.ids;
  const relation = scene.say(page, 'waits-for', film);
  const { project } = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TEA' });
  scene.does(moveToProject, { task: page, project });
  expect(scene.rows.relations.spaceOf(relation)).toBe(space('team'));
  const own = scene.does(addTask, { project: scene.project, title: 'mine', readers: 'me' }).task;
  expect(scene.rows.relations.homeOf(scene.say(own, 'relates', film))).toEqual({ in: 'private' });
});

test('[M211] a ring is refused, over both kinds of order and over any number of steps', () => {
  const scene = sceneOfThree();
  const [film, page, price] = scene.ids;
  const refused = (from: string, kind: RelationKind, to: string) => scene.run(relateTasks, { from, kind, to });
  expect(refused(film, 'waits-for', film)).toMatchObject({ kind: 'not-valid', what: 'itself' });
  scene.say(page, 'waits-for', film);
  scene.say(price, 'follows', page);
  expect(refused(film, 'waits-for', page)).toMatchObject({ kind: 'not-valid', what: 'ring' });
  expect(refused(film, 'follows', price)).toMatchObject({ kind: 'not-valid', what: 'ring' });
  expect(refused('t404', 'follows', price)).toMatchObject({ kind: 'not-found' });
  scene.say(film, 'duplicates', price);
  expect(refused(price, 'duplicates', film)).toMatchObject({ what: 'ring' });
  scene.say(film, 'relates', price);
});

test('[M212] of a ring that two people closed apart the newest edge blocks nobody and is shown so', () => {
  const scene = sceneOfThree();
  const [film, page] = scene.ids;
  scene.say(page, 'waits-for', film);
  const at = scene.ctx.now + 5_000;
  scene.tx.relations.add({ in: 'space', space: space('main') }, 'r1', { from: film, to: page, kind: 'waits-for', at });
  expect(titles(scene, page)).toEqual(['film']);
  expect(titles(scene, film)).toEqual([]);
  expect(told(scene, film).map(({ isFrom, ring }) => [isFrom, ring])).toEqual([
    [false, false],
    [true, true],
  ]);
  // Taking the older one away makes the newer count.
  scene.does(unrelateTasks, { relation: scene.ask(relationsOf, { task: page })[0]?.id ?? '' });
  expect(titles(scene, film)).toEqual(['page']);
});

test('[M213] blocked by what is not done, archived or binned; what is done itself waits for nothing', () => {
  const scene = sceneOfThree();
  const [film, page, price] = scene.ids;
  scene.say(page, 'waits-for', film);
  scene.say(page, 'waits-for', price);
  scene.say(film, 'follows', price);
  const mark = () => scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === page)?.waitsFor;
  expect(mark()).toMatchObject({ task: { id: film, title: 'film' }, count: 2 });
  expect(scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === film)?.waitsFor).toBeNull();
  toDone(scene, film);
  expect(titles(scene, page)).toEqual(['price']);
  scene.does(archiveTask, { task: price });
  expect(mark()).toBeNull();
  const { task: words } = scene.does(addTask, { project: scene.project, title: 'words' });
  scene.say(page, 'waits-for', words);
  expect(titles(scene, page)).toEqual(['words']);
  toDone(scene, page);
  expect(titles(scene, page)).toEqual([]);
  scene.does(moveTask, { task: page, board: scene.board, column: scene.columns[0] });
  scene.does(binTask, { task: words });
  expect(titles(scene, page)).toEqual([]);
});

test('[M213] a task that the reader cannot see is told of, and one that can be opened is named first', () => {
  const scene = sceneOfThree();
  const [film, page] = scene.ids;
  const home = { in: 'space', space: space('main') } as const;
  scene.tx.relations.add(home, 'r1', { from: page, to: 't404', kind: 'waits-for', at: 1 });
  const mark = () => scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === page)?.waitsFor;
  expect(mark()).toEqual({ task: null, count: 1 });
  expect(told(scene, page)).toEqual([{ kind: 'waits-for', isFrom: true, title: null, ring: false }]);
  scene.say(page, 'waits-for', film);
  expect(mark()).toMatchObject({ task: { id: film }, count: 2 });
});

test('[M214] who has a task is told when the last that it waited for is done', () => {
  const scene = sceneOfThree();
  const [film, page, price] = scene.ids;
  scene.say(page, 'waits-for', film);
  scene.say(page, 'waits-for', price);
  scene.does(assignTask, { task: page, to: person('bo') });
  const toldTo = (who: string) => scene.as(person(who), () => scene.ask(unblocked, {}));
  toDone(scene, film);
  expect(toldTo('bo')).toEqual([]);
  toDone(scene, price);
  expect(toldTo('ann')).toEqual([]);
  const [one] = toldTo('bo');
  expect(one).toMatchObject({
    id: `${page}:${price}`,
    task: { title: 'page' },
    by: { title: 'price' },
    at: scene.ctx.now,
  });
  toDone(scene, page);
  expect(toldTo('bo')).toEqual([]);
});
