// Writes frames with lib0. What does not fit is our own mistake and throws: the peer would close the socket over it.
import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarUint } from 'lib0/encoding';
import type { Encoder } from 'lib0/encoding';
import { maxItems } from './limits.ts';

export type Writer = Encoder;

const utf8 = new TextEncoder();

/** The last writer that was finished: its room is used again, for a relay writes each frame hundreds of times. */
let spare: Writer | undefined;
const mostSpare = 64 * 1024;

export function openWriter(): Writer {
  const writer = spare ?? createEncoder();
  spare = undefined;
  return writer;
}
/** The bytes are a copy; the writer is finished. */
export function written(writer: Writer): Uint8Array {
  const bytes = toUint8Array(writer);
  writer.bufs.length = 0;
  writer.cpos = 0;
  if (writer.cbuf.length <= mostSpare) spare = writer;
  return bytes;
}

/** A sentence that names a value is a function: it is made when it is said, not with each number that fits. */
export function must(condition: boolean, sentence: string | (() => string)): asserts condition {
  if (!condition) throw new Error(typeof sentence === 'string' ? sentence : sentence());
}

export const writeByte = (writer: Writer, byte: number): void => writeUint8(writer, byte);

export function writeUint(writer: Writer, value: number, max: number): void {
  must(Number.isSafeInteger(value) && value >= 0 && value <= max, () => `a number does not fit on the wire: ${value}`);
  writeVarUint(writer, value);
}

export function writeDelta(writer: Writer, from: number, value: number): void {
  must(Number.isSafeInteger(value) && value >= 0, () => `a number does not fit on the wire: ${value}`);
  const delta = value - from;
  writeUint(writer, delta >= 0 ? delta * 2 : -delta * 2 - 1, Number.MAX_SAFE_INTEGER);
}

export function writeBytes(writer: Writer, bytes: Uint8Array, max: number): void {
  must(bytes.length <= max, () => `${bytes.length} bytes do not fit on the wire; at most ${max} do`);
  writeVarUint(writer, bytes.length);
  writeUint8Array(writer, bytes);
}

export const writeText = (writer: Writer, text: string, max: number): void =>
  writeBytes(writer, utf8.encode(text), max);

/** For sentences to people: a long one is cut, not refused. */
export function writeSentence(writer: Writer, sentence: string, max: number): void {
  const bytes = utf8.encode(sentence);
  let end = Math.min(bytes.length, max);
  // Never between the bytes of one character: 10xxxxxx continues it.
  while (end < bytes.length && end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  writeBytes(writer, bytes.subarray(0, end), max);
}

export function writeRaw(writer: Writer, bytes: Uint8Array, length: number): void {
  must(bytes.length === length, () => `expected ${length} bytes, not ${bytes.length}`);
  writeUint8Array(writer, bytes);
}

export function writeList<T>(writer: Writer, items: readonly T[], write: (item: T) => void): void {
  must(items.length <= maxItems, () => `${items.length} items do not fit in one frame; at most ${maxItems} do`);
  writeVarUint(writer, items.length);
  for (const item of items) write(item);
}

export const writeFlag = (writer: Writer, flag: boolean): void => writeUint8(writer, flag ? 1 : 0);

export function writeOptional<T>(writer: Writer, value: T | null, write: (value: T) => void): void {
  writeFlag(writer, value !== null);
  if (value !== null) write(value);
}
