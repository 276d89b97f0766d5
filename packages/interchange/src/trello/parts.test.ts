import { expect, test } from 'vitest';
import { tasksOnBoard } from '@baton/model/board/queries';
import { commentsOn } from '@baton/model/comment/queries';
import { intakesOf } from '@baton/model/intake/queries';
import { isRefusal } from '@baton/model/refusal';
import { binTask } from '@baton/model/task/commands';
import { openMemory, person, space, type Memory } from '@baton/model/test/memory';
import { undoImport } from '../undo-import.ts';
import { importTrello, type Imported, type ImportArgs } from './import.ts';
import { importInParts, importParts } from './parts.ts';
import { planOf } from './plan.ts';
import { isRefused, readTrello } from './read.ts';
import { boardOf, hex, textOf } from './scene.contract.ts';

const lines = (count: number, from: number, text = 'line') =>
  Array.from({ length: count }, (_, at) => ({
    id: hex(from + at),
    name: `${text} ${at}`,
    state: 'incomplete',
    pos: at,
  }));

/** Each third card with a comment, each with a description and three lines. */
function large(cards: number): Record<string, unknown> {
  const [one] = boardOf()['cards'] as [object];
  const all = Array.from({ length: cards }, (_, at) => ({ ...one, id: hex(10_000 + at), name: `Card ${at}`, pos: at }));
  const checklists = all.map(({ id }, at) => ({
    id: hex(20_000 + at),
    idCard: id,
    name: 'Steps',
    pos: 1,
    checkItems: lines(3, 100_000 + at * 3),
  }));
  const [comment] = boardOf()['actions'] as [object];
  const actions = all
    .filter((_, at) => at % 3 === 0)
    .map(({ id }, at) => ({ ...comment, id: hex(50_000 + at), data: { text: `about ${at}`, card: { id } } }));
  return boardOf({ cards: all, checklists, actions });
}
function argsOf(board: Record<string, unknown>, changes: Partial<ImportArgs> = {}): ImportArgs {
  const read = readTrello(textOf(board));
  if (isRefused(read)) throw new Error(read.refused);
  const project = { name: 'Retail partners', prefix: 'RET', hue: 2 };
  return { plan: planOf(read.board), space: space('main'), project, archived: 'bring', matches: [], ...changes };
}
async function bring(memory: Memory, args: ImportArgs): Promise<Imported> {
  const imported = await importInParts((part) => Promise.resolve(memory.run(importTrello, part) as Imported), args);
  if (isRefusal(imported)) throw new Error(imported.kind);
  return imported;
}
/** All rows; when something was brought or archived is each part's own moment. */
const everything = (memory: Memory) =>
  Object.entries(memory.tx).flatMap(([table, rows]) =>
    [...(rows.all() as Iterable<{ id: string }>)]
      .map((row) => `${table} ${JSON.stringify({ ...row, at: 0, archived: 0 })}`)
      .sort(),
  );

test('[I26] a small import is one part: itself', () => {
  const args = argsOf(boardOf());
  expect(importParts(args)).toEqual([args]);
});

test('[I26] a large one goes in parts of at most 150 cards, every card once and in order', () => {
  const args = argsOf(large(400));
  const parts = importParts(args);
  expect(parts.length).toBeGreaterThan(2);
  expect(Math.max(...parts.map((part) => part.plan.cards.length))).toBeLessThanOrEqual(150);
  expect(Math.max(...parts.map((part) => JSON.stringify(part.plan.cards).length))).toBeLessThan(250_000);
  expect(parts.flatMap((part) => part.plan.cards)).toEqual(args.plan.cards);
  expect(parts.map((part) => part.more)).toEqual([...parts.slice(1).map(() => true), false]);
});

test('[I26] a card on which more hangs than a part can hold is split, nothing is lost or comes twice', async () => {
  const text = 'x'.repeat(1_500);
  const base = boardOf();
  const [list] = base['checklists'] as [object];
  const [link] = (base['cards'] as { attachments: object[] }[])[0]?.attachments ?? [];
  const cards = (base['cards'] as object[]).map((card, at) =>
    at > 0 ? card : { ...card, attachments: Array.from({ length: 600 }, (_, n) => ({ ...link, id: hex(70_000 + n) })) },
  );
  const [comment] = base['actions'] as [object];
  const actions = Array.from({ length: 300 }, (_, at) => ({
    ...comment,
    id: hex(80_000 + at),
    data: { text: `${at} ${text}`, card: { id: hex(11) } },
  }));
  const board = { ...base, cards, actions, checklists: [{ ...list, checkItems: lines(400, 30_000, text) }] };
  const args = argsOf(board);
  const parts = importParts(args);
  expect(Math.max(...parts.map((part) => JSON.stringify(part.plan.cards).length))).toBeLessThan(250_000);
  const [whole, apart] = [openMemory(), openMemory()];
  memoryRuns(whole, args);
  const imported = await bring(apart, args);
  expect(everything(apart)).toEqual(everything(whole));
  expect(imported).toMatchObject({ added: 5, updated: 0, untouched: 0 });
  expect(imported.pages).toHaveLength(1);
  const task = apart.ask(tasksOnBoard, { board: imported.board }).find((one) => one.title === 'Call Alpinhaus');
  expect(task).toMatchObject({ checklistTotal: 400 });
  expect(apart.ask(commentsOn, { task: task?.id ?? '' })).toHaveLength(300);
});
const memoryRuns = (memory: Memory, args: ImportArgs) => memory.does(importTrello, args);

test('[I27] in parts comes the same as in one piece, under one intake', async () => {
  const args = argsOf(large(400));
  const [whole, apart] = [openMemory(), openMemory()];
  const once = memoryRuns(whole, args);
  const imported = await bring(apart, args);
  expect(imported).toEqual({ ...once });
  expect(everything(apart)).toEqual(everything(whole));
  expect(apart.ask(intakesOf, { project: imported.project })).toHaveLength(1);
});

test('[I27] a second time nothing is double, and what was cut short goes on', async () => {
  const args = argsOf(large(400));
  const memory = openMemory();
  const [first] = importParts(args) as [ImportArgs];
  const begun = memoryRuns(memory, first);
  const imported = await bring(memory, args);
  expect(imported).toMatchObject({ intake: begun.intake, untouched: begun.added, added: 400 - begun.added });
  const before = everything(memory);
  expect(await bring(memory, args)).toMatchObject({ added: 0, updated: 0, untouched: 400 });
  expect(everything(memory)).toEqual(before);
});

test('[I27] undoing takes all parts back; imported again, all of them return but for what a person threw away', async () => {
  const args = argsOf(large(400));
  const memory = openMemory();
  const { intake, project, board } = await bring(memory, args);
  const [thrown] = memory.ask(tasksOnBoard, { board });
  memory.does(binTask, { task: thrown?.id ?? '' });
  expect(memory.does(undoImport, { intake })).toEqual({ binned: 399, project: true, kept: [] });
  await bring(memory, args);
  expect(memory.ask(tasksOnBoard, { board })).toHaveLength(399);
  expect(memory.ask(intakesOf, { project })).toMatchObject([{ undone: null }]);
  expect(memory.does(undoImport, { intake })).toMatchObject({ binned: 399 });
});

test('[I27] a refusal is the first part’s, before anything is written', async () => {
  const memory = openMemory({ person: person('bo') });
  const before = everything(memory);
  const run = (part: ImportArgs) => Promise.resolve(memory.run(importTrello, part) as Imported);
  expect(await importInParts(run, argsOf(large(400), { space: space('team') }))).toMatchObject({ kind: 'not-allowed' });
  expect(everything(memory)).toEqual(before);
});
