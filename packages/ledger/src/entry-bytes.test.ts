import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { join } from './bytes.ts';
import { stringBytes, take, uintBytes } from './entry-bytes.ts';

test('[L12] any number up to 2^49 is taken as it was written, in its shortest form', () => {
  const number = fc.maxSafeNat().map((value) => value % 2 ** 49);
  fc.assert(
    fc.property(number, (value) => {
      const from = take(uintBytes(value));
      expect(from.uint()).toBe(value);
      expect(from.done()).toBe(true);
    }),
    { numRuns: 500 },
  );
  for (const value of [0, 1, 127, 128, 16_383, 16_384, 2 ** 48]) expect(take(uintBytes(value)).uint()).toBe(value);
});

test('[L12] a number in a longer form, or without an end, is out of shape', () => {
  for (const bytes of [
    [0x80, 0],
    [0x81, 0x80, 0],
    [0x80],
    [],
    Array.from({ length: 20 }, () => 0x80),
    Array.from({ length: 9 }, () => 0xff),
  ]) {
    const from = take(Uint8Array.from(bytes));
    expect(from.uint()).toBe(0);
    expect(from.done()).toBe(false);
  }
});

test('[L12] texts come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (texts) => {
      const from = take(join(...texts.map(stringBytes)));
      expect(texts.map(() => from.string())).toEqual(texts);
      expect(from.done()).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('[L12] a text that is no UTF-8 is out of shape', () => {
  const from = take(Uint8Array.of(2, 0xc3, 0x28));
  expect(from.string()).toBe('');
  expect(from.done()).toBe(false);
});

test('[L12] once something did not fit, nothing after it is taken', () => {
  const from = take(Uint8Array.of(9, 1, 2, 3));
  expect(from.string()).toBe('');
  expect([from.uint(), from.raw(1).length, from.string()]).toEqual([0, 0, '']);
  expect(from.done()).toBe(false);
});

test('[L12] what is taken is a copy', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const taken = take(bytes).raw(3);
  bytes.fill(0);
  expect(taken).toEqual(Uint8Array.of(1, 2, 3));
});

test('[L12] bytes left over are out of shape', () => {
  const from = take(Uint8Array.of(5, 6));
  expect(from.uint()).toBe(5);
  expect(from.done()).toBe(false);
});
