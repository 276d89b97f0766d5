import { expect, test } from 'vitest';
import { missingHere } from './capabilities.ts';

const all = { isSecureContext: true, crypto: { subtle: {} }, navigator: { locks: {} }, indexedDB: {} };

test('a browser that gives everything lacks nothing', () => {
  expect(missingHere(all)).toEqual([]);
});
test('plain http from another machine lacks protection, cryptography and locks', () => {
  expect(missingHere({ isSecureContext: false, crypto: {}, navigator: {}, indexedDB: {} })).toEqual([
    'protection',
    'cryptography',
    'locks',
  ]);
});
test('a mode without storage lacks storage', () => {
  expect(missingHere({ ...all, indexedDB: undefined })).toEqual(['storage']);
});
