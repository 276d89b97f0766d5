// A department's holidays: set by whoever leads it. Each day is a cell of its own, so what two people add apart both stays.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import { leadsSpace, spaceIn } from '../directory/queries.ts';
import type { SpaceId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { writeSheet } from '../space/desk.ts';
import { standsIn, whyReadOnly } from '../space/rules.ts';
import { sheetOf } from '../space/schema.ts';
import { HolidayName } from './days.ts';
import { mostHolidays } from './rules.ts';

function maySetHolidays({ directory, person }: Ctx, space: string): Refusal | undefined {
  if (spaceIn(directory, space) === undefined) return refuse('not-found', 'department');
  if (!leadsSpace(directory, person, space)) return refuse('not-allowed', 'holidays');
  return whyReadOnly(directory, person, { class: 'r', space: space as SpaceId });
}

/** A name sets or renames a day, null takes it away; days that are not named stay. */
export const setHolidays = command(
  'setHolidays',
  z.object({
    space: z.string(),
    days: z.record(Day as unknown as z.ZodType<string, string>, HolidayName.nullable()),
  }),
  (tx, ctx, { space, days }) => {
    const refusal = maySetHolidays(ctx, space);
    if (refusal) return refusal;
    const known = tx.sheets.get(sheetOf(space))?.holidays ?? {};
    const changed = Object.entries(days).filter(([day, name]) => (known[day] ?? null) !== name);
    if (changed.length === 0) return refuse('nothing-changed', 'holidays');
    const after = Object.values({ ...known, ...Object.fromEntries(changed) }).filter((name) => name !== null);
    if (after.length > mostHolidays) return refuse('not-valid', 'holidays');
    writeSheet(tx, { space: space as SpaceId, now: ctx.now }, { holidays: Object.fromEntries(changed) });
    return { days: changed.length };
  },
);

/** From now on another department's holidays count here; null: its own again, which have stayed. */
export const followHolidays = command(
  'followHolidays',
  z.object({ space: z.string(), as: z.string().nullable() }),
  (tx, ctx, args) => {
    const refusal = maySetHolidays(ctx, args.space);
    if (refusal) return refusal;
    const as = args.as === args.space ? null : args.as;
    if (as !== null && !standsIn(ctx.directory, as as SpaceId, ctx.person)) return refuse('not-found', 'department');
    if ((tx.sheets.get(sheetOf(args.space))?.holidaysAs ?? null) === as) return refuse('nothing-changed', 'holidays');
    writeSheet(tx, { space: args.space as SpaceId, now: ctx.now }, { holidaysAs: as });
    return { space: args.space };
  },
);
