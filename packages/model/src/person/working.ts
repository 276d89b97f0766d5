// Whether somebody works at an instant, how long they work on a day, and when they work next: pure functions of what a
// person told of their week, their zone and their absences, and of the holidays of their place. Load and scheduling read the same shape.
import { z } from 'zod';
import { addDays, Day, type Instant, type Minutes } from '../day.ts';
import { holidayOn, type Holidays } from '../holiday/days.ts';
import { minutesOf, weekOn, workingDayOf, type Weeks } from './week.ts';
import { instantAt, wallAt, type Zone } from './zone.ts';

/** Whole days, the last one included. Its first day is its name. */
export const Absence = z.object({ to: Day, note: z.string().trim().min(1).max(200).nullable() });
export type Absence = Readonly<z.infer<typeof Absence>>;
/** First day → the absence. */
export type Absences = Readonly<Record<string, Absence>>;

export interface Pattern {
  readonly zone: Zone | null;
  readonly weeks: Weeks;
  readonly away: Absences;
  /** Of the place where they work. Who works in shifts works on them too, as far as anybody says. */
  readonly holidays: Holidays;
}
export interface AwayFrom extends Absence {
  readonly from: Day;
}

/** Those that are not over on this day, the first one first. */
export const absencesFrom = (away: Absences, day: Day): readonly AwayFrom[] =>
  Object.entries(away)
    .filter(([from, { to }]) => to >= day && from <= to)
    .map(([from, absence]) => ({ from: from as Day, ...absence }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** The absence that this day is in; of several the one that lasts longest. */
export const awayOn = (away: Absences, day: Day): AwayFrom | null =>
  absencesFrom(away, day)
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.to > b.to ? -1 : 1))[0] ?? null;

/** Working time of the day; null: no pattern says it. Whoever is away has none, nor has a holiday. */
export function minutesOn(pattern: Pick<Pattern, 'weeks' | 'away' | 'holidays'>, day: Day): Minutes | null {
  const week = weekOn(pattern.weeks, day);
  if (awayOn(pattern.away, day) !== null) return 0;
  if (week === undefined || week.kind === 'shifts') return null;
  const hours = holidayOn(pattern.holidays, day) === null ? workingDayOf(week, day) : null;
  return hours === null ? 0 : minutesOf(hours);
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}
/** Of the working day that begins on this day; null: none does. */
function spanOn({ weeks, away, holidays }: Pattern, zone: Zone, day: Day): Span | null {
  const isOff = awayOn(away, day) !== null || holidayOn(holidays, day) !== null;
  const hours = isOff ? null : workingDayOf(weekOn(weeks, day), day);
  if (hours === null) return null;
  return { from: instantAt(zone, { day, minute: hours.from }), to: instantAt(zone, { day, minute: hours.to }) };
}

const within = (span: Span | null, at: Instant): boolean => span !== null && span.from <= at && at < span.to;

/** The span of work that the instant is in. Yesterday's counts too: a night shift goes on past midnight. */
function spanAt(pattern: Pattern, zone: Zone, at: Instant): Span | null {
  const { day } = wallAt(zone, at);
  return [day, addDays(day, -1)].map((one) => spanOn(pattern, zone, one)).find((span) => within(span, at)) ?? null;
}

/** By the clock of their own zone; null: they do not work, or nobody told where they are. */
const spanNow = (pattern: Pattern, at: Instant): Span | null =>
  pattern.zone === null ? null : spanAt(pattern, pattern.zone, at);

/** How far ahead somebody is looked for: a year, and what a leap day and an absence round it need. */
const farthest = 400;

/** This instant where they work now, otherwise when they begin next; null: not within a year, or nobody told. */
export function nextWorking(pattern: Pattern, at: Instant): Instant | null {
  const { zone } = pattern;
  if (zone === null) return null;
  if (spanAt(pattern, zone, at) !== null) return at;
  const first = wallAt(zone, at).day;
  for (let ahead = 0; ahead < farthest; ahead += 1) {
    const span = spanOn(pattern, zone, addDays(first, ahead));
    if (span !== null && span.from > at) return span.from;
  }
  return null;
}

export type Standing =
  /** The hours of today are not over, or those of a night shift. */
  | { readonly kind: 'working'; readonly until: Instant }
  | { readonly kind: 'off'; readonly back: Instant | null }
  /** `back`: when they work again after it; null: nobody told. */
  | { readonly kind: 'away'; readonly absence: AwayFrom; readonly back: Instant | null }
  | { readonly kind: 'holiday'; readonly name: string; readonly back: Instant | null }
  | { readonly kind: 'shifts' }
  /** Their zone or their week is not told. */
  | { readonly kind: 'untold' };

/** @param today of the asker: an absence is told by days also where the zone is not. */
export function standingAt(pattern: Pattern, at: Instant, today: Day): Standing {
  const { zone, weeks, away, holidays } = pattern;
  const day = zone === null ? today : wallAt(zone, at).day;
  const absence = awayOn(away, day);
  if (absence !== null) return { kind: 'away', absence, back: nextWorking(pattern, at) };
  const week = weekOn(weeks, day);
  if (week?.kind === 'shifts') return { kind: 'shifts' };
  const span = spanNow(pattern, at);
  if (span !== null) return { kind: 'working', until: span.to };
  const name = workingDayOf(week, day) === null ? null : holidayOn(holidays, day);
  if (name !== null) return { kind: 'holiday', name, back: nextWorking(pattern, at) };
  const isTold = week !== undefined && zone !== null;
  return isTold ? { kind: 'off', back: nextWorking(pattern, at) } : { kind: 'untold' };
}

export const isWorkingNow = (pattern: Pattern, at: Instant): boolean => spanNow(pattern, at) !== null;
