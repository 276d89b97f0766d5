import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { type Holidays, noHolidays } from '../holiday/days.ts';
import { always, minutesOfWeek, Week, weekOf, weekOn, type Weeks } from './week.ts';
import {
  type Absences,
  absencesFrom,
  awayOn,
  isWorkingNow,
  minutesOn,
  nextWorking,
  type Pattern,
  standingAt,
} from './working.ts';
import { Zone } from './zone.ts';

const day = (text: string) => text as Day;
const utc = (text: string) => Date.parse(`${text}:00Z`);
const text = (at: number | null) => at && new Date(at).toISOString().slice(0, 16);
const office = { from: 540, to: 1_020, rest: 30 };
const fullWeek = weekOf([1, 2, 3, 4, 5], office);
const monToThu = weekOf([1, 2, 3, 4], office);

interface Who {
  readonly zone?: string | null;
  readonly week?: Week;
  readonly weeks?: Weeks;
  readonly away?: Absences;
  readonly holidays?: Holidays;
}
const who = ({
  zone = 'Europe/Lisbon',
  week = fullWeek,
  weeks = { [always]: week },
  away = {},
  holidays = noHolidays,
}: Who = {}): Pattern => ({
  zone: zone === null ? null : Zone.parse(zone),
  weeks,
  away,
  holidays,
});

test('[M132] a week counts its hours; a pattern counts from its day until the next', () => {
  expect(minutesOfWeek(fullWeek)).toBe(37.5 * 60);
  expect(minutesOfWeek(monToThu)).toBe(30 * 60);
  expect(minutesOfWeek({ kind: 'shifts', minutes: 2_400 })).toBe(2_400);
  const weeks: Weeks = { [always]: fullWeek, '2026-06-01': monToThu };
  expect(weekOn(weeks, day('2026-05-31'))).toEqual(fullWeek);
  expect(weekOn(weeks, day('2026-06-01'))).toEqual(monToThu);
  expect(weekOn({ '2026-06-01': monToThu }, day('2026-05-31'))).toBeUndefined();
  const pattern = who({ weeks });
  expect(minutesOn(pattern, day('2026-05-29'))).toBe(450);
  expect(minutesOn(pattern, day('2026-06-05'))).toBe(0);
  expect(minutesOn(who({ week: { kind: 'shifts', minutes: 2_400 } }), day('2026-06-05'))).toBeNull();
  expect(minutesOn(who({ weeks: {} }), day('2026-06-05'))).toBeNull();
});

test.each([
  { from: 540, to: 540, rest: 0 },
  { from: 540, to: 500, rest: 0 },
  { from: 540, to: 600, rest: 60 },
  { from: 0, to: 1_441, rest: 0 },
  { from: 1_440, to: 1_500, rest: 0 },
  { from: -1, to: 60, rest: 0 },
  { from: 540.5, to: 1_020, rest: 0 },
])('[M132] %o is no working day', (hours) => {
  expect(Week.safeParse({ kind: 'days', days: { 1: hours } }).success).toBe(false);
});

test('[M132] a week has seven days and no eighth', () => {
  expect(Week.safeParse(fullWeek).success).toBe(true);
  expect(Week.safeParse({ kind: 'days', days: { 8: office } }).success).toBe(false);
  expect(Week.safeParse({ kind: 'shifts', minutes: 0 }).success).toBe(false);
});

test('[M133] works from the first minute to the last, by the clock of the own zone', () => {
  // Wednesday 4 March; in Kolkata it is five and a half hours later.
  const there = who({ zone: 'Asia/Kolkata' });
  expect(isWorkingNow(there, utc('2026-03-04T03:29'))).toBe(false);
  expect(isWorkingNow(there, utc('2026-03-04T03:30'))).toBe(true);
  expect(isWorkingNow(there, utc('2026-03-04T11:29'))).toBe(true);
  expect(isWorkingNow(there, utc('2026-03-04T11:30'))).toBe(false);
  expect(standingAt(there, utc('2026-03-04T04:00'), day('2026-03-04'))).toEqual({
    kind: 'working',
    until: utc('2026-03-04T11:30'),
  });
});

test('[M133] nine o’clock is nine o’clock on either side of the change of the clocks', () => {
  const lisbon = who();
  expect(isWorkingNow(lisbon, utc('2026-03-27T09:00'))).toBe(true);
  expect(isWorkingNow(lisbon, utc('2026-03-30T07:59'))).toBe(false);
  expect(isWorkingNow(lisbon, utc('2026-03-30T08:00'))).toBe(true);
});

test('[M133] a night shift belongs to the day on which it begins, and goes on past midnight', () => {
  const night = who({ week: weekOf([5, 6], { from: 1_320, to: 1_800, rest: 30 }) });
  // Saturday 28 March 22:00 to Sunday 06:00, when the night is an hour short.
  expect(isWorkingNow(night, utc('2026-03-28T21:59'))).toBe(false);
  expect(isWorkingNow(night, utc('2026-03-29T04:59'))).toBe(true);
  expect(isWorkingNow(night, utc('2026-03-29T05:00'))).toBe(false);
  expect(minutesOn(night, day('2026-03-28'))).toBe(450);
  expect(minutesOn(night, day('2026-03-29'))).toBe(0);
  const awayOnSunday = { ...night, away: { '2026-03-29': { to: day('2026-03-29'), note: null } } };
  expect(isWorkingNow(awayOnSunday, utc('2026-03-29T03:00'))).toBe(true);
});

test('[M134] works next: now, later today, after the days off, after an absence', () => {
  const ana = who({ week: monToThu });
  expect(text(nextWorking(ana, utc('2026-03-05T10:00')))).toBe('2026-03-05T10:00');
  expect(text(nextWorking(ana, utc('2026-03-05T08:59')))).toBe('2026-03-05T09:00');
  expect(text(nextWorking(ana, utc('2026-03-05T17:00')))).toBe('2026-03-09T09:00');
  // Over the change of the clocks: Monday 30 March 09:00 is 08:00 of UTC.
  expect(text(nextWorking(ana, utc('2026-03-27T12:00')))).toBe('2026-03-30T08:00');
  const away = { '2026-03-09': { to: day('2026-03-18'), note: 'Skiing' } };
  expect(text(nextWorking({ ...ana, away }, utc('2026-03-06T12:00')))).toBe('2026-03-19T09:00');
});

test('[M134] nobody told, or nobody works within a year: nothing is promised', () => {
  expect(nextWorking(who({ zone: null }), utc('2026-03-05T10:00'))).toBeNull();
  expect(nextWorking(who({ weeks: {} }), utc('2026-03-05T10:00'))).toBeNull();
  expect(nextWorking(who({ week: { kind: 'shifts', minutes: 2_400 } }), utc('2026-03-05T10:00'))).toBeNull();
  expect(nextWorking(who({ week: { kind: 'days', days: {} } }), utc('2026-03-05T10:00'))).toBeNull();
  const away = { '2026-01-01': { to: day('2028-01-01'), note: null } };
  expect(nextWorking(who({ away }), utc('2026-03-05T10:00'))).toBeNull();
});

test('[M134] a pattern that begins later is already looked for', () => {
  const weeks: Weeks = { '2026-06-01': monToThu };
  expect(text(nextWorking(who({ weeks }), utc('2026-03-05T10:00')))).toBe('2026-06-01T08:00');
});

test('[M135] away are whole days of the own zone; of several absences the longest counts', () => {
  const away = {
    '2026-03-04': { to: day('2026-03-06'), note: null },
    '2026-03-05': { to: day('2026-03-13'), note: 'Skiing' },
    '2026-07-20': { to: day('2026-07-31'), note: null },
  };
  expect(awayOn(away, day('2026-03-03'))).toBeNull();
  expect(awayOn(away, day('2026-03-04'))).toMatchObject({ from: '2026-03-04', to: '2026-03-06' });
  expect(awayOn(away, day('2026-03-05'))).toMatchObject({ from: '2026-03-05', note: 'Skiing' });
  expect(awayOn(away, day('2026-03-13'))?.to).toBe('2026-03-13');
  expect(awayOn(away, day('2026-03-14'))).toBeNull();
  expect(absencesFrom(away, day('2026-03-07')).map(({ from }) => from)).toEqual(['2026-03-05', '2026-07-20']);
  expect(minutesOn(who({ away }), day('2026-03-05'))).toBe(0);
  // In Kiritimati the 4th has begun when it is still the 3rd in Lisbon.
  const early = standingAt(who({ zone: 'Pacific/Kiritimati', away }), utc('2026-03-03T11:00'), day('2026-03-03'));
  expect(early).toMatchObject({ kind: 'away', absence: { to: '2026-03-06' } });
  const late = standingAt(who({ away }), utc('2026-03-03T11:00'), day('2026-03-03'));
  expect(late).toMatchObject({ kind: 'working' });
});

test('[M135] an absence is told also where the zone is not, by the day of who asks', () => {
  const away = { '2026-03-04': { to: day('2026-03-06'), note: null } };
  const untold = who({ zone: null, away });
  expect(standingAt(untold, utc('2026-03-04T09:00'), day('2026-03-04'))).toMatchObject({ kind: 'away', back: null });
  expect(standingAt(untold, utc('2026-03-07T09:00'), day('2026-03-07'))).toEqual({ kind: 'untold' });
  const shifts = who({ week: { kind: 'shifts', minutes: 2_400 } });
  expect(standingAt(shifts, utc('2026-03-07T09:00'), day('2026-03-07'))).toEqual({ kind: 'shifts' });
});

test('[M135] an absence that ends before it begins is none', () => {
  expect(awayOn({ '2026-03-04': { to: day('2026-03-01'), note: null } }, day('2026-03-01'))).toBeNull();
  expect(awayOn({ nonsense: { to: day('2026-03-09'), note: null } }, day('2026-03-04'))).toBeNull();
});

test('[M490] on a holiday of their place nobody works who has hours that day, and they are back after it', () => {
  // 25 May 2026 is a Monday.
  const ann = who({ holidays: { '2026-05-25': 'Whit Monday', '2026-05-30': 'a Saturday' } });
  const monday = utc('2026-05-25T10:00');
  expect(minutesOn(ann, day('2026-05-25'))).toBe(0);
  expect(minutesOn(ann, day('2026-05-26'))).toBe(450);
  expect(isWorkingNow(ann, monday)).toBe(false);
  const standing = standingAt(ann, monday, day('2026-05-25'));
  expect(standing).toMatchObject({ kind: 'holiday', name: 'Whit Monday', back: utc('2026-05-26T08:00') });
  expect(standingAt(ann, utc('2026-05-30T10:00'), day('2026-05-30'))).toMatchObject({ kind: 'off' });
  const shifts = who({ week: { kind: 'shifts', minutes: 2_400 }, holidays: ann.holidays });
  expect(minutesOn(shifts, day('2026-05-25'))).toBeNull();
  expect(standingAt(shifts, monday, day('2026-05-25'))).toEqual({ kind: 'shifts' });
});
