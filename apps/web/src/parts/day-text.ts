// Days and times as people read them: "Thu 5 Mar" in columns, "Thu 5 March" in text, "Today 16:00", "2 d late".
import { addDays, type Day, type Instant } from '@baton/model/day';
import { written } from '../lib/locale.ts';

const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);
/** Always as the language now wants it. */
function shape(options: Intl.DateTimeFormatOptions): Pick<Intl.DateTimeFormat, 'format'> {
  const format = written((locale) => new Intl.DateTimeFormat(locale, options));
  return { format: (date) => format().format(date) };
}
const inColumn = shape({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const inColumnWithYear = shape({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const inText = shape({ weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
const inTextWithYear = shape({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const clock = shape({ hour: '2-digit', minute: '2-digit' });
const localDay = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });

const plain = (text: string) => text.replace(',', '');

/** The day here and now, by the clock of this device. */
export const todayHere = (): Day => localDay.format(new Date()) as Day;

const sameYear = (day: Day, today: Day) => day.slice(0, 4) === today.slice(0, 4);

/** "5 Mar": on cards and in columns. */
export const shortDay = (day: Day, today: Day): string =>
  plain((sameYear(day, today) ? inColumn : inColumnWithYear).format(asDate(day)));

/** "Today", "Tomorrow", "Fri 6 March": in facts and text. */
export function longDay(day: Day, today: Day): string {
  if (day === today) return 'Today';
  if (day === addDays(today, 1)) return 'Tomorrow';
  if (day === addDays(today, -1)) return 'Yesterday';
  return plain((sameYear(day, today) ? inText : inTextWithYear).format(asDate(day)));
}

/** "Today 08:31", "Thu 5 March 16:00". */
export function timeText(at: Instant): string {
  const date = new Date(at);
  return `${longDay(localDay.format(date) as Day, todayHere())} ${clock.format(date)}`;
}

/** "today 08:31", "Thu 5 March 16:00": for the middle of a sentence. */
export const timeInText = (at: Instant): string =>
  timeText(at).replace(/^(?:Today|Tomorrow|Yesterday)/u, (word) => word.toLowerCase());

/** "Thu 5 March", also where it is today: for the middle of a sentence. */
export function dayText(at: Instant): string {
  const day = localDay.format(new Date(at)) as Day;
  return plain((sameYear(day, todayHere()) ? inText : inTextWithYear).format(asDate(day)));
}
/** "10:47". */
export const clockText = (at: Instant): string => clock.format(new Date(at));

const weekday = shape({ weekday: 'short' });
const wholeDay = shape({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const wholeDayWithYear = shape({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The day of this moment, by the clock of this device. */
export const dayOf = (at: Instant): Day => localDay.format(new Date(at)) as Day;

/** "Tue 17:40": where the day of the week is enough. */
export const weekdayClock = (at: Instant): string => `${weekday.format(new Date(at))} ${clock.format(new Date(at))}`;

/** "Today, Wednesday 4 March": over the lines of one day. */
export function dayHeading(day: Day, today: Day): string {
  const whole = plain((sameYear(day, today) ? wholeDay : wholeDayWithYear).format(asDate(day)));
  if (day === today) return `Today, ${whole}`;
  return day === addDays(today, -1) ? `Yesterday, ${whole}` : whole;
}

const spans: readonly (readonly [unit: string, ms: number])[] = [
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
/** "14 hours", "3 weeks": the largest unit of which there are two, else the next smaller. */
export function spanText(ms: number): string {
  const [unit, size] = spans.find(([, of]) => ms >= 2 * of) ?? ['minute', 60_000];
  const count = Math.max(1, Math.round(ms / size));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const wallClock = shape({ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
/** What a clock somewhere shows, in minutes since its midnight: "14:42". */
export const minuteOfDayText = (minute: number): string => wallClock.format(minute * 60_000);
