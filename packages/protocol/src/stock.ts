// The y-websocket protocol (y-protocols): messages to bytes and back. 0 sync (0 step 1: what I have · 1 step 2: what you
// lack · 2 an update), 1 awareness, 3 "tell me of awareness". Read strictly; nothing is kept of a message but copies. The same
// for both ends: other programs at a page, and whoever opens one by a link.
import { maxClient, maxSmall } from './limits.ts';
import { demand, openReader, readBytes, readList, readUint } from './reader.ts';
import { openWriter, writeBytes, writeUint, written } from './writer.ts';

export type StockMessage =
  | { readonly type: 'step1' }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly bytes: Uint8Array }
  | { readonly type: 'query' };

/** A program sends its whole page in one message. */
export const maxStockBytes = 4 * 1024 * 1024 + 64;
/** A client id in what it sends is another’s. */
export const foreignClient = 4409;
const syncs = ['step1', 'step2', 'update'] as const;

/** Undefined for what is no message of this protocol. */
export function readStock(bytes: Uint8Array): StockMessage | undefined {
  const reader = openReader(bytes);
  try {
    const message = readMessage(reader);
    return reader.at === bytes.length ? message : undefined;
  } catch {
    return undefined;
  }
}

function readMessage(reader: ReturnType<typeof openReader>): StockMessage | undefined {
  const kind = readUint(reader, maxSmall);
  if (kind === 3) return { type: 'query' };
  if (kind === 1) return { type: 'awareness', bytes: readBytes(reader, maxStockBytes) };
  if (kind !== 0) return undefined;
  const type = syncs[readUint(reader, maxSmall)];
  demand(type !== undefined, 'no such step');
  const update = readBytes(reader, maxStockBytes);
  if (type !== 'step1') return { type, update };
  const vector = openReader(update);
  readList(vector, 1_000_000, () => [readUint(vector, maxClient), readUint(vector, maxClient)]);
  return { type };
}

function message(kinds: readonly number[], bytes: Uint8Array): Uint8Array {
  const writer = openWriter();
  for (const kind of kinds) writeUint(writer, kind, 3);
  writeBytes(writer, bytes, Number.MAX_SAFE_INTEGER);
  return written(writer);
}

/** @param clocks all that we hold, as Yjs's state vector. */
export function step1Of(clocks: ReadonlyMap<number, number>): Uint8Array {
  const writer = openWriter();
  writeUint(writer, clocks.size, Number.MAX_SAFE_INTEGER);
  for (const [client, next] of clocks) {
    writeUint(writer, client, maxClient);
    writeUint(writer, next, maxClient);
  }
  return message([0, 0], written(writer));
}
/** "This was all": what was lacking came before, as updates. */
export const step2End: Uint8Array = message([0, 1], Uint8Array.of(0, 0));
export const isStep2End = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;
export const updateOf = (update: Uint8Array): Uint8Array => message([0, 2], update);
export const awarenessOf = (marks: Uint8Array): Uint8Array => message([1], marks);
/** An awareness update of nobody: y-websocket gives a connection up over which 30 s nothing came. */
export const nothingNew: Uint8Array = awarenessOf(Uint8Array.of(0));
