import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { canonical, same } from './canonical.ts';
import { baseOf, memberOf, newer, parseKey, secondsOf, timeAfter, timeLimit, timeOf } from './cell.ts';

const dated = fc.record({
  value: fc.jsonValue(),
  t: fc.integer({ min: 0, max: 5 }),
  by: fc.constantFrom('ann', 'bo') as fc.Arbitrary<PersonId>,
});

test('[R7] a time is whole seconds since 2025, below 2^33', () => {
  expect(secondsOf(Date.UTC(2025, 0, 1))).toBe(0);
  expect(secondsOf(Date.UTC(2025, 0, 1, 0, 1, 0, 999))).toBe(60);
  expect(secondsOf(Date.UTC(1999, 0, 1))).toBe(0);
});

test('[R8] what is no honest time counts as 0', () => {
  for (const t of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    0.5,
    2 ** 33,
    2 ** 60,
    '7',
    null,
    undefined,
    {},
    7n,
  ]) {
    expect(timeOf(t)).toBe(0);
  }
  expect([timeOf(0), timeOf(1), timeOf(2 ** 33 - 1)]).toEqual([0, 1, 2 ** 33 - 1]);
});

test('[R7] a new cell is later than the one it replaces, even under a clock that lags', () => {
  expect(timeAfter(100, undefined)).toBe(100);
  expect(timeAfter(100, 40)).toBe(100);
  expect(timeAfter(100, 100)).toBe(101);
  expect(timeAfter(100, 900)).toBe(901);
  expect(() => timeAfter(100, timeLimit - 1)).toThrow('end of time');
});

test('[R9] of any two different cells exactly one is newer, whichever is asked first, and the order has no circles', () => {
  fc.assert(
    fc.property(dated, dated, dated, (a, b, c) => {
      expect(Math.sign(newer(a, b)) + Math.sign(newer(b, a))).toBe(0);
      const alike = a.t === b.t && canonical(a.value) === canonical(b.value) && a.by === b.by;
      expect(newer(a, b) === 0).toBe(alike);
      const chained = newer(a, b) > 0 && newer(b, c) > 0;
      expect(!chained || newer(a, c) > 0).toBe(true);
    }),
  );
});

test('[R9] the later time wins over any value', () => {
  const by = 'ann' as PersonId;
  expect(newer({ value: 'a', t: 2, by }, { value: 'z', t: 1, by })).toBeGreaterThan(0);
  expect(newer({ value: 'z', t: 1, by }, { value: 'a', t: 1, by })).toBeGreaterThan(0);
});

test('[R9] the same value has the same text, whatever the order of its keys', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(canonical({ a: true, b: [1, { c: 'x', d: null }] }));
  const odd = [
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    '1',
    1,
    new Uint8Array([1]),
    [],
    {},
    '',
    false,
  ];
  expect(new Set(odd.map(canonical)).size).toBe(odd.length);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(same(value, structuredClone(value))).toBe(true);
    }),
  );
});

test('[R10] a key is a record’s id and a field’s code, with a member for sets and maps', () => {
  expect(parseKey('t1+ti')).toEqual(['t1', 'ti']);
  expect(parseKey('t1+tg:a+b:c')).toEqual(['t1', 'tg:a+b:c']);
  expect([baseOf('tg:a:b'), memberOf('tg:a:b'), baseOf('ti'), memberOf('ti')]).toEqual(['tg', 'a:b', 'ti', undefined]);
});

test('[R10] what is no key, or reaches into prototypes, is no cell', () => {
  for (const key of [
    '',
    '+',
    't1',
    't1+',
    '+ti',
    7,
    null,
    ['t1+ti'],
    't1+__proto__',
    't1+rk:__proto__',
    't1+rk:constructor',
    't1+prototype',
    `t1+${'x'.repeat(1000)}`,
  ]) {
    expect(parseKey(key)).toBeUndefined();
  }
});
