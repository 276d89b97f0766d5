/* Days as 'YYYY-MM-DD', counted in UTC so that no zone can move them. Pure: today is handed in. */

export type DayText = string;

const dayMs = 86_400_000;

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(text) && toDay(toMs(text)) === text;
}

export function addDays(day: DayText, days: number): DayText {
  return toDay(toMs(day) + days * dayMs);
}

/** Keeps the day of the month where the month has it, else takes its last. */
export function addMonths(day: DayText, months: number): DayText {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: DayText): number {
  return new Date(toMs(day)).getUTCDay() || 7;
}

/** Whole weeks, from `firstWeekday`, that together hold the month of `day`. */
export function monthGrid(day: DayText, firstWeekday: number): readonly (readonly DayText[])[] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -((weekday(first) - firstWeekday + 7) % 7));
  const weeks: DayText[][] = [];
  let next = start;
  do {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(next, index)));
    next = addDays(next, 7);
  } while (next.slice(0, 7) <= day.slice(0, 7));
  return weeks;
}

export function formatDay(day: DayText, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(toMs(day));
}

/** The first day of the week where the reader lives; Monday where the browser does not say. */
export function firstWeekdayOf(locale: string): number {
  const found = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (found.getWeekInfo?.() ?? found.weekInfo)?.firstDay ?? 1;
}

function toMs(day: DayText): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
}

function toDay(ms: number): DayText {
  return new Date(ms).toISOString().slice(0, 10);
}
