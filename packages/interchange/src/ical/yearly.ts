// On which days of further years a yearly event falls: on its day, or on the so-manieth weekday of a month. Every other rule
// is none that a public holiday has; it is said to be left out, not guessed.
import { addDays, type Day, weekdayOf } from '@baton/model/day';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']);

interface Yearly {
  readonly every: number;
  readonly count: number;
  readonly until: string | null;
  /** null: on the day of the first one. */
  readonly nth: { readonly month: number; readonly weekday: number; readonly which: number } | null;
}

const whole = (text: string | undefined, ifNone: number): number => (text === undefined ? ifNone : Number(text));
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

function nthOf(parts: ReadonlyMap<string, string>): Yearly['nth'] | undefined {
  const byDay = parts.get('BYDAY');
  if (byDay === undefined) return null;
  const [, which, weekday = ''] = /^([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/u.exec(byDay) ?? [];
  const month = Number(parts.get('BYMONTH'));
  if (which === undefined || parts.has('BYMONTHDAY') || !isCount(month) || month > 12) return undefined;
  return { month, weekday: weekdays.indexOf(weekday) + 1, which: Number(which) };
}

function untilOf(text: string | undefined): string | null | undefined {
  if (text === undefined) return null;
  return /^(\d{4})(\d{2})(\d{2})/u.exec(text)?.slice(1).join('-');
}

/** Month and day may be said once more; another day is another rule. */
function isOnItsDay(parts: ReadonlyMap<string, string>, first: Day): boolean {
  const [month, day] = [Number(first.slice(5, 7)), Number(first.slice(8))];
  return whole(parts.get('BYMONTH'), month) === month && whole(parts.get('BYMONTHDAY'), day) === day;
}

/** undefined: another kind of rule, or none that can be read. */
function yearlyOf(rule: string, first: Day): Yearly | undefined {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  if (parts.get('FREQ') !== 'YEARLY' || [...parts.keys()].some((key) => !known.has(key))) return undefined;
  const nth = nthOf(parts);
  const [every, count] = [whole(parts.get('INTERVAL'), 1), whole(parts.get('COUNT'), 10_000)];
  const until = untilOf(parts.get('UNTIL'));
  if (nth === undefined || until === undefined || !isCount(every) || !isCount(count)) return undefined;
  return nth === null && !isOnItsDay(parts, first) ? undefined : { every, count, until, nth };
}

function dayIn(year: number, { nth }: Yearly, first: Day): Day | undefined {
  if (nth === null) {
    const day = `${String(year).padStart(4, '0')}${first.slice(4)}` as Day;
    return new Date(`${day}T00:00:00Z`).getUTCDate() === Number(first.slice(8)) ? day : undefined;
  }
  const { month, weekday, which } = nth;
  const edge = new Date(Date.UTC(year, which > 0 ? month - 1 : month, which > 0 ? 1 : 0)).toISOString().slice(0, 10);
  const away = which > 0 ? weekday - weekdayOf(edge as Day) : weekdayOf(edge as Day) - weekday;
  const steps = ((away + 7) % 7) + 7 * (Math.abs(which) - 1);
  const day = addDays(edge as Day, which > 0 ? steps : -steps);
  return Number(day.slice(5, 7)) === month ? day : undefined;
}

/** The first day and those of the years up to `to`; undefined: the rule is not yearly, or cannot be read. */
export function yearlyDays(rule: string, first: Day, to: Day): readonly Day[] | undefined {
  const yearly = yearlyOf(rule, first);
  if (yearly === undefined) return undefined;
  const days: Day[] = [];
  const last = Number(to.slice(0, 4));
  for (let year = Number(first.slice(0, 4)); year <= last && days.length < yearly.count; year += yearly.every) {
    const day = dayIn(year, yearly, first);
    if (yearly.until !== null && day !== undefined && day > yearly.until) break;
    if (day !== undefined && day >= first) days.push(day);
  }
  return days;
}
