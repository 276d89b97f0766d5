import { describe, expect, test } from 'vitest';
import { parseDay } from './day-words.tsx';
import { addMonths, monthGrid, weekday } from './day.tsx';

// A Wednesday.
const today = '2026-03-04';
const read = (text: string, locale = 'en-GB') => parseDay(text, { today, locale });

describe('typed days', () => {
  test.each([
    ['today', '2026-03-04'],
    ['Tomorrow', '2026-03-05'],
    ['yesterday', '2026-03-03'],
    ['fri', '2026-03-06'],
    ['wed', '2026-03-11'],
    ['next fri', '2026-03-13'],
    ['in 3 days', '2026-03-07'],
    ['+2w', '2026-03-18'],
    ['in 1 month', '2026-04-04'],
    ['6 mar', '2026-03-06'],
    ['March 6th', '2026-03-06'],
    ['Fri 6 March', '2026-03-06'],
    ['6 march 2027', '2027-03-06'],
    ['6/3', '2026-03-06'],
    ['2026-03-06', '2026-03-06'],
    ['31 dec', '2026-12-31'],
  ])('[U9] %s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test('[U9] a day long past without a year is one to come', () => {
    expect(parseDay('3 jan', { today: '2026-11-04', locale: 'en-GB' })).toBe('2027-01-03');
  });

  test('[U9] the reader’s language is understood, and English with it', () => {
    expect(read('morgen', 'de')).toBe('2026-03-05');
    expect(read('freitag', 'de')).toBe('2026-03-06');
    expect(read('6. märz', 'de')).toBe('2026-03-06');
    expect(read('tomorrow', 'de')).toBe('2026-03-05');
    expect(read('3/6', 'en-US')).toBe('2026-03-06');
  });

  test.each(['', 'soon', '31 feb', '2026-02-30', '45 mar', 'f', '13/13'])('[U9] %j is no day', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('months', () => {
  test('a month without the day gives its last one', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  });

  test('a grid holds its whole month in whole weeks', () => {
    for (const first of [1, 7]) {
      const weeks = monthGrid('2026-03-15', first);
      expect(weeks.every((week) => week.length === 7 && weekday(week[0] ?? '') === first)).toBe(true);
      expect(weeks.flat().filter((day) => day.startsWith('2026-03'))).toHaveLength(31);
    }
    expect(monthGrid('2026-12-01', 1).flat()).toContain('2026-12-31');
  });
});
