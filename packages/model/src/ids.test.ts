import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { idFromBytes, isId, letters, shortOf } from './ids.ts';

const bytes = fc.uint8Array({ minLength: 17, maxLength: 17 });

test('[M5] any bytes give an id of the kind that was asked for, and of no other', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const id = idFromBytes('t', random);
      expect(isId(id)).toBe(true);
      expect(isId(id, 't')).toBe(true);
      expect(isId(id, 'w')).toBe(false);
    }),
  );
});

test('five bits of each byte count: bytes that differ there give other ids', () => {
  fc.assert(
    fc.property(bytes, fc.nat(16), fc.integer({ min: 1, max: 31 }), (random, at, change) => {
      const other = Uint8Array.from(random);
      other[at] = (random[at] ?? 0) ^ change;
      expect(idFromBytes('t', other)).not.toBe(idFromBytes('t', random));
    }),
  );
});

test('an id has one spelling: no small letters, none that are read as digits, no other length', () => {
  const id = idFromBytes('t', new Uint8Array(17).fill(10));
  expect(id).toBe('tAAAAAAAAAAAAAAAAA');
  for (const wrong of ['I', 'L', 'O', 'U', 'a', '-', ' ', 'é']) expect(isId(id.slice(0, -1) + wrong)).toBe(false);
  for (const wrong of [id.slice(1), id.slice(0, -1), `${id}A`, `T${id.slice(1)}`, `${id}\n`, ''])
    expect(isId(wrong)).toBe(false);
});

test('the provisional key is taken from the random part, so two devices seldom meet in it', () => {
  const id = idFromBytes(
    't',
    Uint8Array.from({ length: 17 }, (_, at) => at),
  );
  expect(shortOf(id)).toBe('01234');
});

test('[M5] no two kinds share a letter', () => {
  const all = Object.values(letters);
  expect(new Set(all).size).toBe(all.length);
});
