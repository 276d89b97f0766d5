import type { Day } from '@baton/model/day';
import { expect, test } from 'vitest';
import { longDay, shortDay } from './day-text.ts';
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
