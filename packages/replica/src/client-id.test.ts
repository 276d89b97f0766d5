import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientIdOf, deviceNoOf, isRelaysClient, partsOfClientId, relaySession } from './client-id.ts';

const incarnation = fc.integer({ min: 1, max: 255 });
const deviceNo = fc.integer({ min: 0, max: 2 ** 24 - 1 });
const session = fc.integer({ min: 0, max: 2 ** 20 - 1 });

test('[R6] a client id gives back its incarnation, device and session, and lies between 2^44 and 2^53', () => {
  fc.assert(
    fc.property(incarnation, deviceNo, session, (i, d, s) => {
      const id = clientIdOf(i, d, s);
      expect(partsOfClientId(id)).toEqual({ incarnation: i, deviceNo: d, session: s });
      expect(deviceNoOf(id)).toBe(d);
      expect(Number.isSafeInteger(id) && id >= 2 ** 44 && id < 2 ** 53).toBe(true);
    }),
  );
});

test('[R6] two different devices, sessions or incarnations never share an id', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(incarnation, deviceNo, session), { selector: String, minLength: 2 }), (all) => {
      expect(new Set(all.map(([i, d, s]) => clientIdOf(i, d, s))).size).toBe(all.length);
    }),
  );
});

test('[R6] a number out of its bits is our own mistake', () => {
  for (const [i, d, s] of [
    [0, 1, 1],
    [256, 1, 1],
    [1, -1, 1],
    [1, 2 ** 24, 1],
    [1, 1, 2 ** 20],
    [1, 1, 0.5],
    [Number.NaN, 1, 1],
  ] as const) {
    expect(() => clientIdOf(i, d, s)).toThrow(/incarnation|device number|session/);
  }
});

test('[R6] a stock client’s 32-bit id is nobody’s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (id) => {
      expect(partsOfClientId(id)).toBeUndefined();
    }),
  );
  for (const id of [2 ** 44 - 1, 2 ** 52, 2 ** 53, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(partsOfClientId(id)).toBeUndefined();
});

test('[R6] the last session of each device number is the relay’s, and no other', () => {
  fc.assert(
    fc.property(incarnation, deviceNo, session, (i, d, s) => {
      expect(isRelaysClient(clientIdOf(i, d, s))).toBe(s === relaySession);
    }),
  );
  expect(isRelaysClient(clientIdOf(1, 0, relaySession))).toBe(true);
  expect(isRelaysClient(0xffff_ffff)).toBe(false);
});
