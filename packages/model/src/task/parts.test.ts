import { expect, test } from 'vitest';
import { tasksOnBoard } from '../board/queries.ts';
import { addComment } from '../comment/commands.ts';
import { addProject } from '../project/commands.ts';
import { isRefusal } from '../refusal.ts';
import { newSpace } from '../directory/made.ts';
import { person, space } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addTask, addTasks } from './add-commands.ts';
import { addCheckItems, toggleCheckItem } from './checklist-commands.ts';
import { archiveTask, binTask, unbinTask } from './commands.ts';
import { moveTask, moveToProject } from './move-commands.ts';
import { checkItemToTask, setParent, taskToCheckItem } from './part-commands.ts';
import { subTasksOf } from './part-queries.ts';
import { checklistOf, taskPeek } from './queries.ts';
import { setReaders } from './readers-commands.ts';

const titleOf = (scene: Scene, id: string) => scene.rows.tasks.get(id)?.title ?? '';
/** "a (b (c), d)" as lines: "a", " b", "  c". */
const tree = (scene: Scene, task: string): string[] =>
  scene.ask(subTasksOf, { task }).map(({ title, depth }) => `${' '.repeat(depth)}${title}`);
const under = (scene: Scene, parent: string, ...titles: string[]): string[] =>
  scene.does(addTasks, { project: scene.project, parent, titles }).tasks;
const parentOf = (scene: Scene, task: string) => scene.ask(taskPeek, { task })[0]?.parent?.title ?? null;
const card = (scene: Scene, id: string) => scene.ask(tasksOnBoard, { board: scene.board }).find((one) => one.id === id);

test('[M215] parts are born under a task at any depth, stand on the board too and keep their order', () => {
  const scene = openScene();
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const [text = '', film = ''] = under(scene, page, 'text', 'film');
  under(scene, text, 'proof');
  expect(tree(scene, page)).toEqual(['text', ' proof', 'film']);
  expect(card(scene, text)).toMatchObject({ parent: { id: page, title: 'page' }, partsTotal: 1 });
  scene.does(setParent, { task: film, parent: page, before: text });
  expect(tree(scene, page)).toEqual(['film', 'text', ' proof']);
  scene.does(setParent, { task: text, parent: null });
  expect(tree(scene, page)).toEqual(['film']);
  expect(tree(scene, text)).toEqual(['proof']);
  const [other = ''] = scene.put(scene.columns[1], 'other');
  scene.does(setParent, { task: [other, text], parent: page, after: film });
  expect(tree(scene, page)).toEqual(['film', 'other', 'text', ' proof']);
});

test('[M215] a part has the readers of its parent, and stands in its space', () => {
  const scene = openScene();
  const { task: own } = scene.does(addTask, { project: scene.project, title: 'mine', readers: 'me' });
  const [part = ''] = under(scene, own, 'mine too');
  expect(scene.rows.tasks.homeOf(part)).toEqual({ in: 'private' });
  const [page = ''] = scene.put(scene.columns[0], 'page');
  expect(scene.run(setParent, { task: page, parent: own })).toMatchObject({ what: 'parent elsewhere' });
  const { project } = scene.does(addProject, { space: space('team'), name: 'Team', hue: 2, prefix: 'TEA' });
  const { task: away } = scene.does(addTask, { project, title: 'away' });
  expect(scene.run(setParent, { task: page, parent: away })).toMatchObject({ what: 'parent elsewhere' });
  expect(scene.run(addTask, { project, parent: page, title: 'x' })).toMatchObject({ what: 'parent elsewhere' });
});

test('[M215] what would be a part of itself is refused', () => {
  const scene = openScene();
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const [text = ''] = under(scene, page, 'text');
  const [proof = ''] = under(scene, text, 'proof');
  expect(scene.run(setParent, { task: page, parent: page })).toMatchObject({ what: 'itself' });
  expect(scene.run(setParent, { task: page, parent: proof })).toMatchObject({ what: 'ring of parts' });
  expect(scene.run(setParent, { task: page, parent: 't404' })).toMatchObject({ kind: 'not-found' });
});

test('[M216] a ring that two people closed apart loses its newest edge, and every task is still there', () => {
  const scene = openScene();
  const [a = '', b = '', c = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  scene.does(setParent, { task: a, parent: b });
  scene.does(setParent, { task: b, parent: c });
  // What a merge brings: the third edge, the newest.
  scene.tx.tasks.patch(c, { parent: a });
  expect(['a', 'b', 'c'].map((_, at) => parentOf(scene, [a, b, c][at] ?? ''))).toEqual(['b', 'c', null]);
  expect(tree(scene, c)).toEqual(['b', ' a']);
  expect(scene.shown()).toContain('a, b, c');
  scene.does(setParent, { task: a, parent: null });
  expect(parentOf(scene, c)).toBe('a');
});

test('[M217] how far the parts are is told of what is not in the bin; a parent in the bin is none until it is back', () => {
  const scene = openScene();
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const [text = '', film = '', price = ''] = under(scene, page, 'text', 'film', 'price');
  scene.does(moveTask, { task: text, board: scene.board, column: scene.columns[3] });
  scene.does(archiveTask, { task: film });
  scene.does(binTask, { task: price });
  expect(card(scene, page)).toMatchObject({ partsDone: 1, partsTotal: 2 });
  scene.does(binTask, { task: page });
  expect(parentOf(scene, text)).toBeNull();
  scene.does(unbinTask, { task: page });
  expect(parentOf(scene, text)).toBe('page');
});

test('[M218] to another project of the space and of another one the parts go along, with their parts', () => {
  for (const where of ['main', 'team']) {
    const scene = openScene();
    const [page = ''] = scene.put(scene.columns[0], 'page');
    const [text = ''] = under(scene, page, 'text');
    const [proof = ''] = under(scene, text, 'proof');
    const { project } = scene.does(addProject, { space: space(where), name: 'Other', hue: 2, prefix: 'OTH' });
    expect(scene.does(moveToProject, { task: page, project }).tasks).toEqual([page, text, proof]);
    expect(tree(scene, page)).toEqual(['text', ' proof']);
    for (const id of [page, text, proof]) {
      expect(scene.rows.tasks.get(id)?.project).toBe(project);
      expect(scene.rows.tasks.spaceOf(id)).toBe(space(where));
    }
  }
});

test('[M218] what leaves its space without the other stands on its own; inside the space it stays a part', () => {
  const scene = openScene();
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const [text = '', film = ''] = under(scene, page, 'text', 'film');
  const near = scene.does(addProject, { space: space('main'), name: 'Near', hue: 2, prefix: 'NEA' }).project;
  const far = scene.does(addProject, { space: space('team'), name: 'Far', hue: 2, prefix: 'FAR' }).project;
  scene.does(moveToProject, { task: text, project: near });
  expect(parentOf(scene, text)).toBe('page');
  scene.does(moveToProject, { task: film, project: far });
  expect(scene.rows.tasks.get(film)?.parent).toBeNull();
  // `text` is of another project: it stays when the whole leaves.
  scene.does(moveToProject, { task: page, project: far });
  expect(scene.rows.tasks.spaceOf(text)).toBe(space('main'));
  expect(scene.rows.tasks.get(text)?.parent).toBeNull();
});

test('[M218] given to fewer readers it takes along the parts that had the same ones', () => {
  const main = { ...newSpace(1), groups: { few: [person('ann')] } };
  const scene = openScene({ directory: { spaces: { [space('main')]: main } } });
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const [text = ''] = under(scene, page, 'text');
  scene.does(setReaders, { task: page, readers: { group: 'few' } });
  expect(scene.rows.tasks.homeOf(text)).toEqual({ in: 'group', space: space('main'), group: 'few' });
});

test('[M219] a line becomes a part, done when it was ticked, and a part a line', () => {
  const scene = openScene();
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const { items } = scene.does(addCheckItems, { task: page, texts: ['proof it', 'print it'] });
  const [proof = '', print = ''] = items;
  scene.does(toggleCheckItem, { item: proof, done: true });
  const part = scene.does(checkItemToTask, { item: proof }).task;
  expect(scene.ask(subTasksOf, { task: page })).toMatchObject([{ id: part, title: 'proof it', kind: 'done' }]);
  expect(scene.ask(checklistOf, { task: page }).map(({ id }) => id)).toEqual([print]);
  scene.does(taskToCheckItem, { task: part });
  expect(scene.ask(checklistOf, { task: page }).map(({ text, done }) => [text, done])).toEqual([
    ['print it', false],
    ['proof it', true],
  ]);
  expect(tree(scene, page)).toEqual([]);
  expect(scene.rows.tasks.get(part)?.archived).not.toBeNull();
});

test('[M219] what a line cannot hold stays a task, and a line that is too long for a title stays a line', () => {
  const scene = openScene();
  const [page = ''] = scene.put(scene.columns[0], 'page');
  const [text = '', film = '', price = ''] = under(scene, page, 'text', 'film', 'price');
  under(scene, text, 'proof');
  scene.does(addComment, { task: film, text: 'hm' });
  scene.does(addCheckItems, { task: price, texts: ['x'] });
  for (const task of [text, film, price])
    expect(scene.run(taskToCheckItem, { task })).toMatchObject({ what: 'more than a line' });
  expect(scene.run(taskToCheckItem, { task: page })).toMatchObject({ what: 'no parent' });
  const { items } = scene.does(addCheckItems, { task: page, texts: ['y'.repeat(501)] });
  expect(isRefusal(scene.run(checkItemToTask, { item: items[0] ?? '' }))).toBe(true);
  expect(titleOf(scene, film)).toBe('film');
});
