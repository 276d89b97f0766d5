// A calendar file of holidays: whole days with their names, and what of the file is none, each with its reason. A stranger's
// file is read within bounds; whatever it holds, the answer is days or one sentence.
import { addDays, Day, daysBetween } from '@baton/model/day';
import { type Calendar, calendarIn, type Component, plainText, type Property } from './lines.ts';
import { yearlyDays } from './yearly.ts';

export interface Refused {
  readonly refused: string;
}
/** Why an event is no holiday: it has a time, is longer than two weeks, comes by another rule, does not take place, … */
export type Reason = 'timed' | 'long' | 'rule' | 'cancelled' | 'outside' | 'damaged';
export interface HolidayFile {
  /** What the calendar calls itself. */
  readonly name: string | null;
  readonly days: readonly { readonly day: Day; readonly name: string }[];
  /** The names of those that are left out, by reason. */
  readonly leftOut: ReadonlyMap<Reason, readonly string[]>;
}
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

const largest = 5_000_000;
const mostEvents = 20_000;
const longest = 14;
const longestName = 80;

export const sentences = {
  empty: 'This file is empty.',
  tooLarge: 'This file is larger than 5 MB. A calendar of holidays is a few pages; is it another file?',
  other: 'This is not a calendar file. Calendars of holidays come as files that end in .ics.',
  truncated: 'This file breaks off before its end. Fetch it once more and try again.',
  tooMany: 'This calendar has more than 20,000 entries. A calendar of holidays is far smaller; is it another one?',
  noDays: 'This calendar has no holidays from last year on.',
} as const;

const valueOf = (event: Component, name: string): Property | undefined => event.find((one) => one.name === name);
const nameOf = (event: Component): string =>
  plainText(valueOf(event, 'SUMMARY')?.value ?? '')
    .slice(0, longestName)
    .trim() || 'Holiday';

/** A whole day; a midnight without a zone is how Outlook writes one. undefined: a time, or nothing that can be read. */
function wholeDay({ value }: Property): Day | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T000000)?$/u.exec(value.trim()) ?? [];
  const found = Day.safeParse(`${year}-${month}-${day}`);
  return found.success ? found.data : undefined;
}

/** How many days it lasts; undefined: that cannot be read. */
function lengthOf(event: Component, first: Day): number | undefined {
  const [end, duration] = [valueOf(event, 'DTEND'), valueOf(event, 'DURATION')];
  if (end !== undefined) {
    const day = wholeDay(end);
    return day === undefined ? undefined : Math.max(1, daysBetween(first, day));
  }
  if (duration === undefined) return 1;
  const [, weeks, days] = /^\+?P(?:(\d{1,3})W|(\d{1,4})D)$/u.exec(duration.value.trim()) ?? [];
  const length = weeks === undefined ? Number(days) : Number(weeks) * 7;
  return length >= 1 ? length : undefined;
}

/** The days on which it begins: one, or one of each year. */
function beginnings(event: Component, first: Day, { to }: Window): readonly Day[] | Reason {
  const rules = event.filter(({ name }) => name === 'RRULE');
  if (rules.length > 1 || event.some(({ name }) => name === 'RDATE' || name === 'RECURRENCE-ID')) return 'rule';
  const [rule] = rules;
  if (rule === undefined) return [first];
  const days = yearlyDays(rule.value.trim().toUpperCase(), first, to);
  if (days === undefined) return 'rule';
  const without = new Set(
    event
      .filter(({ name }) => name === 'EXDATE')
      .flatMap(({ value }) => value.split(',').map((one) => one.slice(0, 8))),
  );
  return days.filter((day) => !without.has(day.replaceAll('-', '')));
}

const hasTime = (property: Property | undefined): boolean => /T\d/u.test(property?.value ?? '');
const isCancelled = (event: Component): boolean => valueOf(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED';

/** Its first day and how many days it lasts. */
function spanOf(event: Component): { readonly first: Day; readonly length: number } | Reason {
  const start = valueOf(event, 'DTSTART');
  const first = start === undefined ? undefined : wholeDay(start);
  if (first === undefined) return hasTime(start) ? 'timed' : 'damaged';
  const length = lengthOf(event, first);
  if (length === undefined) return hasTime(valueOf(event, 'DTEND')) ? 'timed' : 'damaged';
  return length > longest ? 'long' : { first, length };
}

function daysOf(event: Component, window: Window): readonly Day[] | Reason {
  if (isCancelled(event)) return 'cancelled';
  const span = spanOf(event);
  if (typeof span === 'string') return span;
  const begins = beginnings(event, span.first, window);
  if (typeof begins === 'string') return begins;
  const days = begins
    .flatMap((day) => Array.from({ length: span.length }, (_, at) => addDays(day, at)))
    .filter((day) => day >= window.from && day <= window.to);
  return days.length === 0 ? 'outside' : days;
}

/** Two on one day are one with both names, as far as there is room. */
const joined = (known: string | undefined, name: string): string =>
  known === undefined || known.split(', ').includes(name) ? (known ?? name) : `${known}, ${name}`.slice(0, longestName);

function calendarOf(text: string): Calendar | Refused {
  if (text.trim() === '') return { refused: sentences.empty };
  if (text.length > largest) return { refused: sentences.tooLarge };
  const calendar = calendarIn(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (calendar === undefined) return { refused: sentences.other };
  if (!calendar.isWhole) return { refused: sentences.truncated };
  return calendar.events.length > mostEvents ? { refused: sentences.tooMany } : calendar;
}

function calledIn({ own }: Calendar): string | null {
  const name = plainText(valueOf(own, 'X-WR-CALNAME')?.value ?? '');
  return name === '' ? null : name;
}

/** The text of a file that somebody chose. @param window what is older or later is left out. */
export function readHolidays(text: string, window: Window): HolidayFile | Refused {
  const calendar = calendarOf(text);
  if ('refused' in calendar) return calendar;
  const byDay = new Map<Day, string>();
  const leftOut = new Map<Reason, string[]>();
  for (const event of calendar.events) {
    const [days, name] = [daysOf(event, window), nameOf(event)];
    if (typeof days === 'string') leftOut.set(days, [...(leftOut.get(days) ?? []), name]);
    else for (const day of days) byDay.set(day, joined(byDay.get(day), name));
  }
  if (byDay.size === 0 && leftOut.size === 0) return { refused: sentences.noDays };
  const days = [...byDay].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
  return { name: calledIn(calendar), days, leftOut };
}
