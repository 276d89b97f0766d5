// Cells found from the bytes of an update, never from map events: a newer cell with a smaller client id that arrives
// second is integrated already deleted, no event tells of it, and only its bytes ever show it.
import type { PersonId, RecordId } from '@baton/model/ids';
import * as Y from 'yjs';
import { parseKey, timeOf, type HeldCell, type ItemId } from './cell.ts';

export type Struct = Y.Item | Y.GC | Y.Skip;

export interface FoundCell extends HeldCell {
  readonly record: RecordId;
  /** The item to the left of which nothing was known to its writer; null for the first of its key. */
  readonly origin: ItemId | null;
  /** A hidden cell that its writer saw and replaced, where Yjs's left origin does not say so. */
  readonly over: ItemId | null;
  readonly struct: Y.Item;
}

/** What the guard has read of a document that comes whole, until it is taken in: reading is half of what that costs. */
const read = new WeakMap<Uint8Array, readonly Struct[]>();
export const readBefore = (bytes: Uint8Array, structs: readonly Struct[]): void => void read.set(bytes, structs);

export function structsOf(bytes: Uint8Array): readonly Struct[] {
  const known = read.get(bytes);
  read.delete(bytes);
  return known ?? Y.decodeUpdate(bytes).structs;
}

const itemOf = (value: unknown): ItemId | null =>
  Array.isArray(value) && Number.isSafeInteger(value[0]) && Number.isSafeInteger(value[1])
    ? [value[0], value[1]]
    : null;

/** A copy without anybody's prototype: `__proto__` inside a Yjs value would otherwise pass a schema as inherited. */
const clean = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? structuredClone(value) : value;

function cellOf(struct: Y.Item, at: number, written: unknown): FoundCell | undefined {
  if (!Array.isArray(written) || written.length < 4) return undefined;
  const key = parseKey(written[0]);
  if (key === undefined) return undefined;
  const clock = struct.id.clock + at;
  const origin: ItemId | null =
    at > 0 ? [struct.id.client, clock - 1] : struct.origin && [struct.origin.client, struct.origin.clock];
  return {
    record: key[0],
    code: key[1],
    value: clean(written[1]),
    t: timeOf(written[2]),
    by: (typeof written[3] === 'string' ? written[3] : '') as PersonId,
    client: struct.id.client,
    clock,
    origin,
    over: itemOf(written[4]),
    struct,
  };
}

/** The fifth part of the cell that this item holds at a clock. */
export function overOf(struct: Y.Item, clock: number): ItemId | null {
  const written: unknown = struct.content instanceof Y.ContentAny ? struct.content.arr[clock - struct.id.clock] : null;
  return Array.isArray(written) ? itemOf(written[4]) : null;
}

/** Cells of these structs from the clock that is new here, `fromClock`, on. */
export function cellsIn(structs: readonly Struct[], fromClock: (client: number) => number): readonly FoundCell[] {
  const found: FoundCell[] = [];
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    const known = fromClock(struct.id.client);
    for (let at = Math.max(0, known - struct.id.clock); at < struct.length; at += 1) {
      const cell = cellOf(struct, at, struct.content.arr[at]);
      if (cell !== undefined) found.push(cell);
    }
  }
  return found;
}
