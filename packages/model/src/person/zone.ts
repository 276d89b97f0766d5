// Time zones by their IANA names, read with the tables of whatever runs this: what the clock of a place shows at an
// instant, and at which instant it shows something. A name that these tables do not know is no zone here.
import { z } from 'zod';
import type { Day, Instant, Minutes } from '../day.ts';
import type { Branded } from '../ids.ts';

/** "Europe/Lisbon". */
export type Zone = Branded<'zone'>;
/** What a clock on the wall shows: the day, and minutes since its midnight. */
export interface Wall {
  readonly day: Day;
  readonly minute: Minutes;
}

const shape = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,3}$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** The tables are asked by trying: nothing else says which names they know. */
export function isZone(text: string): text is Zone {
  if (!shape.test(text)) return false;
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}
export const Zone = z
  .string()
  .max(64)
  .refine(isZone, 'the name of a time zone like Europe/Lisbon') as unknown as z.ZodType<Zone>;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Milliseconds by which the clocks of the zone are ahead of UTC; whole seconds, as zones once had. */
function offsetAt(zone: Zone, at: Instant): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

export function wallAt(zone: Zone, at: Instant): Wall {
  const local = at + offsetAt(zone, at);
  const day = new Date(local).toISOString().slice(0, 10) as Day;
  return { day, minute: Math.floor((local - Date.parse(`${day}T00:00:00Z`)) / minuteMs) };
}

/**
 * When the clock shows it. `minute` may lie past midnight, on the next day. A time that the clock shows twice is meant
 * the first time; one that it skips is as much later as it skips.
 */
export function instantAt(zone: Zone, { day, minute }: Wall): Instant {
  const local = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
  const before = offsetAt(zone, local - dayMs);
  const after = offsetAt(zone, local + dayMs);
  const shown = [before, after].map((offset) => local - offset).filter((at) => at + offsetAt(zone, at) === local);
  return shown.length > 0 ? Math.min(...shown) : local - before;
}

/** By how much the clocks there are ahead of those here; negative: behind. */
export const minutesAhead = (there: Zone, here: Zone, at: Instant): number =>
  Math.round((offsetAt(there, at) - offsetAt(here, at)) / minuteMs);
