// A working pattern: which hours of which weekdays somebody works, from a day on until another pattern counts.
import { z } from 'zod';
import { Minutes, weekdayOf, type Day } from '../day.ts';

/** By the clock of the person's zone, in minutes since midnight. A night shift ends past 24:00. */
export const WorkingDay = z
  .object({ from: Minutes.max(1_439), to: Minutes.max(2_880), rest: Minutes.max(720) })
  .refine(({ from, to, rest }) => to - from <= 1_440 && to - from > rest, 'a day that has working time');
export type WorkingDay = Readonly<z.infer<typeof WorkingDay>>;

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** "1" is Monday. */
export type Weekday = (typeof weekdays)[number];

/** Hours of each weekday, a missing one is off; or so many hours in shifts, whose days are said elsewhere. */
export const Week = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), days: z.partialRecord(z.enum(weekdays), WorkingDay) }),
  z.strictObject({ kind: z.literal('shifts'), minutes: Minutes.min(1).max(10_080) }),
]) as unknown as z.ZodType<Week>;
export type Week =
  | { readonly kind: 'days'; readonly days: Readonly<Partial<Record<Weekday, WorkingDay>>> }
  | { readonly kind: 'shifts'; readonly minutes: Minutes };

/** The day from which it counts → the pattern. */
export type Weeks = Readonly<Record<string, Week>>;
/** From which the first pattern of a person counts: it has always been so, as far as anybody says. */
export const always = '0001-01-01' as Day;

/** The pattern that counts on this day; undefined: none was ever told. */
export function weekOn(weeks: Weeks, day: Day): Week | undefined {
  const from = Object.keys(weeks)
    .filter((since) => since <= day)
    .sort()
    .at(-1);
  return from === undefined ? undefined : weeks[from];
}

/** Of the day, by the pattern alone; null: it is off, or not said. */
export const workingDayOf = (week: Week | undefined, day: Day): WorkingDay | null =>
  week?.kind === 'days' ? (week.days[String(weekdayOf(day)) as Weekday] ?? null) : null;

export const minutesOf = ({ from, to, rest }: WorkingDay): Minutes => to - from - rest;

export const minutesOfWeek = (week: Week): Minutes =>
  week.kind === 'shifts'
    ? week.minutes
    : Object.values(week.days).reduce((sum, day) => sum + (day === undefined ? 0 : minutesOf(day)), 0);

/** The same hours on each of these weekdays. */
export const weekOf = (days: readonly number[], hours: WorkingDay): Week => ({
  kind: 'days',
  days: Object.fromEntries(days.map((day) => [String(day), hours])),
});
