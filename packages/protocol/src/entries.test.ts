import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readCursor,
  readEntry,
  readEnvelope,
  readTime,
  writeCursor,
  writeEntry,
  writeEnvelope,
  writeTime,
} from './entries.ts';
import type { WireEntry } from './frames.ts';
import { nothingReceived, nothingSent } from './handles.ts';
import { maxNumber } from './limits.ts';
import { openReader } from './reader.ts';
import { entry, envelope } from './test/arbitraries.ts';
import { openWriter, written } from './writer.ts';
import type { Writer } from './writer.ts';

const chain = new Uint8Array(8).fill(1);
const bytesOf = (write: (writer: Writer) => void): Uint8Array => {
  const writer = openWriter();
  write(writer);
  return written(writer);
};
const numbers = (number: number): WireEntry => ({ kind: 'numbers', number, project: 'q', given: [] });

test('[P1] any run of entries comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 10 }), (run) => {
      const [sent, received] = [nothingSent(), nothingReceived()];
      for (const one of run)
        expect(readEntry(openReader(bytesOf((writer) => writeEntry(writer, sent, one))), received)).toEqual(one);
      expect(received.number).toBe(sent.number);
      expect(received.time).toBe(sent.time);
    }),
    { numRuns: 500 },
  );
});

test('[P1] any run of envelopes comes out as it went in, with no author', () => {
  fc.assert(
    fc.property(fc.array(envelope, { maxLength: 10 }), (run) => {
      const [sent, received] = [nothingSent(), nothingReceived()];
      for (const one of run) {
        const bytes = bytesOf((writer) => writeEnvelope(writer, sent, { envelope: one, author: null }));
        expect(readEnvelope(openReader(bytes), received, false)).toEqual({ envelope: one, author: null });
      }
    }),
    { numRuns: 500 },
  );
});

test('[P3] the place of an entry costs one byte where numbers follow, with up to 15 left out between', () => {
  const sent = nothingSent();
  sent.number = 1_000_000;
  const costs = [1_000_001, 1_000_017, 1_000_034].map(
    (number) => bytesOf((writer) => writeEntry(writer, sent, numbers(number))).length,
  );
  // kind and place, the project (2 bytes more the first time), no numbers
  expect(costs).toEqual([5, 3, 4]);
});

test('[P1] numbers may go back, as when a document that is now readable comes whole', () => {
  const [sent, received] = [nothingSent(), nothingReceived()];
  for (const number of [900, 3, 4, maxNumber, 0]) {
    const bytes = bytesOf((writer) => writeEntry(writer, sent, numbers(number)));
    expect(readEntry(openReader(bytes), received).number).toBe(number);
  }
});

test('[P8] a place below zero is malformed', () => {
  expect(() => readEntry(openReader(Uint8Array.of(3 * 4 + 2, 0, 1, 0x41, 0)), nothingReceived())).toThrow(
    'out of range',
  );
  expect(readEntry(openReader(Uint8Array.of(1 * 4 + 2, 0, 1, 0x41, 0)), nothingReceived()).number).toBe(0);
});

test('[P3] a cursor at the last entry costs nine bytes', () => {
  const sent = nothingSent();
  bytesOf((writer) => writeEntry(writer, sent, numbers(77)));
  expect(bytesOf((writer) => writeCursor(writer, sent, { number: 77, chain }))).toHaveLength(9);
});

test('[P1] a cursor tells its number and chain, and later numbers count from it', () => {
  const [sent, received] = [nothingSent(), nothingReceived()];
  const bytes = bytesOf((writer) => writeCursor(writer, sent, { number: 500, chain }));
  expect(readCursor(openReader(bytes), received)).toEqual({ number: 500, chain });
  expect([sent.number, received.number]).toEqual([500, 500]);
});

test('[P4] a chain has eight bytes', () => {
  for (const length of [0, 7, 9]) {
    const cursor = { number: 1, chain: new Uint8Array(length) };
    expect(() => bytesOf((writer) => writeCursor(writer, nothingSent(), cursor))).toThrow('expected 8 bytes');
  }
});

test('[P1] times may stand still or run back: a relay corrects its clock', () => {
  const [sent, received] = [nothingSent(), nothingReceived()];
  for (const time of [1_772_600_000_000, 1_772_600_000_000, 1_772_599_000_000, 0]) {
    expect(readTime(openReader(bytesOf((writer) => writeTime(writer, sent, time))), received)).toBe(time);
  }
});
