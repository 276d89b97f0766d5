import type { FileStand } from '@baton/workspace/files-contract';
import { expect, test } from 'vitest';
import { fileWhere, filesWhere } from './file-words.ts';

const stand = (part: Partial<FileStand>): FileStand => ({
  hash: 'a',
  size: 5_000_000,
  here: true,
  relay: 'kept',
  pinned: false,
  moved: 0,
  fetching: false,
  why: null,
  ...part,
});

test('where a file is is said plainly', () => {
  expect(fileWhere(undefined)).toBe('On the relay');
  expect(fileWhere(stand({}))).toBe('On this device and the relay');
  expect(fileWhere(stand({ pinned: true }))).toBe('Kept on this device, and on the relay');
  expect(fileWhere(stand({ pinned: true, here: false }))).toBe('On the relay, comes to be kept on this device');
  expect(fileWhere(stand({ relay: 'waiting' }))).toBe('On this device, waits for the relay');
  expect(fileWhere(stand({ relay: 'sending', moved: 2_000_000 }))).toBe('On its way to the relay: 2 MB of 5 MB');
  expect(fileWhere(stand({ relay: 'refused' }))).toBe('On this device only');
  expect(fileWhere(stand({ here: false, fetching: true, moved: 1_000_000 }))).toBe('Coming: 1 MB');
});

test('of several it is said how many are here, and first what is not on the relay', () => {
  const stands = new Map([
    ['a', stand({})],
    ['b', stand({ hash: 'b', relay: 'waiting' })],
  ]);
  expect(filesWhere(['a'], stands)).toBe('1, on this device');
  expect(filesWhere(['a', 'b'], stands)).toBe('2, 1 not on the relay yet');
  expect(filesWhere(['a', 'c'], stands)).toBe('2, 1 on this device');
  expect(filesWhere(['c'], stands)).toBe('1, on the relay');
});
