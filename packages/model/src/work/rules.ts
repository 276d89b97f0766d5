// Now, Next, Later; a person's own order; what sleeps. All of it follows from the task, its mark and the day.
import { addDays, daysBetween, type Day } from '../day.ts';
import { kindsOf } from '../project/queries.ts';
import type { StatusKind } from '../project/schema.ts';
import { isRank, rankOfCreated } from '../rank.ts';
import { isVisible } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { Section, type WorkMark } from './schema.ts';

/** From the nearest on. */
export const sections = Section.options;
const isNearer = (one: Section, other: Section): boolean => sections.indexOf(one) < sections.indexOf(other);

type Dated = Pick<Task, 'due'>;

/** Due today or before is Now, within a week Next. Without a date: what is being done is Now, what waits for its turn Next. */
export function sectionByDate({ due }: Dated, kind: StatusKind, today: Day): Section {
  if (due !== null) return due <= today ? 'now' : due <= addDays(today, 7) ? 'next' : 'later';
  if (kind === 'later') return 'later';
  return kind === 'doing' || kind === 'review' ? 'now' : 'next';
}

/** Where a hand put it, until its date comes nearer than it was then. */
export function sectionOf(of: { task: Dated; kind: StatusKind; mark: WorkMark | undefined }, today: Day): Section {
  const byDate = sectionByDate(of.task, of.kind, today);
  const hand = of.mark?.hand ?? null;
  if (hand === null) return byDate;
  const isPromoted = isNearer(byDate, sectionByDate(of.task, of.kind, hand.on)) && isNearer(byDate, hand.section);
  return isPromoted ? byDate : hand.section;
}

const firstDay = '2000-01-01' as Day;
/** Later days than in 2054 are alike, and so are seconds after 2051: what is told apart must fit into a rank. */
const farthest = 20_000;
const firstSecond = Date.UTC(2020, 0, 1) / 1000;
const mostSeconds = 999_999_999;
/** A place for what nobody has ranked: what is due first stands first, then what is urgent, then what is older. */
function rankByUrgency({ due, priority, created }: Pick<Task, 'due' | 'priority' | 'created'>): string {
  const days = due === null ? farthest : Math.min(farthest, Math.max(0, daysBetween(firstDay, due)));
  const seconds = Math.min(mostSeconds, Math.max(0, Math.floor(created / 1000) - firstSecond));
  return rankOfCreated((days * 10 + (priority ?? 9)) * (mostSeconds + 1) + seconds);
}
export const rankFor = (task: Pick<Task, 'due' | 'priority' | 'created'>, mark: WorkMark | undefined): string =>
  isRank(mark?.rank ?? undefined) ? (mark?.rank as string) : rankByUrgency(task);

/** Whether it sleeps: until a day that has not come, or until another task that can still be done is done. */
export function isSnoozed(rows: Pick<Rows, 'tasks' | 'statuses' | 'slices'>, mark: WorkMark | undefined, today: Day) {
  if (mark === undefined) return false;
  if (mark.until !== null && mark.until > today) return true;
  const other = mark.after === null ? undefined : rows.tasks.get(mark.after);
  return other !== undefined && isVisible(other) && kindsOf(rows)(other.status) !== 'done';
}

/** A mark's id is made of its task's: the same on every device. */
export const markOf = (task: string): string => `x${task.slice(1)}`;
