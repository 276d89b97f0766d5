// How long nobody has touched a task. Derived of when its cells were written, and what hangs on it; nothing is counted up.
import { dayOf, daysBetween, type Day } from '../day.ts';
import type { Rows } from '../tx.ts';
import type { StatusKind } from '../project/schema.ts';
import type { Task } from '../task/schema.ts';

type TouchedRows = Pick<Rows, 'tasks' | 'comments' | 'checkItems' | 'files'>;

function touchedAt(rows: TouchedRows, task: string): number {
  let last = rows.tasks.touchedAt(task) ?? 0;
  for (const { id } of rows.checkItems.by('task', task)) last = Math.max(last, rows.checkItems.touchedAt(id) ?? 0);
  for (const { id } of rows.files.by('on', task)) last = Math.max(last, rows.files.touchedAt(id) ?? 0);
  for (const { id } of rows.comments.by('on', task)) last = Math.max(last, rows.comments.touchedAt(id) ?? 0);
  return last;
}

/** Whole days since it got the status with which it stands in its column; null: that is not asked, or nobody can tell. */
export function daysHere(
  rows: Pick<Rows, 'tasks'>,
  { id }: Pick<Task, 'id'>,
  { today, isShown }: { readonly today: Day; readonly isShown: boolean },
): number | null {
  const since = isShown ? rows.tasks.writingOf(id, 'status')?.at : undefined;
  return since === undefined ? null : Math.max(0, daysBetween(dayOf(since), today));
}

interface Wanted {
  readonly kind: StatusKind;
  readonly today: Day;
  /** After how many days the board marks it; null: it never does. */
  readonly after: number | null;
}
/** Whole days, from as many on as the board says; null: it is fresh, done, or on a board on which nothing ages. */
export function untouchedDays(rows: TouchedRows, { id }: Pick<Task, 'id'>, wanted: Wanted): number | null {
  const { kind, today, after } = wanted;
  if (after === null || kind === 'done') return null;
  const days = daysBetween(dayOf(touchedAt(rows, id)), today);
  return days >= after ? days : null;
}
