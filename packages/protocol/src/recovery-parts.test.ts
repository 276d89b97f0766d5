import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SnapshotPart, Stamp } from './frames.ts';
import { nothingReceived, nothingSent, writeWord } from './handles.ts';
import { maxNumber, maxSmall, maxSnapshotBytes, stampBytes } from './limits.ts';
import { Malformed, openReader } from './reader.ts';
import { readPart, readStamp, readState, writePart, writeStamp, writeState } from './recovery-parts.ts';
import { openWriter, writeBytes, writeFlag, writeRaw, writeUint, written, type Writer } from './writer.ts';

const bytesOf = (write: (writer: Writer) => void): Uint8Array => {
  const writer = openWriter();
  write(writer);
  return written(writer);
};
const mac = new Uint8Array(stampBytes).fill(7);
const stamp = (part: Partial<Stamp> = {}): Stamp => ({
  incarnation: 2,
  doc: 'r/s/0',
  epoch: 1,
  first: 40,
  last: 60,
  mac,
  ...part,
});
const part = (more: Partial<SnapshotPart> = {}): SnapshotPart => ({
  doc: 'p/s/t',
  epoch: 0,
  number: 9,
  offset: 3,
  total: 10,
  bytes: Uint8Array.of(1, 2, 3, 4),
  stamp: null,
  ...more,
});
const stampBytesOf = (one: Stamp) => bytesOf((writer) => writeStamp(writer, nothingSent(), one));
const partBytesOf = (one: SnapshotPart) => bytesOf((writer) => writePart(writer, nothingSent(), one));
const stampIn = (bytes: Uint8Array) => readStamp(openReader(bytes), nothingReceived());
const partIn = (bytes: Uint8Array) => readPart(openReader(bytes), nothingReceived());

test.each([
  ['of one entry', stamp({ first: 5, last: 5 })],
  ['of the whole line', stamp({ first: 0, last: maxNumber })],
  ['at the end of every count', stamp({ incarnation: maxSmall, epoch: maxSmall, first: maxNumber, last: maxNumber })],
])('[P1] a stamp %s comes out as it went in', (_, one) => {
  expect(stampIn(stampBytesOf(one))).toEqual(one);
});

test.each([
  ['the first', part({ offset: 0, bytes: Uint8Array.of(1) })],
  ['the last', part({ offset: 6, bytes: Uint8Array.of(1, 2, 3, 4) })],
  ['one without bytes, a mark', part({ offset: 0, total: 0, bytes: new Uint8Array() })],
  ['one of a snapshot as large as may be', part({ offset: maxSnapshotBytes - 4, total: maxSnapshotBytes })],
  ['one that is stamped', part({ stamp: mac })],
])('[P1] of a snapshot %s comes out as it went in', (_, one) => {
  expect(partIn(partBytesOf(one))).toEqual(one);
});

test('[P2] stamps of one document name it once', () => {
  const sent = nothingSent();
  const lengths = [1, 2].map(() => bytesOf((writer) => writeStamp(writer, sent, stamp())).length);
  expect(lengths[1]).toBe((lengths[0] ?? 0) - 'r/s/0'.length - 1);
});

test('[P4] an encoder makes no stamp that ends before it begins, and no part that reaches past the end', () => {
  expect(() => stampBytesOf(stamp({ first: 61 }))).toThrow('a stamp ends before it begins');
  expect(() => partBytesOf(part({ total: 6 }))).toThrow('a part of a snapshot reaches past its end');
  expect(() => partBytesOf(part({ offset: 0, total: maxSnapshotBytes + 1 }))).toThrow(/range|large|most|fit/);
  expect(() => stampBytesOf(stamp({ mac: mac.subarray(1) }))).toThrow(/byte/);
});

/** As a stranger might write them: each field as it likes. */
const strangeStamp = (first: number, length: number) =>
  bytesOf((writer) => {
    writeUint(writer, 1, maxSmall);
    writeWord(writer, nothingSent(), 'r/s/0');
    for (const field of [0, first, length]) writeUint(writer, field, maxNumber);
    writeRaw(writer, mac, stampBytes);
  });
const strangePart = (total: number, offset: number, length: number) =>
  bytesOf((writer) => {
    writeWord(writer, nothingSent(), 'r/s/0');
    for (const field of [0, 9, total, offset]) writeUint(writer, field, maxNumber);
    writeBytes(writer, new Uint8Array(length), length);
    writeFlag(writer, false);
  });

test('[P8] a stamp that ends behind the last number is malformed', () => {
  expect(stampIn(strangeStamp(maxNumber - 1, 1)).last).toBe(maxNumber);
  expect(() => stampIn(strangeStamp(maxNumber - 1, 2))).toThrow('a number is out of range');
});

test('[P8] a part that reaches past its snapshot, or whose snapshot is too large, is malformed', () => {
  expect(partIn(strangePart(10, 6, 4)).bytes).toHaveLength(4);
  expect(() => partIn(strangePart(10, 7, 4))).toThrow('a part of a snapshot reaches past its end');
  expect(() => partIn(strangePart(10, 11, 0))).toThrow('a part of a snapshot reaches past its end');
  expect(() => partIn(strangePart(maxSnapshotBytes + 1, 0, 0))).toThrow(Malformed);
});

test('[P7] a stamp and a part share no memory with the frame that they came in', () => {
  const bytes = partBytesOf(part({ stamp: mac }));
  const read = partIn(bytes);
  bytes.fill(0);
  expect(read).toEqual(part({ stamp: mac }));
});

test('[P8] cut anywhere, a stamp and a part are malformed and never read from beyond the cut', () => {
  for (const [whole, read] of [
    [stampBytesOf(stamp()), stampIn],
    [partBytesOf(part({ stamp: mac })), partIn],
  ] as const)
    for (let end = 0; end < whole.length; end += 1) {
      // What lies behind the cut in the same memory must not be taken for the rest.
      expect(() => read(whole.subarray(0, end)), `cut at ${end}`).toThrow(Malformed);
    }
});

test('[P1] [P8] the three states of a relay come out as they went in, and no other number is one', () => {
  for (const state of ['open', 'read-only', 'recovering'] as const)
    expect(readState(openReader(bytesOf((writer) => writeState(writer, state))))).toBe(state);
  fc.assert(
    fc.property(fc.integer({ min: 3, max: maxSmall }), (place) => {
      const bytes = bytesOf((writer) => writeUint(writer, place, maxSmall));
      expect(() => readState(openReader(bytes))).toThrow('the relay is in an unknown state');
    }),
  );
});
