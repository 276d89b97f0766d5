// A task's peek, its checklist and links, and finding tasks by words and keys.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Rows } from '../tx.ts';
import { boardsInOrder } from '../project/queries.ts';
import { answering, readByTask, type TaskAnswer } from './answer.ts';
import { checkItemsOf } from './checklist-commands.ts';
import { parseKey, tasksWithKey } from './key.ts';
import { birthSpace } from './moving.ts';
import type { Task } from './schema.ts';

export interface PeekAnswer extends TaskAnswer {
  readonly space: string | null;
  /** The space that names its page: that of its birth. */
  readonly pageSpace: string | null;
  readonly projectName: string;
  readonly statusName: string;
  readonly created: number;
  /** Where an import brought it from, "trello"; null when made here. */
  readonly provider: string | null;
  /** Boards on which it stands. */
  readonly boards: readonly string[];
}
function peekOf(rows: Rows, ctx: AskCtx, task: Task): PeekAnswer {
  const space = rows.tasks.spaceOf(task.id);
  return {
    ...answering(rows, ctx)(task),
    space: space ?? null,
    pageSpace: space === undefined ? null : birthSpace(ctx.directory, task.id, space),
    projectName: rows.projects.get(task.project)?.name ?? '',
    statusName: rows.statuses.get(task.status)?.name ?? '',
    created: task.created,
    provider: task.source?.split(':')[0] ?? null,
    boards: boardsInOrder(rows, task.project).map((board) => board.id),
  };
}

/** One row, or none where the task is not here. Archived and binned tasks have their peek too. */
export const taskPeek = question(
  'taskPeek',
  z.object({ task: z.string() }),
  [...readByTask, 'boards'],
  (rows, ctx, args): readonly PeekAnswer[] => {
    const task = rows.tasks.get(args.task);
    return task === undefined ? [] : [peekOf(rows, ctx, task)];
  },
);

/** The task that a typed or linked key leads to; several only where two tasks got one key apart, likeliest first. */
export const taskByKey = question(
  'taskByKey',
  z.object({ key: z.string() }),
  [...readByTask, 'boards'],
  (rows, ctx, args): readonly PeekAnswer[] => {
    const key = parseKey(args.key);
    return key === null ? [] : tasksWithKey(rows, ctx, key).map((task) => peekOf(rows, ctx, task));
  },
);

export interface CheckItemAnswer {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly list: string | null;
}
export const checklistOf = question(
  'checklistOf',
  z.object({ task: z.string() }),
  ['checkItems'],
  (rows, _ctx, { task }): readonly CheckItemAnswer[] =>
    checkItemsOf(rows, task).map(({ id, text, done, list }) => ({ id, text, done: done !== null, list })),
);

export interface LinkAnswer {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}
export const linksOf = question(
  'linksOf',
  z.object({ task: z.string() }),
  ['taskLinks'],
  (rows, _ctx, { task }): readonly LinkAnswer[] =>
    rows.taskLinks
      .by('task', task)
      .filter((link) => link.binned === null)
      .map(({ id, title, url }) => ({ id, title, url }))
      .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1)),
);

/** Small letters without accents, remembered for as long as the row lives. */
const folded = new WeakMap<Task, string>();
/** Taking accents off is dear and seldom needed. */
const fold = (text: string): string =>
  (/\P{ASCII}/u.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text).toLowerCase();
function foldedTitle(task: Task): string {
  const known = folded.get(task);
  if (known !== undefined) return known;
  const title = fold(task.title);
  folded.set(task, title);
  return title;
}

/** How well a title fits: 0 begins with the words typed, 1 has them at the head of words, 2 somewhere; null not. */
function fit(title: string, whole: string, words: readonly string[]): number | null {
  if (!words.every((word) => title.includes(word))) return null;
  if (title.startsWith(whole)) return 0;
  return words.every((word) => title.startsWith(word) || title.includes(` ${word}`)) ? 1 : 2;
}

interface Hit {
  readonly task: Task;
  readonly place: number;
}
function hitsByWords(rows: Rows, text: string): Hit[] {
  const whole = fold(text.trim());
  const words = whole.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const hits: Hit[] = [];
  for (const task of rows.tasks.all()) {
    if (task.binned !== null) continue;
    const place = fit(foldedTitle(task), whole, words);
    if (place !== null) hits.push({ task, place: place + (task.archived === null ? 0 : 3) });
  }
  return hits.sort((a, b) => a.place - b.place || b.task.created - a.task.created || (a.task.id < b.task.id ? -1 : 1));
}

/** Keys first, then titles that hold every word; newest first among equals, archived ones last. */
export const findTasks = question(
  'findTasks',
  z.object({ text: z.string(), limit: z.int().min(1).max(200).optional() }),
  [...readByTask],
  (rows, ctx, args): readonly TaskAnswer[] => {
    const key = parseKey(args.text);
    const byKey = key === null ? [] : tasksWithKey(rows, ctx, key).filter((task) => task.binned === null);
    const found = new Set([...byKey, ...hitsByWords(rows, args.text).map(({ task }) => task)]);
    return [...found].slice(0, args.limit ?? 20).map(answering(rows, ctx));
  },
);
