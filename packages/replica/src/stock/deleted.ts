// Which clocks of a document are deleted, as ranges: what a program sends again of deletions that the log holds is no news.
import * as Y from 'yjs';
import { isHollow, type Range } from '../guard/read.ts';

/** By client id: in order, apart from each other. */
export type Deleted = Map<number, readonly Range[]>;

const endOf = ({ clock, len }: Range): number => clock + len;

function joined(ranges: readonly Range[]): readonly Range[] {
  const inOrder = ranges.toSorted((a, b) => a.clock - b.clock);
  const apart: Range[] = [];
  for (const range of inOrder) {
    const last = apart.at(-1);
    if (!last || range.clock > endOf(last)) apart.push(range);
    else if (endOf(range) > endOf(last))
      apart[apart.length - 1] = { clock: last.clock, len: endOf(range) - last.clock };
  }
  return apart;
}

/** @param bytes an update or a snapshot that has passed the guard; its hollow structs were deleted too. */
export function addDeleted(deleted: Deleted, bytes: Uint8Array): void {
  const { structs, ds } = Y.decodeUpdate(bytes);
  const fresh = new Map<number, Range[]>();
  const add = (client: number, ranges: readonly Range[]) => {
    const list = fresh.get(client) ?? [];
    fresh.set(client, list);
    for (const { clock, len } of ranges) list.push({ clock, len });
  };
  for (const [client, ranges] of ds.clients) add(client, ranges);
  for (const struct of structs)
    if (isHollow(struct)) add(struct.id.client, [{ clock: struct.id.clock, len: struct.length }]);
  for (const [client, ranges] of fresh) deleted.set(client, joined([...(deleted.get(client) ?? []), ...ranges]));
}

/** The first that ends behind the clock. */
function firstBehind(ranges: readonly Range[], clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = ranges[middle];
    if (at && endOf(at) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What of a range is not deleted yet. */
export function newOf(deleted: Deleted, client: number, range: Range): Range[] {
  const known = deleted.get(client) ?? [];
  const rest: Range[] = [];
  const end = endOf(range);
  let from = range.clock;
  for (let at = firstBehind(known, from); from < end; at += 1) {
    const next = known[at];
    if (!next || next.clock >= end) {
      rest.push({ clock: from, len: end - from });
      break;
    }
    if (next.clock > from) rest.push({ clock: from, len: next.clock - from });
    from = Math.max(from, endOf(next));
  }
  return rest;
}
