import { expect, test } from 'vitest';
import { inOrderOf } from './steady.ts';

const rows = (ids: string) => Array.from(ids, (id) => ({ id }));
const steady = (before: string, now: string) => {
  const { rows: shown, moved } = inOrderOf(Array.from(before), rows(now));
  return `${shown.map(({ id }) => id).join('')} ${moved}`;
};

test('the same order moves nothing', () => expect(steady('abcd', 'abcd')).toBe('abcd 0'));
test('a row that others moved keeps its place and is counted once', () =>
  expect(steady('abcd', 'bcda')).toBe('abcd 1'));
test('two that changed places count as one move', () => expect(steady('abcd', 'bacd')).toBe('abcd 1'));
test('an order turned round moves all but one', () => expect(steady('abcd', 'dcba')).toBe('abcd 3'));
test('a row that is gone leaves at once and moves nobody', () => expect(steady('abcd', 'acd')).toBe('acd 0'));
test('a new row comes last until the list is let go', () => expect(steady('abc', 'xabc')).toBe('abcx 1'));
test('a new row at the end stands where it belongs', () => expect(steady('abc', 'abcx')).toBe('abcx 0'));
