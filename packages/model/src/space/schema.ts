// What a department says of itself: one sheet for each space, its id told by the space's, so that two who begin it apart
// write one. The same kind of record in somebody's private document is the sheet of that person.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { HolidayName } from '../holiday/days.ts';
import type { RecordId } from '../ids.ts';
import { mapOf, may, must, record } from '../record.ts';

export const Needs = z.string().max(2_000);

export const sheet = record('a', {
  since: must('si', Instant, { quiet: true }),
  /** What it needs before it takes work, a line each. */
  needs: may('nd', Needs),
  /** The project whose board is the everyday one: work that belongs to no project. */
  desk: may('dk', z.string()),
  /** Projects that were kept as plans, as text (plan/schema.ts). */
  templates: mapOf('tp', z.string().max(60_000), { quiet: true }),
  /** Day → the holiday that it is. */
  holidays: mapOf('hd', HolidayName, { quiet: true }),
  /** The department whose holidays count here instead. */
  holidaysAs: may('ha', z.string()),
  /** Of a person: the first steps were put away. */
  welcomed: may('wl', Instant, { quiet: true }),
});

/** @param of a space or a person. */
export const sheetOf = (of: string): RecordId => `a${of.slice(1)}`;
