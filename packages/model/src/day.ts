import { z } from 'zod';
import type { Branded } from './ids.ts';

/** A calendar day, `2026-03-04`. Has no zone and no hour. */
export type Day = Branded<'day'>;
/** Milliseconds since 1970, UTC. */
export type Instant = number;
/** Whole minutes of work. */
export type Minutes = number;

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const Day = z.string().refine((text): text is Day => {
  if (!dayPattern.test(text)) return false;
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}, 'a day like 2026-03-04') as unknown as z.ZodType<Day>;
export const Instant = z.int().nonnegative();
export const Minutes = z.int().nonnegative();

/** The UTC day of an instant moved by the zone's offset in minutes. */
export const dayOf = (at: Instant, offsetMinutes = 0): Day =>
  new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 10) as Day;

export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10) as Day;

/** Whole days from one day to a later one; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Of the week in which the day lies. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));
