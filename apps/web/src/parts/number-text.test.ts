import { expect, test } from 'vitest';
import { counted, numberText, sizeText } from './number-text.ts';

test('thousands keep together, with a space that does not break', () => {
  expect([0, 999, 1_000, 128_400, 1_234_567].map(numberText)).toEqual([
    '0',
    '999',
    '1\u00A0000',
    '128\u00A0400',
    '1\u00A0234\u00A0567',
  ]);
});

test('one is one, all others are many', () => {
  expect([0, 1, 2, 1_640].map((count) => counted(count, 'change'))).toEqual([
    '0 changes',
    '1 change',
    '2 changes',
    '1\u00A0640 changes',
  ]);
  expect(counted(2, 'person', 'people')).toBe('2 people');
});

test('sizes have the unit that leaves a number one can read', () => {
  expect([12, 999, 1_000, 1_250, 9_960, 69_400_000, 412_000_000, 2_000_000_000].map(sizeText)).toEqual([
    '12 bytes',
    '999 bytes',
    '1 kB',
    '1.3 kB',
    '10 kB',
    '69 MB',
    '412 MB',
    '2 GB',
  ]);
});
