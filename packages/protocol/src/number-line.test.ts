import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireEntry } from './frames.ts';
import { chainedBytes, emptyChain, nextChain } from './number-line.ts';
import { entry } from './test/arbitraries.ts';

const nodeSha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const chainOf = (entries: readonly WireEntry[]): string =>
  Buffer.from(entries.reduce((chain, one) => nextChain(chain, chainedBytes(one)), emptyChain)).toString('hex');

const pinned: WireEntry = {
  kind: 'update',
  number: 7,
  person: 'u0123456789ABCDEFG',
  deviceNo: 3,
  time: 1_772_600_000_000,
  envelope: { doc: 'r/s/1', epoch: 1, client: 2 ** 44, from: 5, to: 7, bytes: Uint8Array.from([1, 2, 3]) },
};

test('[P14] the bytes under the chain are pinned: a relay that hashed others would seem rolled back', () => {
  expect(Buffer.from(chainedBytes(pinned)).toString('hex')).toBe(
    '3080f88bf39667000005722f732f3101808080808080040012753031323334353637383941424344454647030a0203010203',
  );
  expect(chainOf([pinned])).toBe('e988f17a0964f7bb');
});

test('[P14] a native sha256 gives the same chain as the one in JavaScript', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const chain = Uint8Array.from([9, 8, 7, 6, 5, 4, 3, 2]);
      expect(nextChain(chain, bytes, nodeSha256)).toEqual(nextChain(chain, bytes));
    }),
    { numRuns: 300 },
  );
});

test('[P14] lines that differ in one entry, or in the order, have other chains', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { minLength: 2, maxLength: 6, selector: (one) => one.number }),
      fc.nat(4),
      (line, at) => {
        const place = at % (line.length - 1);
        const without = line.toSpliced(place, 1);
        expect(chainOf(without)).not.toBe(chainOf(line));
        expect(chainOf([...without, line[place]!])).not.toBe(chainOf(line));
      },
    ),
    { numRuns: 300 },
  );
});

test('[P14] an entry hashes alike whatever was hashed before it', () => {
  fc.assert(
    fc.property(entry, entry, (one, other) => {
      const alone = chainedBytes(one);
      chainedBytes(other);
      expect(chainedBytes(one)).toEqual(alone);
    }),
  );
});

test('[P14] a chain of another length is our own mistake', () => {
  expect(() => nextChain(new Uint8Array(7), new Uint8Array(1))).toThrow('8 bytes');
});
