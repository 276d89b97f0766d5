// Derived marks of a task and what may be done with one. Nothing of this is ever stored.
import type { Day } from '../day.ts';
import { rankOfCreated, isRank } from '../rank.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Rows } from '../tx.ts';
import type { StatusKind } from '../project/schema.ts';
import type { CheckItem, Task } from './schema.ts';

/**
 * Closed long ago and gone to the archive of a quarter: found by search and key, and on no board. What was reopened is back
 * on it at once, also before its archive has brought the rest.
 */
export const isAway = (rows: Pick<Rows, 'statuses'>, task: Pick<Task, 'archive' | 'status'>): boolean =>
  task.archive !== null && rows.statuses.get(task.status)?.kind === 'done';

/** What its cell says, where a gate or a full column holds it elsewhere: what is written is compared with that. */
export const claimedStatus = ({ claimed, status }: Pick<Task, 'claimed' | 'status'>): string =>
  claimed?.status ?? status;

/** Due before today and not done. */
export const isLate = (task: Pick<Task, 'due'>, kind: StatusKind, today: Day): boolean =>
  task.due !== null && kind !== 'done' && task.due < today;

export const isVisible = (task: Pick<Task, 'archived' | 'binned'>): boolean =>
  task.archived === null && task.binned === null;

export interface Progress {
  readonly done: number;
  readonly total: number;
}
export function progressOf(items: readonly Pick<CheckItem, 'done' | 'binned'>[]): Progress {
  let done = 0;
  let total = 0;
  for (const item of items) {
    if (item.binned !== null) continue;
    total += 1;
    if (item.done !== null) done += 1;
  }
  return { done, total };
}

/** A task's place on a board; one that nobody placed there stands behind the others. */
export function rankOn(task: Pick<Task, 'ranks' | 'created'>, board: string): string {
  const rank = task.ranks[board];
  return isRank(rank) ? rank : rankOfCreated(task.created);
}

/** A task that can be worked on: it exists and is not in the bin. */
export function liveTask(rows: Pick<Rows, 'tasks'>, id: string): Task | Refusal {
  const task = rows.tasks.get(id);
  if (task === undefined) return refuse('not-found', 'task');
  return task.binned === null ? task : refuse('in-bin', 'task');
}

/** Tags as they are kept: one space between words, at most 60 characters; null for nothing. */
export function tagOf(text: string): string | null {
  const tag = text.trim().replace(/\s+/g, ' ').slice(0, 60).trim();
  return tag === '' ? null : tag;
}

const mark = /^\s*(?:[-*+•–]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]?\]\s+)?/;
/** Pasted text → titles: a line each, without bullets, numbers, boxes and blank lines. */
export const linesToTitles = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(mark, '').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
