import * as lib0 from 'lib0/decoding';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  openReader,
  readByte,
  readBytes,
  readDelta,
  readFlag,
  readList,
  readOptional,
  readRaw,
  readText,
  readUint,
} from './reader.ts';
import { openWriter, writeBytes, writeDelta, writeText, writeUint, written } from './writer.ts';

const most = Number.MAX_SAFE_INTEGER;
const readerOf = (...bytes: number[]) => openReader(Uint8Array.from(bytes));
const bytesOf = (write: (writer: ReturnType<typeof openWriter>) => void): Uint8Array => {
  const writer = openWriter();
  write(writer);
  return written(writer);
};

test('[P1] any number comes out as it went in, in lib0’s own spelling', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const bytes = bytesOf((writer) => writeUint(writer, value, most));
      expect(readUint(openReader(bytes), most)).toBe(value);
      expect(lib0.readVarUint(lib0.createDecoder(bytes))).toBe(value);
    }),
    { numRuns: 1_000 },
  );
});

test('[P1] the edges of each length of a number', () => {
  for (let bits = 0; bits <= 53; bits += 1) {
    for (const value of [2 ** bits - 1, 2 ** bits].filter((one) => one <= most)) {
      const bytes = bytesOf((writer) => writeUint(writer, value, most));
      expect(readUint(openReader(bytes), most)).toBe(value);
    }
  }
});

test('[P1] any two numbers are as far apart as their difference says', () => {
  const number = fc.maxSafeNat().map((value) => value % 2 ** 48);
  fc.assert(
    fc.property(number, number, (from, to) => {
      const bytes = bytesOf((writer) => writeDelta(writer, from, to));
      expect(readDelta(openReader(bytes), from, 2 ** 48)).toBe(to);
    }),
    { numRuns: 1_000 },
  );
});

test('[P3] neighbours differ by one byte, up to 63 in both directions', () => {
  for (const to of [1_000_000 - 64, 1_000_000, 1_000_000 + 63]) {
    expect(bytesOf((writer) => writeDelta(writer, 1_000_000, to))).toHaveLength(1);
  }
  expect(bytesOf((writer) => writeDelta(writer, 1_000_000, 1_000_064))).toHaveLength(2);
});

test('[P8] lib0 takes a run of 0x80 for a number that is none; here it is malformed', () => {
  const bytes = Uint8Array.from([...Array.from({ length: 200 }, () => 0x80), 0]);
  expect(lib0.readVarUint(lib0.createDecoder(bytes))).toBeNaN();
  expect(() => readUint(openReader(bytes), most)).toThrow('too long');
});

test('[P7] a length beyond the frame does not read the pool behind it', () => {
  const pool = new Uint8Array(64).fill(0x41);
  pool[0] = 20;
  expect(() => readBytes(openReader(pool.subarray(0, 4)), 100)).toThrow('past the end');
  expect(readBytes(openReader(pool.subarray(0, 21)), 100)).toHaveLength(20);
});

test('[P8] a number beyond its bound is malformed, at the bound it is not', () => {
  expect(readUint(readerOf(100), 100)).toBe(100);
  expect(() => readUint(readerOf(101), 100)).toThrow('too large');
});

test('[P8] a difference that leads below zero or beyond the bound is malformed', () => {
  expect(readDelta(readerOf(1), 1, 10)).toBe(0);
  expect(() => readDelta(readerOf(3), 1, 10)).toThrow('out of range');
  expect(readDelta(readerOf(2), 9, 10)).toBe(10);
  expect(() => readDelta(readerOf(4), 9, 10)).toThrow('out of range');
});

test('[P8] every reader stops at the end of the frame', () => {
  expect(() => readByte(readerOf())).toThrow('ends too early');
  expect(() => readRaw(readerOf(1, 2), 3)).toThrow('ends too early');
  expect(() => readUint(readerOf(0x80), most)).toThrow('ends too early');
  expect(() => readText(readerOf(2, 0x41), 10)).toThrow('past the end');
  expect(() => readFlag(readerOf())).toThrow('ends too early');
});

test('[P8] a text longer than allowed is refused before it is read', () => {
  const bytes = bytesOf((writer) => writeText(writer, 'abcdef', 10));
  expect(readText(openReader(bytes), 6)).toBe('abcdef');
  expect(() => readText(openReader(bytes), 5)).toThrow('too large');
});

test('[P8] a count is believed only as far as there are bytes', () => {
  const reader = readerOf(3, 7, 8);
  expect(() => readList(reader, 10, () => readByte(reader))).toThrow('a count reaches past');
  const honest = readerOf(2, 7, 8);
  expect(readList(honest, 10, () => readByte(honest))).toEqual([7, 8]);
  const many = readerOf(11, ...Array.from({ length: 11 }, () => 0));
  expect(() => readList(many, 10, () => readByte(many))).toThrow('too large');
});

test('[P8] what may be missing is marked by 0 or 1 and nothing else', () => {
  const there = readerOf(1, 9);
  expect(readOptional(there, () => readByte(there))).toBe(9);
  expect(readOptional(readerOf(0), () => 1)).toBeNull();
  expect(() => readOptional(readerOf(2), () => 1)).toThrow('neither 0 nor 1');
});

test('[P7] bytes are copied out of the frame, and only they', () => {
  const bytes = bytesOf((writer) => writeBytes(writer, Uint8Array.of(1, 2, 3), 10));
  const read = readBytes(openReader(bytes), 10);
  bytes.fill(0);
  expect(read).toEqual(Uint8Array.of(1, 2, 3));
  expect(read.buffer.byteLength).toBe(3);
});

test('[P1] texts keep a byte order mark and every character', () => {
  for (const text of ['\uFEFFa', '👩‍👩‍👧', 'ß', '', '\u0000']) {
    const bytes = bytesOf((writer) => writeText(writer, text, 100));
    expect(readText(openReader(bytes), 100)).toBe(text);
  }
});
