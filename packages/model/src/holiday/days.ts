// A list of holidays as it is asked of a day. Whose list it is, is in rules.ts.
import { z } from 'zod';
import type { Day } from '../day.ts';

export const HolidayName = z.string().trim().min(1).max(80);
/** Day → its name. */
export type Holidays = Readonly<Record<string, string>>;
export const noHolidays: Holidays = {};

/** Own keys only: what is asked may come from outside. */
export const holidayOn = (holidays: Holidays, day: Day): string | null =>
  Object.hasOwn(holidays, day) ? (holidays[day] ?? null) : null;
