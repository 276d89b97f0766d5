// Keys as authenticators give them: the three kinds that are known, and what is no key.
import { expect, test } from 'vitest';
import { toBase64 } from '../bytes.ts';
import { coseKey, derOf, makePasskey } from '../test/authenticator.ts';
import { readCoseMap } from './cbor.ts';
import { isPasskeyKey, isSignedByPasskey, rawFromDer } from './cose-key.ts';
import { madePasskey } from './made.ts';

const b32 = new Uint8Array(32).fill(7);
const isKey = (...pairs: Parameters<typeof coseKey>[0]) => isPasskeyKey(toBase64(coseKey(pairs)));

test('[L24] a key of a known kind is taken, a shorter, compressed, weak or foreign one is not', async () => {
  for (const kind of ['ES256', 'EdDSA', 'RS256'] as const)
    expect(isPasskeyKey((await makePasskey(kind)).key)).toBe(true);
  expect(isKey([1, 2], [3, -7], [-1, 1], [-2, b32], [-3, b32.subarray(1)])).toBe(false);
  expect(isKey([1, 2], [3, -7], [-1, 2], [-2, b32], [-3, b32])).toBe(false);
  expect(isKey([1, 2], [3, -7], [-1, 1], [-2, b32])).toBe(false);
  expect(isKey([1, 1], [3, -7], [-1, 1], [-2, b32], [-3, b32])).toBe(false);
  expect(isKey([1, 1], [3, -8], [-1, 7], [-2, b32])).toBe(false);
  expect(isKey([1, 3], [3, -257], [-1, new Uint8Array(128).fill(9)], [-2, Uint8Array.of(1, 0, 1)])).toBe(false);
  expect(isKey([1, 3], [3, -257], [-1, new Uint8Array(256).fill(9)], [-2, Uint8Array.of(1, 0, 1)])).toBe(false);
  expect(isKey([1, 3], [3, -257], [-1, new Uint8Array(256).fill(0xf9)], [-2, Uint8Array.of(3)])).toBe(false);
  expect(isKey([1, 2], [3, -36], [-1, 3], [-2, b32], [-3, b32])).toBe(false);
});

test('[L24] a key has one spelling: no label twice, nothing behind it, no number longer than it must be', () => {
  const good = coseKey([
    [1, 1],
    [3, -8],
    [-1, 6],
    [-2, b32],
  ]);
  expect(isPasskeyKey(toBase64(good))).toBe(true);
  expect(isPasskeyKey(toBase64(Uint8Array.from([...good, 0])))).toBe(false);
  expect(isKey([1, 1], [1, 1], [3, -8], [-1, 6], [-2, b32])).toBe(false);
  // 0x18 0x01: the number 1 in two bytes.
  expect(readCoseMap(Uint8Array.of(0xa1, 0x18, 1, 1))).toBeUndefined();
  expect(readCoseMap(Uint8Array.of(0xa1, 1, 0x19, 0, 40))).toBeUndefined();
  expect(readCoseMap(Uint8Array.of(0xa1, 1, 1))).toEqual({ map: new Map([[1, 1]]), length: 3 });
  for (const odd of [[], [0xa1], [0xa1, 1], [0xa1, 1, 0x58, 200, 1], [0xbf, 0xff], [0x82, 1, 2], [0xa1, 0x61, 65, 1]])
    expect([odd, readCoseMap(Uint8Array.from(odd))]).toEqual([odd, undefined]);
  expect(readCoseMap(Uint8Array.from([0xb8, 200, ...new Uint8Array(400)]))).toBeUndefined();
});

test('[L24] a point that is not on the curve signs nothing', async () => {
  const key = toBase64(
    coseKey([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, b32],
      [-3, b32],
    ]),
  );
  expect(isPasskeyKey(key)).toBe(true);
  expect(await isSignedByPasskey(key, b32, derOf(new Uint8Array(64).fill(1)))).toBe(false);
});

test('[L24] a signature of two numbers is read in its shortest form only', () => {
  const raw = Uint8Array.from({ length: 64 }, (_, n) => (n === 0 ? 0 : n === 32 ? 0x80 : n));
  const der = derOf(raw);
  expect(rawFromDer(der)).toEqual(raw);
  expect(rawFromDer(Uint8Array.from([...der, 0]))).toBeUndefined();
  expect(rawFromDer(der.slice(0, -1))).toBeUndefined();
  // A zero too many before the first number.
  const padded = Uint8Array.from([0x30, 7, 2, 2, 0, 1, 2, 1, 1]);
  expect(rawFromDer(padded)).toBeUndefined();
  expect(rawFromDer(Uint8Array.from([0x30, 6, 2, 1, 1, 2, 1, 0x81]))).toBeUndefined();
  expect(rawFromDer(Uint8Array.from([0x30, 6, 2, 1, 1, 2, 1, 1]))?.[31]).toBe(1);
  expect(rawFromDer(new Uint8Array())).toBeUndefined();
});

test('[L24] a passkey that was just made is read with its id; one without a key, or cut, is not', async () => {
  const passkey = await makePasskey('RS256');
  const said = await passkey.registered();
  expect(madePasskey(said)).toEqual({ id: passkey.id, key: passkey.key });
  // Extensions may stand behind the key.
  expect(madePasskey(Uint8Array.from([...said, 0xa0]))).toEqual({ id: passkey.id, key: passkey.key });
  expect(madePasskey(await passkey.registered(5))).toBeUndefined();
  for (const length of [0, 37, 56, said.length - 1]) expect(madePasskey(said.slice(0, length))).toBeUndefined();
});
