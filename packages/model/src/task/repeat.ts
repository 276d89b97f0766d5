// When a task comes again: pure days. Working days are Monday to Friday without the holidays of the place where the task is.
import { z } from 'zod';
import { addDays, Day, weekdayOf } from '../day.ts';
import { holidayOn, type Holidays } from '../holiday/days.ts';

export const Repeat = z.object({
  every: z.int().min(1).max(365),
  unit: z.enum(['day', 'workday', 'week', 'month', 'year']),
  /** Of weeks: on which days, 1 is Monday. */
  on: z.array(z.int().min(1).max(7)).max(7).optional(),
  /** Of months and years: the day that is meant, where a month is shorter its last one. */
  dayOfMonth: z.int().min(1).max(31).optional(),
  /** On its days, whether or not the last one is done; or counted from the day on which that was done. */
  from: z.enum(['day', 'done']),
  /** Due on the next working day, where it would be due at a weekend or on a holiday. */
  workdays: z.boolean().optional(),
  /** The last day on which it may come. */
  until: Day.optional(),
  /** How many there are in all. */
  times: z.int().min(1).max(999).optional(),
  /** Days on which it does not come. */
  skip: z.array(Day).max(60).optional(),
});
export type Repeat = z.infer<typeof Repeat>;

/** Which one of its series a task is: the day that is its by the rule, and its number. */
export const Occurrence = z.object({ day: Day, nth: z.int().min(1) });
export type Occurrence = z.infer<typeof Occurrence>;

const isWorkday = (day: Day, holidays: Holidays): boolean => weekdayOf(day) <= 5 && holidayOn(holidays, day) === null;
function toWorkday(day: Day, holidays: Holidays): Day {
  let found = day;
  while (!isWorkday(found, holidays)) found = addDays(found, 1);
  return found;
}

function workdaysAfter(day: Day, count: number, holidays: Holidays): Day {
  let found = day;
  for (let left = count; left > 0; left -= Number(isWorkday(found, holidays))) found = addDays(found, 1);
  return found;
}

function monthsAfter(day: Day, months: number, wished: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(at / 12), at % 12, Math.min(wished, last))).toISOString().slice(0, 10) as Day;
}

/** The next of the days that are meant in this week, else the first of them `every` weeks later. */
function weekdayAfter(day: Day, { every, on = [] }: Repeat): Day {
  const days = [...new Set(on)].sort((a, b) => a - b);
  const today = weekdayOf(day);
  const later = days.find((one) => one > today);
  if (later !== undefined) return addDays(day, later - today);
  return addDays(day, 7 * every + (days[0] ?? today) - today);
}

function stepAfter(rule: Repeat, day: Day, holidays: Holidays): Day {
  const { every, unit } = rule;
  if (unit === 'day') return addDays(day, every);
  if (unit === 'workday') return workdaysAfter(day, every, holidays);
  if (unit === 'week') return weekdayAfter(day, rule);
  const wished = rule.dayOfMonth ?? Number(day.slice(8));
  return monthsAfter(day, unit === 'month' ? every : every * 12, wished);
}

/** The day after this one on which it comes, without those that are skipped; null: it has come to its end. */
export function dayAfter(rule: Repeat, day: Day, holidays: Holidays): Day | null {
  let next = stepAfter(rule, day, holidays);
  while (rule.skip?.includes(next)) next = stepAfter(rule, next, holidays);
  return rule.until !== undefined && next > rule.until ? null : next;
}

/** The last day on which it should have come by today: what was missed in between is not piled up. */
export function lastDayBy(rule: Repeat, first: Day, by: { readonly today: Day; readonly holidays: Holidays }): Day {
  const after = (day: Day): Day | null => dayAfter(rule, day, by.holidays);
  let last = first;
  for (let next = after(last); next !== null && next <= by.today; next = after(next)) last = next;
  return last;
}

export const dueOf = (rule: Repeat, day: Day, holidays: Holidays): Day =>
  rule.workdays === true ? toWorkday(day, holidays) : day;
