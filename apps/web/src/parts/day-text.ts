// Days and times as people read them: "Thu 5 Mar" in columns, "Thu 5 March" in text, "Today 16:00", "2 d late".
import { addDays, type Day, type Instant } from '@baton/model/day';

const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);
const shape = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
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

/** "Thu 5 March", also where it is today: for the middle of a sentence. */
export function dayText(at: Instant): string {
  const day = localDay.format(new Date(at)) as Day;
  return plain((sameYear(day, todayHere()) ? inText : inTextWithYear).format(asDate(day)));
}
/** "10:47". */
export const clockText = (at: Instant): string => clock.format(new Date(at));
