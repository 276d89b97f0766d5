// A task's checklist, line by line, and the links that hang on it.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { byRank, isRank, ranksBetween } from '../rank.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Rows, Tx } from '../tx.ts';
import { spotFields } from './args.ts';
import { indexAt, type Spot } from './place.ts';
import { liveTask } from './rules.ts';
import type { CheckItem } from './schema.ts';

const Text = z.string().trim().min(1).max(2_000);
const placed = (item: CheckItem) => ({ rank: isRank(item.rank) ? item.rank : 'z', id: item.id });

/** The lines of a task in order, without those in the bin. */
export const checkItemsOf = (rows: Pick<Rows, 'checkItems'>, task: string): CheckItem[] =>
  rows.checkItems
    .by('task', task)
    .filter((item) => item.binned === null)
    .sort((a, b) => byRank(placed(a), placed(b)));

function ranksFor(items: readonly CheckItem[], spot: Spot, run: { count: number; random: () => number }): string[] {
  const index = indexAt(
    items.map((item) => item.id),
    spot,
  );
  const low = items[index - 1]?.rank ?? null;
  const high = items.slice(index).find((item) => low === null || item.rank > low)?.rank ?? null;
  return ranksBetween(low, high, run);
}

/** Behind all lines of a task. */
export const rankAtEnd = (tx: Tx, { random }: Pick<Ctx, 'random'>, task: string): string =>
  ranksFor(checkItemsOf(tx, task), { at: 'bottom' }, { count: 1, random })[0] ?? 'a0';

export function liveItem(tx: Tx, id: string): CheckItem | Refusal {
  const item = tx.checkItems.get(id);
  if (item === undefined) return refuse('not-found', 'check item');
  if (item.binned !== null) return refuse('in-bin', 'check item');
  const task = liveTask(tx, item.task);
  return isRefusal(task) ? task : item;
}

/** One line or several pasted ones, in their order. */
export const addCheckItems = command(
  'addCheckItems',
  z.object({ task: z.string(), texts: z.array(Text).min(1).max(500), ...spotFields }),
  (tx, ctx, args) => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    const home = tx.tasks.homeOf(task.id);
    if (home === undefined) return refuse('not-found', 'space');
    const ranks = ranksFor(checkItemsOf(tx, task.id), args, { count: args.texts.length, random: ctx.random });
    const items = args.texts.map((text, at) => {
      const id = ctx.newId('k');
      tx.checkItems.add(home, id, { task: task.id, text, rank: ranks[at] ?? 'a0' });
      return id;
    });
    return { items };
  },
);
export const toggleCheckItem = command(
  'toggleCheckItem',
  z.object({ item: z.string(), done: z.boolean() }),
  (tx, ctx, args) => {
    const item = liveItem(tx, args.item);
    if (isRefusal(item)) return item;
    if ((item.done !== null) !== args.done) tx.checkItems.patch(item.id, { done: args.done ? ctx.now : null });
    return { item: item.id };
  },
);
export const renameCheckItem = command(
  'renameCheckItem',
  z.object({ item: z.string(), text: Text }),
  (tx, _ctx, args) => {
    const item = liveItem(tx, args.item);
    if (isRefusal(item)) return item;
    if (item.text !== args.text) tx.checkItems.patch(item.id, { text: args.text });
    return { item: item.id };
  },
);
export const moveCheckItem = command(
  'moveCheckItem',
  z.object({ item: z.string(), ...spotFields }),
  (tx, ctx, args) => {
    const item = liveItem(tx, args.item);
    if (isRefusal(item)) return item;
    const others = checkItemsOf(tx, item.task).filter(({ id }) => id !== item.id);
    const [rank] = ranksFor(others, args, { count: 1, random: ctx.random });
    tx.checkItems.patch(item.id, { rank: rank ?? item.rank });
    return { item: item.id };
  },
);
export const binCheckItem = command('binCheckItem', z.object({ item: z.string() }), (tx, ctx, args) => {
  const item = liveItem(tx, args.item);
  if (isRefusal(item)) return item;
  tx.checkItems.patch(item.id, { binned: ctx.now });
  return { item: item.id };
});
export const binTaskLink = command('binTaskLink', z.object({ link: z.string() }), (tx, ctx, args) => {
  const link = tx.taskLinks.get(args.link);
  if (link === undefined) return refuse('not-found', 'link');
  if (link.binned === null) tx.taskLinks.patch(link.id, { binned: ctx.now });
  return { link: link.id };
});
