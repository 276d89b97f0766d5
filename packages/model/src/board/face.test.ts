import { nothingDecided } from '../decided/on-record.ts';
import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { addDays, dayOf } from '../day.ts';
import { addFiles } from '../file/commands.ts';
import { addCheckItems, toggleCheckItem } from '../task/checklist-commands.ts';
import { renameTask, setEstimate } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { isRefusal } from '../refusal.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { binBoard } from './commands.ts';
import { setCardFace } from './face-command.ts';
import { boardHead } from './head-query.ts';
import { boardColumns, tasksOnBoard } from './queries.ts';

const headOf = (scene: Scene) => scene.ask(boardHead, { board: scene.board })[0];
const usual = ['status', 'priority', 'parent', 'cover', 'tags', 'due', 'checklist', 'parts', 'comments'];

test('[M346] a board says which facts its cards show, each fact a value of its own', () => {
  const scene = openScene();
  const { board } = scene;
  expect(headOf(scene)).toMatchObject({ facts: usual, dense: false, ageAfter: null });
  scene.does(setCardFace, { board, face: { due: false, files: true } });
  expect(headOf(scene)?.facts).toEqual([...usual.filter((fact) => fact !== 'due'), 'files']);
  expect(scene.tx.boards.get(board)?.face).toEqual({ due: false, files: true });
  scene.does(setCardFace, { board, dense: true, ageAfter: 7 });
  expect(headOf(scene)).toMatchObject({ dense: true, ageAfter: 7 });
  scene.does(setCardFace, { board, ageAfter: null });
  expect(headOf(scene)).toMatchObject({ dense: true, ageAfter: null });
});

test('[M356] on a board that shows it a card tells for how many days it stands in its column, whatever else is done to it', () => {
  const scene = openScene();
  const { board } = scene;
  const [ready, making] = scene.columns;
  const [id = ''] = scene.put(ready, 'a');
  const here = () => scene.ask(tasksOnBoard, { board })[0]?.here;
  expect(here()).toBeNull();
  scene.does(setCardFace, { board, face: { here: true } });
  expect(here()).toBe(0);
  scene.wait(3);
  scene.does(renameTask, { task: id, title: 'b' });
  expect(here()).toBe(3);
  scene.does(moveTask, { task: id, board, column: making, at: 'top' });
  scene.wait(1);
  expect(here()).toBe(1);
});

test('[M346] what a later version shows stays said, and what is so already is not written', () => {
  const scene = openScene();
  const { board } = scene;
  scene.tx.boards.patch(board, { face: { signature: true, due: false } });
  expect(headOf(scene)?.facts).not.toContain('signature');
  scene.does(setCardFace, { board, face: { due: true, tags: true }, dense: false, ageAfter: null });
  expect(scene.tx.boards.get(board)?.face).toEqual({ signature: true, due: true });
  expect(scene.written).toEqual([board]);
  scene.does(setCardFace, { board, face: { due: true } });
  expect(scene.written).toEqual([]);
  scene.does(binBoard, { board });
  expect(isRefusal(scene.run(setCardFace, { board, dense: true }))).toBe(true);
});

test('[M346] days and facts that there are not do not come in', () => {
  const fits = (args: unknown) => setCardFace.args.safeParse(args).success;
  expect([0, 366, 1.5].map((ageAfter) => fits({ board: 'b', ageAfter }))).toEqual([false, false, false]);
  expect(fits({ board: 'b', face: { signature: true } })).toBe(false);
});

/** The days that each card tells, on a day so many days on. */
function untouchedAfter(scene: Scene, days: number, act: (later: Scene, tasks: string[]) => void = () => {}) {
  const tasks = scene.put(scene.columns[0], 'a', 'b');
  act(scene, tasks);
  const today = addDays(dayOf(scene.ctx.now), days);
  const { directory, person } = scene.ctx;
  const ctx = { directory, person, today, decisions: nothingDecided, numbers: scene.numbers, titles: scene.titles };
  return tasksOnBoard.answer(scene.rows, ctx, { board: scene.board }).map(({ untouched }) => untouched);
}

test('[M348] a card that nobody touched tells for how many days, from as many on as the board says', () => {
  const scene = openScene();
  expect(untouchedAfter(scene, 9)).toEqual([null, null]);
  scene.does(setCardFace, { board: scene.board, ageAfter: 5 });
  expect(untouchedAfter(openAgeing(), 4)).toEqual([null, null]);
  expect(untouchedAfter(openAgeing(), 5)).toEqual([5, 5]);
  expect(untouchedAfter(openAgeing(), 40)).toEqual([40, 40]);
});

function openAgeing(): Scene {
  const scene = openScene();
  scene.does(setCardFace, { board: scene.board, ageAfter: 5 });
  return scene;
}
const file = { name: 'a.txt', hash: 'a'.repeat(64), size: 1, type: 'text/plain' };

test.each([
  ['a field', (scene: Scene, task: string) => scene.does(renameTask, { task, title: 'Anew' })],
  ['a comment', (scene: Scene, task: string) => scene.does(addComment, { task, text: 'Still here' })],
  ['a file', (scene: Scene, task: string) => scene.does(addFiles, { task, files: [file] })],
  [
    'a line that is ticked',
    (scene: Scene, task: string) => {
      const { items } = scene.does(addCheckItems, { task, texts: ['one'] });
      scene.does(toggleCheckItem, { item: items[0] ?? '', done: true });
    },
  ],
])('[M348] %s touches it', (_what, act) => {
  const scene = openAgeing();
  const days = untouchedAfter(scene, 3, (here, [task = '']) => {
    here.wait(6);
    act(here, task);
  });
  expect(days).toEqual([null, 9]);
});

test('[M348] what is done is not old', () => {
  const scene = openAgeing();
  const days = untouchedAfter(scene, 9, (here, [task = '']) =>
    here.does(moveTask, { task, board: here.board, column: here.columns[3], at: 'top' }),
  );
  expect(days).toEqual([9, null]);
});

test('[M349] a column tells how much is left in it: estimates of what is not done', () => {
  const scene = openScene();
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  const [done = ''] = scene.put(scene.columns[3], 'd');
  scene.does(setEstimate, { task: [a, b], estimate: 90 });
  scene.does(setEstimate, { task: done, estimate: 300 });
  expect(scene.ask(boardColumns, { board: scene.board }).map(({ count, left }) => [count, left])).toEqual([
    [3, 180],
    [0, 0],
    [0, 0],
    [1, 0],
  ]);
});
