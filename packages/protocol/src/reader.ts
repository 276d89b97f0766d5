// Reads what a stranger sent: nothing is allocated, skipped or believed before it is known to lie within the bytes.
// lib0's own reader is not used: a run of 0x80 makes its integers NaN, and its bytes are views of the whole frame.

/** What is wrong with the bytes, as a sentence. Caught at the decoder's door, nowhere else. */
export class Malformed extends Error {}

export interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const openReader = (bytes: Uint8Array): Reader => ({ bytes, at: 0 });

export function demand(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Malformed(sentence);
}

export function readByte(reader: Reader): number {
  const byte = reader.bytes[reader.at];
  if (byte === undefined) throw new Malformed('the frame ends too early');
  reader.at += 1;
  return byte;
}

/** lib0's varUint, in its shortest spelling only. */
export function readUint(reader: Reader, max: number): number {
  let value = 0;
  for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
    const byte = readByte(reader);
    value += (byte & 127) * scale;
    if (byte < 128) {
      demand(byte > 0 || scale === 1, 'a number is not in its shortest form');
      demand(value <= max, 'a number is too large');
      return value;
    }
  }
  throw new Malformed('a number is too long');
}

/** A signed difference: 0, -1, 1, -2 … as 0, 1, 2, 3 … */
export function readDelta(reader: Reader, from: number, max: number): number {
  const folded = readUint(reader, Number.MAX_SAFE_INTEGER);
  const value = from + (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);
  demand(value >= 0 && value <= max, 'a number is out of range');
  return value;
}

function readView(reader: Reader, max: number): Uint8Array {
  const length = readUint(reader, max);
  demand(length <= reader.bytes.length - reader.at, 'a length reaches past the end of the frame');
  const view = reader.bytes.subarray(reader.at, reader.at + length);
  reader.at += length;
  return view;
}

/** A copy: a view would keep the whole frame in memory, and be stored with it by a structured clone. */
export const readBytes = (reader: Reader, max: number): Uint8Array => Uint8Array.from(readView(reader, max));

export function readText(reader: Reader, max: number): string {
  const view = readView(reader, max);
  try {
    return utf8.decode(view);
  } catch {
    throw new Malformed('a text is not UTF-8');
  }
}

export function readRaw(reader: Reader, length: number): Uint8Array {
  demand(length <= reader.bytes.length - reader.at, 'the frame ends too early');
  const copy = Uint8Array.from(reader.bytes.subarray(reader.at, reader.at + length));
  reader.at += length;
  return copy;
}

/** Each item takes at least one byte, so a count beyond what is left is a lie. */
export function readList<T>(reader: Reader, max: number, read: () => T): T[] {
  const count = readUint(reader, max);
  demand(count <= reader.bytes.length - reader.at, 'a count reaches past the end of the frame');
  const items: T[] = [];
  for (let at = 0; at < count; at += 1) items.push(read());
  return items;
}

export function readFlag(reader: Reader): boolean {
  const byte = readByte(reader);
  demand(byte <= 1, 'a flag is neither 0 nor 1');
  return byte === 1;
}

export const readOptional = <T>(reader: Reader, read: () => T): T | null => (readFlag(reader) ? read() : null);
