// An update as the rules look at it. Garbage is an answer here, never an exception.
import * as Y from 'yjs';
import type { Struct } from '../cells/decode.ts';
import type { Limits } from './limits.ts';
import { Malformed, readStrictly } from './strict-decoder.ts';

/** What one client id adds: clocks `from` up to but without `to`. */
export interface Run {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}
export interface Range {
  readonly clock: number;
  readonly len: number;
}

export interface ReadUpdate {
  readonly structs: readonly Struct[];
  readonly runs: readonly Run[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

/** The update, or one sentence about why these bytes are none. */
export function readUpdate(bytes: Uint8Array, limits: Limits): ReadUpdate | string {
  if (bytes.byteLength > limits.bytes) return 'more bytes than a frame may have';
  try {
    const { decoder, structs, ds } = readStrictly(bytes, limits);
    if (!decoder.isDone) return 'bytes behind the end, or another encoding than V1';
    const lengths = decoder.sections.map(
      ({ firstStruct }, at) => (decoder.sections[at + 1]?.firstStruct ?? structs.length) - firstStruct,
    );
    if (lengths.includes(0)) return 'a section without structs';
    const clients = new Set(decoder.sections.map(({ client }) => client));
    if (clients.size !== decoder.sections.length) return 'two sections of one client id';
    if (structs.length === 0 && ds.clients.size === 0) return 'an update of nothing';
    return { structs, runs: runsOf(structs), deletes: ds.clients };
  } catch (fault) {
    // Whatever the reader stumbles over (lib0 and Yjs throw many kinds), these bytes are no update.
    return fault instanceof Malformed ? fault.message : 'not an update';
  }
}

function runsOf(structs: readonly Struct[]): readonly Run[] {
  const runs: { client: number; from: number; to: number }[] = [];
  for (const { id, length } of structs) {
    const last = runs.at(-1);
    if (last !== undefined && last.client === id.client) last.to = id.clock + length;
    else runs.push({ client: id.client, from: id.clock, to: id.clock + length });
  }
  return runs;
}

export const isHollow = (struct: Struct): boolean =>
  struct instanceof Y.GC || (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted);
