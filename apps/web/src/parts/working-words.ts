// When somebody works, in words: "37.5 h, Mon–Fri", "Works Mon–Thu, back tomorrow 09:00", "3 h ahead of you".
import { addDays, type Day, type Instant } from '@baton/model/day';
import { minutesOfWeek, type Week } from '@baton/model/person/week';
import type { Standing } from '@baton/model/person/working';
import { written } from '../lib/locale.ts';
import { longDay, timeInText } from './day-text.ts';
import { weekdayNames } from './weekday-names.ts';

/** "Mon–Fri", "Mon, Wed", "Mon–Wed, Fri": runs of three and more as spans. */
export function daysText(days: readonly number[]): string {
  const names = weekdayNames();
  const runs: number[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => names[(day ?? 1) - 1] ?? '';
  return runs
    .map((run) => (run.length < 3 ? run.map(name).join(', ') : `${name(run[0])}–${name(run.at(-1))}`))
    .join(', ');
}

const workedDays = (week: Week): readonly number[] => (week.kind === 'days' ? Object.keys(week.days).map(Number) : []);

const hours = written(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false, numberingSystem: 'latn' }),
);
/** "37.5 h". */
export const hoursText = (minutes: number): string => `${hours().format(minutes / 60)}\u00A0h`;

export function weekText(week: Week): string {
  if (week.kind === 'shifts') return `${hoursText(week.minutes)}, shifts`;
  const days = workedDays(week);
  return days.length === 0 ? 'No working days' : `${hoursText(minutesOfWeek(week))}, ${daysText(days)}`;
}

/** "3 h ahead of you", "5 h 30 min behind you", "same time as you". */
export function aheadText(minutes: number): string {
  if (minutes === 0) return 'same time as you';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const span = [hours > 0 && `${hours}\u00A0h`, rest > 0 && `${rest}\u00A0min`].filter(Boolean).join(' ');
  return `${span} ${minutes > 0 ? 'ahead of' : 'behind'} you`;
}

interface Told {
  readonly week: Week | undefined;
  /** Their clock differs from the reader's: times are the reader's, and say so. */
  readonly isElsewhere: boolean;
  readonly today: Day;
}

/** null: nobody told. Times are by the clock of this device. */
export function standingText(standing: Standing, { week, isElsewhere, today }: Told): string | null {
  const when = (at: Instant) => `${timeInText(at)}${isElsewhere ? ' your time' : ''}`;
  const back = (at: Instant | null) => (at === null ? '' : `, back ${when(at)}`);
  switch (standing.kind) {
    case 'working':
      return `Working now, until ${when(standing.until).replace(/^today /u, '')}`;
    case 'off': {
      const days = week === undefined ? [] : workedDays(week);
      return `${days.length === 0 ? 'Not working now' : `Works ${daysText(days)}`}${back(standing.back)}`;
    }
    case 'away':
      return `Away ${awaySpan(standing.absence, today)}${back(standing.back)}`;
    case 'holiday':
      return `${standing.name}, a holiday${back(standing.back)}`;
    case 'shifts':
      return 'Works in shifts';
    case 'untold':
      return null;
  }
}

/** "today", "until Fri 6 March", "from Mon 20 July until Fri 31 July". */
export function awaySpan({ from, to }: { readonly from: Day; readonly to: Day }, today: Day): string {
  const day = (one: Day) =>
    longDay(one, today).replace(/^(?:Today|Tomorrow|Yesterday)$/u, (word) => word.toLowerCase());
  if (from === to) return from <= addDays(today, 1) ? day(to) : `on ${day(to)}`;
  return from <= today ? `until ${day(to)}` : `from ${day(from)} until ${day(to)}`;
}
