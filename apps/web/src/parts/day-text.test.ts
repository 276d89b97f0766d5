import type { Day } from '@baton/model/day';
import { expect, test } from 'vitest';
import { dayHeading, longDay, shortDay, spanText } from './day-text.ts';
import { dueWords } from './due-text.tsx';

const today = '2026-03-04' as Day;

test('days on cards are short, with the year only where it is another one', () => {
  expect(shortDay('2026-03-05' as Day, today)).toBe('5 Mar');
  expect(shortDay('2027-03-05' as Day, today)).toBe('5 Mar 2027');
});

test('days in text are long; those around today have words', () => {
  expect(longDay('2026-03-06' as Day, today)).toBe('Fri 6 March');
  expect(longDay(today, today)).toBe('Today');
  expect(longDay('2026-03-05' as Day, today)).toBe('Tomorrow');
  expect(longDay('2026-03-03' as Day, today)).toBe('Yesterday');
});

test('late is a colour and its words', () => {
  expect(dueWords({ due: '2026-03-02' as Day, late: true, today })).toBe('2\u00A0d late');
  expect(dueWords({ due: today, late: false, today })).toBe('Today');
});

test('lines of one day stand under its name', () => {
  expect(dayHeading(today, today)).toBe('Today, Wednesday 4 March');
  expect(dayHeading('2026-03-03' as Day, today)).toBe('Yesterday, Tuesday 3 March');
  expect(dayHeading('2026-02-28' as Day, today)).toBe('Saturday 28 February');
  expect(dayHeading('2025-12-01' as Day, today)).toBe('Monday 1 December 2025');
});

test('a span is told in the largest unit of which there are two', () => {
  const hour = 3_600_000;
  expect([1_000, 12 * 60_000, 119 * 60_000, 14 * hour, 47 * hour, 48 * hour, 21 * 24 * hour].map(spanText)).toEqual([
    '1 minute',
    '12 minutes',
    '119 minutes',
    '14 hours',
    '47 hours',
    '2 days',
    '3 weeks',
  ]);
});
