import type { Day } from '@baton/model/day';
import type { SharedTask } from '@baton/model/sharing/queries';
import { expect, test } from 'vitest';
import { leadOf, sharersOf } from './guest-words.ts';

const today = '2026-03-04' as Day;
const task = (part: Partial<SharedTask> = {}): SharedTask =>
  ({ mine: true, kind: 'todo', due: null, late: false, sharer: null, ...part }) as SharedTask;
const due = (day: string, part: Partial<SharedTask> = {}) => task({ due: day as Day, ...part });

test('a guest is told how many open tasks are with them, and when the next is due', () => {
  expect(leadOf([], today)).toBe('Nothing is with you now.');
  expect(leadOf([task({ mine: false }), task({ kind: 'done' })], today)).toBe('Nothing is with you now.');
  expect(leadOf([task()], today)).toBe('One task is with you.');
  expect(leadOf([due('2026-03-04'), task()], today)).toBe('Two tasks are with you. The next is due today.');
  expect(leadOf([due('2026-03-02', { late: true })], today)).toBe('One task is with you. It is 2\u00A0d late.');
  expect(
    leadOf(
      Array.from({ length: 12 }, () => task()),
      today,
    ),
  ).toBe('12 tasks are with you.');
});

test('whoever shared is named once, and nobody where no name is known', () => {
  const sharer = { name: 'Ines' } as SharedTask['sharer'];
  expect(sharersOf([task({ sharer }), task(), task({ sharer })])).toEqual(['Ines']);
});
