import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { type Holidays, noHolidays } from '../holiday/days.ts';
import { dayAfter, dueOf, lastDayBy, type Repeat } from './repeat.ts';

const day = (text: string) => text as Day;
const rule = (over: Partial<Repeat>): Repeat => ({ every: 1, unit: 'day', from: 'day', ...over });
/** The next few days after one. */
function days(
  of: Repeat,
  from: string,
  how: number | { readonly count: number; readonly holidays: Holidays },
): string[] {
  const { count, holidays } = typeof how === 'number' ? { count: how, holidays: noHolidays } : how;
  const found: string[] = [];
  let next = dayAfter(of, day(from), holidays);
  while (next !== null && found.length < count) {
    found.push(next);
    next = dayAfter(of, next, holidays);
  }
  return found;
}

test('[M220] every so many days, and every so many working days', () => {
  expect(days(rule({ every: 3 }), '2026-02-27', 2)).toEqual(['2026-03-02', '2026-03-05']);
  // 6 March 2026 is a Friday.
  expect(days(rule({ unit: 'workday' }), '2026-03-05', 3)).toEqual(['2026-03-06', '2026-03-09', '2026-03-10']);
  expect(days(rule({ unit: 'workday', every: 5 }), '2026-03-07', 1)).toEqual(['2026-03-13']);
});

test('[M220] every so many weeks on chosen days', () => {
  const twice = rule({ unit: 'week', on: [4, 1] });
  expect(days(twice, '2026-03-02', 3)).toEqual(['2026-03-05', '2026-03-09', '2026-03-12']);
  expect(days({ ...twice, every: 2 }, '2026-03-02', 3)).toEqual(['2026-03-05', '2026-03-16', '2026-03-19']);
  expect(days(rule({ unit: 'week' }), '2026-03-03', 1)).toEqual(['2026-03-10']);
});

test('[M220] a month that is too short has its last day, and the next one the wished day again', () => {
  expect(days(rule({ unit: 'month', dayOfMonth: 31 }), '2026-01-31', 3)).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ]);
  expect(days(rule({ unit: 'month', every: 12 }), '2026-12-05', 1)).toEqual(['2027-12-05']);
  expect(days(rule({ unit: 'year', dayOfMonth: 29 }), '2024-02-29', 4)).toEqual([
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
  ]);
});

test('[M220] it ends on a day, and leaves out what is skipped', () => {
  expect(days(rule({ until: day('2026-03-04') }), '2026-03-02', 9)).toEqual(['2026-03-03', '2026-03-04']);
  expect(days(rule({ skip: [day('2026-03-03'), day('2026-03-05')] }), '2026-03-02', 2)).toEqual([
    '2026-03-04',
    '2026-03-06',
  ]);
});

test('[M221] due on the next working day, while the days of the rule stay', () => {
  const monthly = rule({ unit: 'month', dayOfMonth: 1, workdays: true });
  expect(days(monthly, '2026-02-01', 2)).toEqual(['2026-03-01', '2026-04-01']);
  expect(dueOf(monthly, day('2026-03-01'), noHolidays)).toBe('2026-03-02');
  expect(dueOf({ ...monthly, workdays: false }, day('2026-03-01'), noHolidays)).toBe('2026-03-01');
});

test('[M221] [M490] a holiday is no working day: it is left out of working days, and what is due on it is due after it', () => {
  // Good Friday and Easter Monday.
  const easter = { '2026-04-03': 'Good Friday', '2026-04-06': 'Easter Monday' };
  expect(days(rule({ unit: 'workday' }), '2026-04-02', { count: 2, holidays: easter })).toEqual([
    '2026-04-07',
    '2026-04-08',
  ]);
  expect(days(rule({ unit: 'workday', every: 2 }), '2026-04-01', { count: 1, holidays: easter })).toEqual([
    '2026-04-07',
  ]);
  const friday = rule({ unit: 'week', on: [5], workdays: true });
  expect(days(friday, '2026-03-27', { count: 2, holidays: easter })).toEqual(['2026-04-03', '2026-04-10']);
  expect(dueOf(friday, day('2026-04-03'), easter)).toBe('2026-04-07');
});

test('[M223] of what was missed the last is told', () => {
  const by = { today: day('2026-03-31'), holidays: noHolidays };
  expect(lastDayBy(rule({ every: 7 }), day('2026-03-02'), by)).toBe('2026-03-30');
  expect(lastDayBy(rule({ until: day('2026-03-10') }), day('2026-03-02'), by)).toBe('2026-03-10');
});

test('[M220] whatever the rule, the next day is later', () => {
  for (const unit of ['day', 'workday', 'week', 'month', 'year'] as const)
    for (const every of [1, 2, 5, 365])
      for (const from of ['2024-02-29', '2026-01-31', '2026-12-31', '2026-03-07'])
        expect((dayAfter(rule({ unit, every, on: [1, 7] }), day(from), noHolidays) ?? '') > from).toBe(true);
});
