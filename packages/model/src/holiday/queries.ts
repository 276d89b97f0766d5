// Which days a department does not work, and whose lists there are to go by.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Day } from '../day.ts';
import { spacesOf } from '../directory/queries.ts';
import { sheetOf } from '../space/schema.ts';
import { holidaysIn, listOf } from './rules.ts';

export interface HolidaysAnswer {
  /** Of the space. */
  readonly id: string;
  /** The department whose list counts here, where it is another's. */
  readonly as: string | null;
  /** The nearest to the beginning of time first. */
  readonly days: readonly { readonly day: Day; readonly name: string }[];
}

export const holidaysOfSpace = question(
  'holidaysOfSpace',
  z.object({ space: z.string() }),
  ['sheets'],
  (rows, _ctx, { space }): readonly HolidaysAnswer[] => {
    const list = listOf(rows, space);
    const days = Object.entries(holidaysIn(rows, space))
      .map(([day, name]) => ({ day: day as Day, name }))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
    return [{ id: space, as: list === space ? null : list, days }];
  },
);

/** Departments with a list of their own, of those that I stand in. `id` is the space's. */
export const holidayLists = question(
  'holidayLists',
  z.object({}),
  ['sheets'],
  (rows, { directory, person }): readonly { readonly id: string; readonly days: number }[] =>
    spacesOf(directory, person).flatMap((id) => {
      const days = Object.keys(rows.sheets.get(sheetOf(id))?.holidays ?? {}).length;
      return days === 0 || listOf(rows, id) !== id ? [] : [{ id, days }];
    }),
);
