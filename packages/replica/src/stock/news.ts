// What another program's update holds that the log does not: its own structs beyond the clock table, in runs of one
// client id each as an envelope is, and deletions that are new. It sends again whatever it has, of everybody; that is no
// news. Pure; the guard still judges each of these runs.
import * as Y from 'yjs';
import { createEncoder, length, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding';
import type { Struct } from '../cells/decode.ts';
import { frameLimits, isEmptyUpdate, stockLimits } from '../guard/limits.ts';
import { readUpdate, type Range } from '../guard/read.ts';
import { newOf, type Deleted } from './deleted.ts';

export interface Known {
  /** The next clock of a client id in this document; 0 for one never seen. */
  readonly next: (client: number) => number;
  readonly deleted: Deleted;
  /** Whether the sender may write under this id. */
  readonly isOwn: (client: number) => boolean;
  /** Cells stand each alone in its run, as a map writes them: none replaces another of the same run. */
  readonly areCells?: boolean;
}
/** As an envelope, still without its document. An update that only deletes names client 0 and no clocks. */
export interface News {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}
/** encoding: no update · foreign: news under an id that is another's · gap: it builds on what the log does not hold. */
export type NoNews = { readonly fault: 'encoding' | 'foreign' | 'gap'; readonly detail: string };

/** Below the guard's bounds, so that an honest large update is cut and not refused. */
const mostStructs = 1_000;
const mostBytes = 128 * 1024;
const mostRanges = frameLimits.deletes / 2;

const placeOf = ({ origin, parentSub }: Y.Item): string =>
  origin === null ? `+${parentSub}` : `${origin.client} ${origin.clock}`;

/** A run of one client id, written as an update while it grows. */
class Run {
  readonly client: number;
  readonly from: number;
  to: number;
  count = 0;
  readonly #body = new Y.UpdateEncoderV1();
  /** Of cells: what each of them stands behind. */
  readonly #places: Set<string> | null;

  constructor({ client, from, areCells }: { client: number; from: number; areCells: boolean }) {
    this.#places = areCells ? new Set() : null;
    this.client = client;
    this.from = from;
    this.to = from;
  }
  get isFull(): boolean {
    return this.count >= mostStructs || length(this.#body.restEncoder) >= mostBytes;
  }
  takes(struct: Struct): boolean {
    if (this.isFull) return false;
    if (this.#places === null || !(struct instanceof Y.Item)) return true;
    const { origin } = struct;
    const isWithin = origin?.client === this.client && origin.clock >= this.from;
    return !isWithin && !this.#places.has(placeOf(struct));
  }
  add(struct: Struct): void {
    if (struct instanceof Y.Item) this.#places?.add(placeOf(struct));
    struct.write(this.#body, this.to - struct.id.clock);
    this.to = struct.id.clock + struct.length;
    this.count += 1;
  }
  end(): News {
    const { client, from, to, count } = this;
    const encoder = createEncoder();
    for (const value of [1, count, client, from]) writeVarUint(encoder, value);
    writeUint8Array(encoder, this.#body.toUint8Array());
    writeVarUint(encoder, 0);
    return { client, from, to, bytes: toUint8Array(encoder) };
  }
}

/** Deletions alone, as one update or, when there are very many, several. */
export function deletionsOf(news: readonly (readonly [client: number, range: Range])[]): News[] {
  const parts: News[] = [];
  for (let at = 0; at < news.length; at += mostRanges) {
    const byClient = new Map<number, Range[]>();
    for (const [client, range] of news.slice(at, at + mostRanges))
      byClient.set(client, [...(byClient.get(client) ?? []), range]);
    const encoder = createEncoder();
    for (const value of [0, byClient.size]) writeVarUint(encoder, value);
    for (const [client, ranges] of byClient) {
      for (const value of [client, ranges.length]) writeVarUint(encoder, value);
      for (const { clock, len } of ranges) for (const value of [clock, len]) writeVarUint(encoder, value);
    }
    parts.push({ client: 0, from: 0, to: 0, bytes: toUint8Array(encoder) });
  }
  return parts;
}

const referred = (struct: Struct): readonly Y.ID[] =>
  struct instanceof Y.Item ? [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID) : [];

/** Takes from each client id in turn what has all that it refers to, so that each run stands on those before it. */
function runsOf(queues: ReadonlyMap<number, Struct[]>, { next, areCells = false }: Known): News[] | NoNews {
  const reached = new Map<number, number>();
  const reach = (client: number): number => reached.get(client) ?? next(client);
  const runs: News[] = [];
  for (let left = [...queues]; left.length > 0;) {
    let moved = false;
    for (const [client, queue] of left) {
      const run = new Run({ client, from: reach(client), areCells });
      while (
        queue[0] &&
        run.takes(queue[0]) &&
        referred(queue[0]).every((id) => id.client === client || id.clock < reach(id.client))
      )
        run.add(queue.shift() as Struct);
      if (run.count === 0) continue;
      moved = true;
      reached.set(client, run.to);
      runs.push(run.end());
    }
    if (!moved) return { fault: 'gap', detail: 'it builds on what is not here' };
    left = left.filter(([, queue]) => queue.length > 0);
  }
  return runs;
}

/** By client id, those that reach beyond what is known. */
function newStructs(structs: readonly Struct[], { next, isOwn }: Known): Map<number, Struct[]> | NoNews {
  const queues = new Map<number, Struct[]>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (clock + struct.length <= next(client)) continue;
    if (!isOwn(client)) return { fault: 'foreign', detail: `client id ${client} is another’s` };
    const queue = queues.get(client) ?? [];
    const last = queue.at(-1);
    if (clock > (last ? last.id.clock + last.length : next(client)))
      return { fault: 'gap', detail: `clocks of ${client} before ${clock} are missing` };
    queues.set(client, queue);
    queue.push(struct);
  }
  return queues;
}

/** What of these is new, in runs of one client id in the order in which they build on each other. */
export function inRuns(structs: readonly Struct[], known: Known): News[] | NoNews {
  const queues = newStructs(structs, known);
  return 'fault' in queues ? queues : runsOf(queues, known);
}

/** In the order in which they build on each other; none when all of it is known. */
export function newsOf(update: Uint8Array, known: Known): readonly News[] | NoNews {
  const read = readUpdate(update, stockLimits);
  if (typeof read === 'string') return isEmptyUpdate(update) ? [] : { fault: 'encoding', detail: read };
  const runs = inRuns(read.structs, known);
  if ('fault' in runs) return runs;
  const deleted = [...read.deletes].flatMap(([client, ranges]) =>
    ranges.flatMap((range) => newOf(known.deleted, client, range).map((part) => [client, part] as const)),
  );
  return [...runs, ...deletionsOf(deleted)];
}
