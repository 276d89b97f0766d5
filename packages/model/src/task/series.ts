// Tasks that come again. The rule stands on the newest task of a series and goes on with the next one; which are to be made
// now is derived, and the id of each follows from the series and its day: two devices that make it apart make the same one.
import type { Ctx } from '../ctx.ts';
import { dayOf, type Day } from '../day.ts';
import { mayWrite } from '../directory/queries.ts';
import { type Holidays, noHolidays } from '../holiday/days.ts';
import { holidaysIn, holidaysOf } from '../holiday/rules.ts';
import { madeId } from '../made-id.ts';
import type { Home, Rows } from '../tx.ts';
import { dayAfter, dueOf, lastDayBy, type Occurrence, type Repeat } from './repeat.ts';
import type { Task } from './schema.ts';
import type { View } from '../view.ts';

type HolidayRows = Pick<Rows, 'tasks' | 'sheets' | 'profiles' | 'names'>;
type SeriesRows = HolidayRows & Pick<Rows, 'statuses' | 'projects'>;
type Who = Pick<Ctx, 'directory' | 'person'>;

export const seriesOf = ({ id, series }: Pick<Task, 'id' | 'series'>): string => series ?? id;
/** The first of a series names no day of its own: it is the one on which it is due, or on which it was made. */
export const occurrenceOf = (task: Pick<Task, 'occurrence' | 'due' | 'created'>): Occurrence =>
  task.occurrence ?? { day: task.due ?? dayOf(task.created), nth: 1 };

/** All of a series that are here, the newest last. */
export function inSeries(rows: Pick<Rows, 'tasks'>, series: string): readonly Task[] {
  const first = rows.tasks.get(series);
  const others = rows.tasks.by('series', series).filter(({ id }) => id !== series);
  return [...(first === undefined ? [] : [first]), ...others].toSorted(byDay);
}
const byDay = (a: Task, b: Task): number => {
  const [one, other] = [occurrenceOf(a), occurrenceOf(b)];
  if (one.nth !== other.nth) return one.nth - other.nth;
  return one.day < other.day ? -1 : one.day > other.day ? 1 : a.id < b.id ? -1 : 1;
};

export interface Coming {
  readonly id: string;
  readonly after: Task;
  readonly occurrence: Occurrence;
  readonly due: Day;
}

/** Of the department where the task is; of a private one those of its person. */
export function holidaysAt(rows: HolidayRows, task: string, { directory, person }: Who): Holidays {
  const home = rows.tasks.homeOf(task);
  if (home === undefined) return noHolidays;
  return home.in === 'private' ? holidaysOf(rows, directory, person) : holidaysIn(rows, home.space);
}

/** What comes after this task, if it is the newest of its series and that is to be made by now. */
function comingAfter(rows: SeriesRows, task: Task, ctx: Who & Pick<Ctx, 'today'>): Coming | null {
  const rule = task.repeat;
  if (rule === null || isResting(rows, task)) return null;
  const series = seriesOf(task);
  if (inSeries(rows, series).at(-1)?.id !== task.id) return null;
  const { nth } = occurrenceOf(task);
  const holidays = holidaysAt(rows, task.id, ctx);
  const day = dayToMake(rows, task, { rule, today: ctx.today, holidays });
  if (day === null || (rule.times !== undefined && nth >= rule.times)) return null;
  // Counted from when it was done, the day is not the cause: that the one before it is done is.
  const cause = rule.from === 'done' ? `after ${task.id}` : day;
  const id = madeId('t', ctx.directory.workspace, 'series', series, cause);
  return rows.tasks.get(id) === undefined
    ? { id, after: task, occurrence: { day, nth: nth + 1 }, due: dueOf(rule, day, holidays) }
    : null;
}

const isDone = (rows: SeriesRows, task: Task): boolean => rows.statuses.get(task.status)?.kind === 'done';
/** In a project where nothing can be begun nothing comes again. */
function isResting(rows: SeriesRows, task: Task): boolean {
  const project = rows.projects.get(task.project);
  return project === undefined || project.archived !== null || project.binned !== null;
}

interface By {
  readonly rule: Repeat;
  readonly today: Day;
  readonly holidays: Holidays;
}
function dayToMake(rows: SeriesRows, task: Task, { rule, today, holidays }: By): Day | null {
  if (rule.from === 'done') {
    const at = isDone(rows, task) ? rows.tasks.writingOf(task.id, 'status')?.at : undefined;
    return at === undefined || task.binned !== null ? null : dayAfter(rule, dayOf(at), holidays);
  }
  const next = dayAfter(rule, occurrenceOf(task).day, holidays);
  if (next === null) return null;
  if (next <= today) return lastDayBy(rule, next, { today, holidays });
  return isDone(rows, task) && task.binned === null ? next : null;
}

/** The day on which the next one would come, for the screen; null: none, or when this one is done. */
export const nextDayOf = (task: Task, holidays: Holidays): Day | null =>
  task.repeat === null || task.repeat.from === 'done' ? null : dayAfter(task.repeat, occurrenceOf(task).day, holidays);

const mayBear = (home: Home | undefined, { directory, person }: Who): boolean => {
  if (home === undefined) return false;
  if (home.in === 'private') return true;
  return mayWrite(directory, person, home.in === 'space' ? { class: 'r', space: home.space } : { ...home, class: 'x' });
};

/** All that this device is to make now. */
export function comingNow(rows: SeriesRows, ctx: Who & Pick<Ctx, 'today'>): readonly Coming[] {
  const found: Coming[] = [];
  for (const id of rows.tasks.view(repeatingTasks)) {
    const task = rows.tasks.get(id);
    const coming = task === undefined ? null : comingAfter(rows, task, ctx);
    if (coming !== null && mayBear(rows.tasks.homeOf(id), ctx)) found.push(coming);
  }
  return found;
}

/** Ids of the tasks that have a rule: no other one is read for it. */
export const repeatingTasks: View<Pick<Task, 'id' | 'repeat'>, Set<string>> = {
  fields: ['repeat'],
  open: () => new Set(),
  move(kept, { id, after }) {
    if (after === undefined || after.repeat === null) kept.delete(id);
    else kept.add(id);
  },
};
