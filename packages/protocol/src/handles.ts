// What one direction of one connection remembers, so that names are sent once and numbers as small differences.
// Both ends do the same in the same order; when a table is full, the next frame's flag makes both forget (codec.ts).
import { maxClient, maxHandles, maxItems, maxNameBytes, maxSmall } from './limits.ts';
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
interface Known {
  readonly handle: number;
  readonly stream: Stream;
  /** The same client in the same document, of another epoch or author. */
  readonly before: Known | undefined;
}
export interface Sent extends Line {
  readonly words: Map<string, number>;
  readonly clients: Map<number, number>;
  /** By one small number for document and client: this is looked up for each entry and each who receives it. */
  readonly streams: Map<number, Known>;
  introduced: number;
}
export interface Received extends Line {
  readonly words: string[];
  readonly streams: Stream[];
}

export const nothingSent = (): Sent => ({
  words: new Map(),
  clients: new Map(),
  streams: new Map(),
  introduced: 0,
  number: 0,
  time: 0,
});
export const nothingReceived = (): Received => ({ words: [], streams: [], number: 0, time: 0 });

export const isFull = (tables: Sent): boolean => tables.words.size >= maxHandles || tables.introduced >= maxHandles;
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

/** Undefined while either of them is new. One frame can add so many clients to tables that were all but full. */
function placeOf({ words, clients }: Sent, { doc, client }: StreamOf): number | undefined {
  const [word, number] = [words.get(doc), clients.get(client)];
  return word === undefined || number === undefined ? undefined : word * (maxHandles + maxItems) + number;
}
function knownIn(sent: Sent, of: StreamOf): Known | undefined {
  let known = sent.streams.get(placeOf(sent, of) ?? -1);
  while (known !== undefined && !isOf(known.stream, of)) known = known.before;
  return known;
}
const isOf = ({ epoch, author }: Stream, of: StreamOf): boolean =>
  epoch === of.epoch && author?.deviceNo === of.author?.deviceNo && author?.person === of.author?.person;

export function writeStream(writer: Writer, sent: Sent, of: StreamOf): Stream {
  const known = knownIn(sent, of);
  writeUint(writer, known?.handle ?? 0, maxSmall);
  if (known !== undefined) return known.stream;
  writeWord(writer, sent, of.doc);
  writeUint(writer, of.epoch, maxSmall);
  writeUint(writer, of.client, maxClient);
  if (of.author !== null) {
    writeWord(writer, sent, of.author.person);
    writeUint(writer, of.author.deviceNo, maxSmall);
  }
  return introduce(sent, of);
}
/** Its document has been written as a word. */
function introduce(sent: Sent, of: StreamOf): Stream {
  const stream = { ...of, next: 0 };
  if (!sent.clients.has(of.client)) sent.clients.set(of.client, sent.clients.size);
  const place = placeOf(sent, of) ?? -1;
  sent.introduced += 1;
  sent.streams.set(place, { handle: sent.introduced, stream, before: sent.streams.get(place) });
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
