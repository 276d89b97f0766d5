import type { SnapshotPart } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { bytesOf, gather, isWhole, type Gathering } from './gathering.ts';

const whole = Uint8Array.from({ length: 10 }, (_, at) => at);
const part = (offset: number, to: number, how: Partial<SnapshotPart> = {}): SnapshotPart => ({
  doc: 'r/s/0',
  epoch: 0,
  number: 9,
  offset,
  total: 10,
  bytes: whole.subarray(offset, to),
  stamp: null,
  ...how,
});
const all = (...parts: SnapshotPart[]) => parts.reduce<Gathering | null>(gather, null);

test('[W80] parts in order come to the bytes that were cut, however they were cut', () => {
  for (const cuts of [[10], [3, 10], [1, 2, 9, 10]]) {
    const parts = cuts.map((to, at) => part(cuts[at - 1] ?? 0, to));
    const before = all(...parts.slice(0, -1));
    expect(before === null || !isWhole(before)).toBe(true);
    const gathered = all(...parts);
    expect(gathered && isWhole(gathered)).toBe(true);
    expect(gathered && bytesOf(gathered)).toEqual(whole);
  }
});

test('[W80] a part that follows nothing, leaves a gap, comes twice, or is of another snapshot, is none', () => {
  expect(all(part(3, 6))).toBeNull();
  expect(all(part(0, 3), part(6, 10))).toBeNull();
  expect(all(part(0, 3), part(3, 6), part(3, 6))).toBeNull();
  const others: Partial<SnapshotPart>[] = [{ doc: 'r/s/1' }, { epoch: 1 }, { number: 10 }, { total: 11 }];
  for (const other of others) expect(all(part(0, 3), part(3, 10, other))).toBeNull();
  expect(all(part(0, 3), part(3, 3))).toBeNull();
});

test('[W80] a new beginning gives up what was not finished', () => {
  const begun = all(part(0, 3), part(3, 6), part(0, 10, { doc: 'r/s/1' }));
  expect(begun && [begun.first.doc, isWhole(begun)]).toEqual(['r/s/1', true]);
});
