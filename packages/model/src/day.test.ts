import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, Day, dayOf, daysBetween, weekdayOf } from './day.ts';

const anyDay = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const asDay = (date: Date) => dayOf(date.getTime());
const day = (text: string) => Day.parse(text);

describe('[M7] a day is read strictly', () => {
  test.each(['2026-03-04', '2024-02-29', '2000-02-29', '1999-12-31'])('%s is one', (text) => {
    expect(Day.safeParse(text).success).toBe(true);
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '',
  ])('%j is none, and is answered, not thrown', (text) => {
    expect(Day.safeParse(text).success).toBe(false);
  });

  test('what is no text is none', () => {
    for (const value of [null, undefined, 20260304, new Date(0), {}]) expect(Day.safeParse(value).success).toBe(false);
  });
});

describe('days are counted by the calendar, not by hours', () => {
  test('any day that was made is read back', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(Day.safeParse(asDay(date)).success).toBe(true);
      }),
    );
  });

  test('counting on and back again, and between, agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4_000, max: 4_000 }), (date, count) => {
        const from = asDay(date);
        const to = addDays(from, count);
        expect(daysBetween(from, to)).toBe(count);
        expect(addDays(to, -count)).toBe(from);
      }),
    );
  });

  test('a leap year has its day, a century that is none has not', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2100-02-28'), 1)).toBe('2100-03-01');
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
  });

  test('the day on which clocks are changed is one day', () => {
    expect(addDays(day('2026-03-28'), 1)).toBe('2026-03-29');
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
  });

  test('weekdays go round in sevens, from Monday', () => {
    expect(weekdayOf(day('2026-03-02'))).toBe(1);
    expect(weekdayOf(day('2026-03-08'))).toBe(7);
    fc.assert(
      fc.property(anyDay, (date) => {
        const from = asDay(date);
        expect(weekdayOf(addDays(from, 7))).toBe(weekdayOf(from));
        expect(weekdayOf(addDays(from, 1))).toBe((weekdayOf(from) % 7) + 1);
      }),
    );
  });

  test('an instant is of the day that the zone has', () => {
    const late = Date.UTC(2026, 2, 4, 23, 30);
    expect(dayOf(late)).toBe('2026-03-04');
    expect(dayOf(late, 60)).toBe('2026-03-05');
    expect(dayOf(Date.UTC(2026, 2, 4, 3), -300)).toBe('2026-03-03');
  });
});
