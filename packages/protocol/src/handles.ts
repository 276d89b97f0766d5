// What one direction of one connection remembers, so that names are sent once and numbers as small differences.
// Both ends do the same in the same order; when a table is full, the next frame's flag makes both forget (codec.ts).
import { maxClient, maxHandles, maxNameBytes, maxSmall } from './limits.ts';
import { demand, readDelta, readText, readUint } from './reader.ts';
import type { Reader } from './reader.ts';
import { writeDelta, writeText, writeUint } from './writer.ts';
import type { Writer } from './writer.ts';

/** Known only from relay to device; a device's own updates have no need of it. */
export interface Author {
  readonly person: string;
  readonly deviceNo: number;
}
/** One writer in one document: the clocks of its updates follow each other. */
export interface Stream {
  readonly doc: string;
  readonly epoch: number;
  readonly client: number;
  readonly author: Author | null;
  next: number;
}
interface Line {
  number: number;
  time: number;
}
export interface Sent extends Line {
  readonly words: Map<string, number>;
  readonly streams: Map<string, { readonly handle: number; readonly stream: Stream }>;
}
export interface Received extends Line {
  readonly words: string[];
  readonly streams: Stream[];
}

export const nothingSent = (): Sent => ({ words: new Map(), streams: new Map(), number: 0, time: 0 });
export const nothingReceived = (): Received => ({ words: [], streams: [], number: 0, time: 0 });

export const isFull = (tables: Sent): boolean => tables.words.size >= maxHandles || tables.streams.size >= maxHandles;
export const wasFull = (tables: Received): boolean =>
  tables.words.length >= maxHandles || tables.streams.length >= maxHandles;

/** 0 and the word itself the first time, its handle from then on. */
export function writeWord(writer: Writer, sent: Sent, word: string): void {
  const handle = sent.words.get(word);
  writeUint(writer, handle ?? 0, maxSmall);
  if (handle !== undefined) return;
  writeText(writer, word, maxNameBytes);
  sent.words.set(word, sent.words.size + 1);
}

export function readWord(reader: Reader, received: Received): string {
  const handle = readUint(reader, maxSmall);
  if (handle === 0) {
    const word = readText(reader, maxNameBytes);
    received.words.push(word);
    return word;
  }
  const word = received.words[handle - 1];
  demand(word !== undefined, 'a name is used that was never introduced');
  return word;
}

export type StreamOf = Omit<Stream, 'next'>;

export function writeStream(writer: Writer, sent: Sent, of: StreamOf): Stream {
  const key = `${of.doc}\n${of.epoch}\n${of.client}\n${of.author?.deviceNo ?? ''}\n${of.author?.person ?? ''}`;
  const known = sent.streams.get(key);
  writeUint(writer, known?.handle ?? 0, maxSmall);
  if (known !== undefined) return known.stream;
  writeWord(writer, sent, of.doc);
  writeUint(writer, of.epoch, maxSmall);
  writeUint(writer, of.client, maxClient);
  if (of.author !== null) {
    writeWord(writer, sent, of.author.person);
    writeUint(writer, of.author.deviceNo, maxSmall);
  }
  const stream = { ...of, next: 0 };
  sent.streams.set(key, { handle: sent.streams.size + 1, stream });
  return stream;
}

export function readStream(reader: Reader, received: Received, authored: boolean): Stream {
  const handle = readUint(reader, maxSmall);
  if (handle > 0) {
    const known = received.streams[handle - 1];
    demand(known !== undefined, 'a stream is used that was never introduced');
    return known;
  }
  const doc = readWord(reader, received);
  const epoch = readUint(reader, maxSmall);
  const client = readUint(reader, maxClient);
  const author = authored ? { person: readWord(reader, received), deviceNo: readUint(reader, maxSmall) } : null;
  const stream = { doc, epoch, client, author, next: 0 };
  received.streams.push(stream);
  return stream;
}

export function writeClocks(
  writer: Writer,
  stream: Stream,
  clocks: { readonly from: number; readonly to: number },
): void {
  writeDelta(writer, stream.next, clocks.from);
  writeUint(writer, clocks.to - clocks.from, maxSmall);
  stream.next = clocks.to;
}

export function readClocks(reader: Reader, stream: Stream): { from: number; to: number } {
  const from = readDelta(reader, stream.next, maxSmall);
  const to = from + readUint(reader, maxSmall);
  demand(to <= maxSmall, 'a clock is out of range');
  stream.next = to;
  return { from, to };
}
