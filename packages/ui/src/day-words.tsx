import { addDays, addMonths, type DayText, formatDay, isDay, weekday } from './day.tsx';

/* Reads what people type for a day. The words come from Intl, so every language that the browser knows works;
   English always does. */

export interface DayReading {
  readonly today: DayText;
  readonly locale: string;
}

/** today, tomorrow, fri, next fri, in 3 days, +2w, 6 mar, 6 march 2027, 6.3., 2026-03-06. Nothing where unclear. */
export function parseDay(text: string, { today, locale }: DayReading): DayText | undefined {
  const plain = clean(text);
  if (isDay(plain)) return plain;
  return (
    relativeDay(plain, today, locale) ??
    spanDay(plain, today) ??
    weekdayDay(plain, today, locale) ??
    monthDay(plain, today, locale) ??
    numericDay(plain, today, locale)
  );
}

function relativeDay(text: string, today: DayText, locale: string): DayText | undefined {
  for (const language of [locale, 'en']) {
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    for (const offset of [0, 1, -1]) {
      if (clean(words.format(offset, 'day')) === text) return addDays(today, offset);
    }
  }
  return text === 'tod' ? today : text === 'tom' ? addDays(today, 1) : undefined;
}

function spanDay(text: string, today: DayText): DayText | undefined {
  const match = /^(?:in |\+)\s*(\d{1,3})\s*(d|days?|w|weeks?|m|months?)$/u.exec(text);
  if (match === null) return undefined;
  const count = Number(match[1]);
  if (match[2]?.startsWith('m')) return addMonths(today, count);
  return addDays(today, match[2]?.startsWith('w') ? count * 7 : count);
}

/** A weekday is the next one to come: said on a Friday, "fri" is in a week. "next fri" is the one after. */
function weekdayDay(text: string, today: DayText, locale: string): DayText | undefined {
  const isNext = text.startsWith('next ');
  const name = isNext ? text.slice(5) : text;
  if (name.length < 2) return undefined;
  for (let offset = 1; offset <= 7; offset += 1) {
    const day = addDays(today, offset);
    const names = [locale, 'en'].map((language) => clean(formatDay(day, language, { weekday: 'long' })));
    if (names.some((full) => full.startsWith(name)))
      return isNext ? addDays(day, weekday(today) < weekday(day) ? 7 : 0) : day;
  }
  return undefined;
}

function monthDay(text: string, today: DayText, locale: string): DayText | undefined {
  const match =
    /^(?:\p{L}+ )?(\d{1,2}) (\p{L}{3,})(?: (\d{4}))?$/u.exec(text) ??
    swap(/^(?:\p{L}+ )?(\p{L}{3,}) (\d{1,2})(?: (\d{4}))?$/u.exec(text));
  if (match === null) return undefined;
  const [, date = '', name = '', year] = match;
  for (let month = 1; month <= 12; month += 1) {
    const sample = `2024-${two(month)}-01`;
    const names = [locale, 'en'].map((language) => clean(formatDay(sample, language, { month: 'long' })));
    if (names.some((full) => full.startsWith(name))) return inYear([month, Number(date)], year, today);
  }
  return undefined;
}

/** 6.3., 6/3, 3/6: the order of day and month is that of the reader's language. */
function numericDay(text: string, today: DayText, locale: string): DayText | undefined {
  const match = /^(\d{1,2})[./ -](\d{1,2})[./ -]?(\d{4})?$/u.exec(text);
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const isMonthFirst = formatDay('2024-11-22', locale, { day: 'numeric', month: 'numeric' }).startsWith('11');
  return inYear(isMonthFirst ? [first, second] : [second, first], match[3], today);
}

/** Without a year the next such day is meant, unless it was less than two months ago. */
function inYear(
  [month, date]: readonly [number, number],
  year: string | undefined,
  today: DayText,
): DayText | undefined {
  const make = (ofYear: string) => `${ofYear}-${two(month)}-${two(date)}`;
  const thisYear = make(year ?? today.slice(0, 4));
  const day =
    year === undefined && thisYear < addMonths(today, -2) ? make(String(Number(today.slice(0, 4)) + 1)) : thisYear;
  return isDay(day) ? day : undefined;
}

function swap(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1], match[3]];
}

function clean(text: string): string {
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const withoutOrder = letters.replaceAll(/(?<=\d)(?:st|nd|rd|th)\b/gu, '');
  // A dot after a name, or between a day and the name of its month, is only a habit; in 6.3. it parts the numbers.
  return withoutOrder
    .replaceAll(/,|(?<=\p{L})\.|(?<=\d)\.(?=\s*\p{L})/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
