import { closeCodes } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { isFinal, isRevoked, isTakenOver, sentenceOf, shutBy } from './ends.ts';

const finalCodes = ['badFrame', 'notAllowed', 'revoked', 'oldVersion', 'oldRelay', 'rolledBack', 'tooBig'] as const;
const passingCodes = ['slow', 'restart', 'timeout', 'takenOver', 'suspended'] as const;

test.each(finalCodes)('[W26] %s ends the link, at the first and at every fall, with a sentence of its own', (name) => {
  const code = closeCodes[name];
  expect([0, 5].map((falls) => isFinal(code, falls))).toEqual([true, true]);
  expect(sentenceOf(code)).not.toBe(sentenceOf(0));
  expect(sentenceOf(code)).toMatch(/^[A-Z].*\.$/);
});

test.each([...passingCodes.map((name) => closeCodes[name]), 1000, 1001, 1006, 1011, 1012])(
  '[W26] %i passes: it is tried again however often it comes',
  (code) => {
    expect([0, 1, 50].map((falls) => isFinal(code, falls))).toEqual([false, false, false]);
  },
);

test('[W26] a ticket that was too old is worth some further tries, and no more', () => {
  expect([0, 1, 2, 3, 4].map((falls) => isFinal(closeCodes.badTicket, falls))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('[W26] a final code of a later version is final, in words that promise nothing', () => {
  expect(isFinal(4477, 0)).toBe(true);
  expect(sentenceOf(4477)).toBe('The relay ended the connection.');
});

test('[W171] only one code says that the device was removed, and only one that its person is suspended', () => {
  const codes = Object.values(closeCodes);
  expect(codes.filter(isRevoked)).toEqual([closeCodes.revoked]);
  expect(codes.filter((code) => shutBy(code) === 'suspended')).toEqual([closeCodes.suspended]);
  expect(codes.filter((code) => shutBy(code) === 'signed-out')).toEqual([closeCodes.signedOut]);
  expect(codes.filter(isTakenOver)).toEqual([closeCodes.takenOver]);
});
