import { expect, test } from 'vitest';
import { maxItems } from './limits.ts';
import {
  openWriter,
  writeBytes,
  writeDelta,
  writeFlag,
  writeList,
  writeOptional,
  writeRaw,
  writeSentence,
  writeText,
  writeUint,
  written,
} from './writer.ts';
import type { Writer } from './writer.ts';

const bytesOf = (write: (writer: Writer) => void): number[] => {
  const writer = openWriter();
  write(writer);
  return [...written(writer)];
};

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 101])(
  '[P4] %d is no number for the wire',
  (value) => {
    expect(() => bytesOf((writer) => writeUint(writer, value, 100))).toThrow('does not fit');
  },
);

test('[P4] a difference from something that is no number is our own mistake', () => {
  expect(() => bytesOf((writer) => writeDelta(writer, 0, Number.NaN))).toThrow('does not fit');
  expect(() => bytesOf((writer) => writeDelta(writer, 0, 0.5))).toThrow('does not fit');
});

test('[P1] differences of both signs take turns', () => {
  expect([0, -1, 1, -2, 2].map((delta) => bytesOf((writer) => writeDelta(writer, 10, 10 + delta))[0])).toEqual([
    0, 1, 2, 3, 4,
  ]);
});

test('[P4] bytes and texts beyond their bound are our own mistake', () => {
  expect(bytesOf((writer) => writeBytes(writer, new Uint8Array(2), 2))).toEqual([2, 0, 0]);
  expect(() => bytesOf((writer) => writeBytes(writer, new Uint8Array(3), 2))).toThrow('3 bytes do not fit');
  expect(() => bytesOf((writer) => writeText(writer, 'äö', 3))).toThrow('4 bytes do not fit');
});

test('[P4] raw bytes have exactly the length that both ends know', () => {
  expect(bytesOf((writer) => writeRaw(writer, Uint8Array.of(7, 8), 2))).toEqual([7, 8]);
  expect(() => bytesOf((writer) => writeRaw(writer, Uint8Array.of(7), 2))).toThrow('expected 2 bytes, not 1');
});

test('[P4] a frame holds so many items and no more', () => {
  const items = Array.from({ length: maxItems + 1 }, (_, at) => at);
  expect(() => bytesOf((writer) => writeList(writer, items, () => undefined))).toThrow('do not fit in one frame');
  expect(bytesOf((writer) => writeList(writer, items.slice(1), () => undefined))).toEqual([0x80, 0x80, 1]);
});

test('[P1] what is missing is one byte, what is there one more than itself', () => {
  expect(bytesOf((writer) => writeOptional(writer, null, () => undefined))).toEqual([0]);
  expect(bytesOf((writer) => writeOptional(writer, 5, (value) => writeUint(writer, value, 9)))).toEqual([1, 5]);
  expect(bytesOf((writer) => writeFlag(writer, true))).toEqual([1]);
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['aé', 2, 'a'],
  ['€€', 5, '€'],
  ['a😀', 4, 'a'],
  ['😀', 3, ''],
  ['', 3, ''],
])('[P11] %o in %i bytes is %o', (sentence, room, cut) => {
  const [length, ...bytes] = bytesOf((writer) => writeSentence(writer, sentence, room));
  expect(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))).toBe(cut);
  expect(length).toBe(bytes.length);
});

test('[P1] what is written is a copy: the next frame is written elsewhere, two at a time are two', () => {
  const first = openWriter();
  writeUint(first, 1, 100);
  const bytes = written(first);
  const [one, other] = [openWriter(), openWriter()];
  writeUint(one, 2, 100);
  writeUint(other, 3, 100);
  writeUint(one, 4, 100);
  expect([bytes, written(one), written(other)].map((all) => [...all])).toEqual([[1], [2, 4], [3]]);
});

test('[P4] a frame that could not be written to its end leaves nothing in the next', () => {
  const half = openWriter();
  writeUint(half, 1, 100);
  expect(() => writeUint(half, 101, 100)).toThrow('does not fit');
  expect(bytesOf((writer) => writeUint(writer, 2, 100))).toEqual([2]);
  const large = new Uint8Array(300_000).fill(7);
  expect(bytesOf((writer) => writeRaw(writer, large, large.length))).toHaveLength(large.length);
  expect(bytesOf((writer) => writeUint(writer, 3, 100))).toEqual([3]);
});
