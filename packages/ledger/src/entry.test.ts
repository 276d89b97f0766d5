import * as fc from 'fast-check';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { toBase64 } from './bytes.ts';
import { decodeEntry, encodeEntry, entryHash, erased, leafHashOf, makeEntry, withheld } from './entry.ts';
import type { Entry, Leaf } from './entry.ts';
import { keyFromSeed } from './keys.ts';

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toBase64);
const name = fc.string({ unit: 'grapheme', maxLength: 20 });
const number = fc.maxSafeNat().map((value) => value % 2 ** 48);
const leaf: fc.Arbitrary<Leaf | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('jws' as const), jws: name, assertion: fc.option(name, { nil: null }) }),
  fc.record({ kind: fc.constant('body' as const), body: name }),
);
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  workspace: name,
  ledger: name,
  number,
  time: number,
  dir: number,
  prevHash: fc.oneof(fc.constant(''), hash),
  leafHash: hash,
  sig: fc.uint8Array({ minLength: 64, maxLength: 64 }).map(toBase64),
  leaf,
  text: fc.option(fc.record({ text: name, salt: name }), { nil: null }),
});
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const relay = await keyFromSeed(new Uint8Array(32).fill(7));
const pinned = await makeEntry(
  relay,
  { workspace: 'w0', ledger: 'dir', number: 901, time: 1_772_600_000_000, dir: 900, prevHash: 'A'.repeat(42) + 'E' },
  { leaf: { kind: 'jws', jws: 'a.b.c', assertion: null }, text: { text: 'Spring', salt: 'c2FsdA' } },
);

test('[L12] the bytes of an entry are pinned: people’s devices and exported files hold them', () => {
  expect(hexOf(encodeEntry(pinned))).toBe(
    '6261746f6e20656e74727920310a02773003646972850780fcc5b9cb338407000000000000000000000000000000000000000000000000000000000000000175be63cee9afd28499dbf6b8489968325e9c8741e23595c4a7c8befc12cd33a5cbfbf5b550713a49c071330e30a0dfdc34d6501a5176e28c7c5dd1e8628e07016cfeb3ea1c8aa86e9ec712d2400cfd3c2e173d01178f6c6035ce9691c7e9680a0105612e622e63010663324673644106537072696e67',
  );
});

test('[L12] the hashes of an entry are pinned: a chain must not move under an update', async () => {
  expect(pinned.leafHash).toBe('db5jzumv0oSZ2_a4SJloMl6ch0HiNZXEp8i-_BLNM6U');
  expect(await entryHash(pinned)).toBe('2lbqmVRqBvhNOIQJf-Cv8Gu9HRGUsq5_crJhWoXLZAo');
});

test('[L12] each kind of leaf has its own hash, so that none is taken for another', async () => {
  const leaves: readonly Leaf[] = [
    { kind: 'jws', jws: 'a', assertion: null },
    { kind: 'jws', jws: 'a', assertion: '' },
    { kind: 'jws', jws: 'a', assertion: 'b' },
    { kind: 'body', body: 'a' },
  ];
  expect(new Set(await Promise.all(leaves.map(leafHashOf))).size).toBe(leaves.length);
});

test('[L12] any entry comes out of its bytes as it went in', () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test('[L12] an entry has one spelling: what is decoded from any bytes encodes to these bytes', () => {
  let read = 0;
  const change = fc.tuple(fc.nat(1_000), fc.nat(255), fc.nat(3));
  fc.assert(
    fc.property(anyEntry, change, (entry, [at, byte, kind]) => {
      const list = [...encodeEntry(entry)];
      const place = at % list.length;
      if (kind === 0) list[place] = byte;
      else if (kind === 1) list.splice(place, 1);
      else if (kind === 2) list.splice(place, 0, byte);
      else list.length = place;
      const bytes = Uint8Array.from(list);
      const again = decodeEntry(bytes);
      if (!isIllegal(again)) read += 1;
      expect(isIllegal(again) || hexOf(encodeEntry(again)) === hexOf(bytes)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1_000);
}, 60_000);

test('[L12] noise is answered, not thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      expect(decodeEntry(noise)).toEqual({ illegal: 'these bytes are no entry' });
    }),
    { numRuns: 5_000 },
  );
}, 60_000);

test('[L12] a length that reaches past the end takes nothing', () => {
  const bytes = encodeEntry(pinned);
  const head = 'baton entry 1\n'.length;
  const lying = Uint8Array.from([
    ...bytes.subarray(0, head),
    0xff,
    0xff,
    0xff,
    0xff,
    0x7f,
    ...bytes.subarray(head + 1),
  ]);
  expect(decodeEntry(lying)).toEqual({ illegal: 'these bytes are no entry' });
});

test('[L13] an entry without its text is shorter by the text and has the same hash', async () => {
  expect(hexOf(encodeEntry(pinned)).startsWith(hexOf(encodeEntry(erased(pinned))).slice(0, -2))).toBe(true);
  expect(await entryHash(erased(pinned))).toBe(await entryHash(pinned));
});

test('[L14] a withheld entry holds neither statement nor text', () => {
  const bytes = Buffer.from(encodeEntry(withheld(pinned)));
  expect(bytes.includes('a.b.c')).toBe(false);
  expect(bytes.includes('Spring')).toBe(false);
  expect(decodeEntry(bytes)).toMatchObject({ leaf: null, text: null, leafHash: pinned.leafHash });
});
