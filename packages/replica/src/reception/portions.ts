// A whole document in portions that stand on each other, as if it had come update by update: how a device gives back what
// it holds only in a snapshot. Each is one run of one client id, so each has one author; a relay that holds some of it
// takes the rest.
import * as Y from 'yjs';
import { isEmptyUpdate, wholeLimits } from '../guard/limits.ts';
import type { DocName } from '../contract.ts';
import { readUpdate } from '../guard/read.ts';
import { parseDoc } from '../layout.ts';
import { deletionsOf, inRuns, type Known, type News } from '../stock/news.ts';

const nothing: Known = { next: () => 0, deleted: new Map(), isOwn: () => true };

/**
 * Null for bytes that are no whole document. What is deleted of a page is a portion of its own, which names the first client
 * id that is in it. Of cells it is none: whatever stands over them says that they are gone.
 */
export function portionsOf(name: DocName, whole: Uint8Array): readonly News[] | null {
  const of = parseDoc(name)?.class;
  if (isEmptyUpdate(whole)) return [];
  const read = readUpdate(whole, wholeLimits);
  if (typeof read === 'string') return null;
  const runs = inRuns(read.structs, { ...nothing, areCells: of !== 'page' });
  if ('fault' in runs) return null;
  if (of !== 'page') return runs;
  const ranges = [...read.deletes].flatMap(([client, all]) => all.map((range) => [client, range] as const));
  const deletions = deletionsOf(ranges).map((one) => ({ ...one, client: ranges[0]?.[0] ?? 0 }));
  return [...runs, ...deletions];
}

/** What lies in it beyond a clock of its one client id; null when that cannot be cut. */
export function beyond({ bytes, client, from, to }: News, clock: number): News | null {
  if (clock <= from || clock >= to) return null;
  const read = readUpdate(bytes, wholeLimits);
  if (typeof read === 'string') return null;
  const cut = inRuns(read.structs, { ...nothing, next: (one) => (one === client ? clock : Number.MAX_SAFE_INTEGER) });
  if ('fault' in cut) return null;
  const [rest, ...others] = cut;
  if (!rest || others.length > 0 || rest.to !== to) return null;
  // What it deletes goes with what is left of it.
  const deletions = deletionsOf(
    [...read.deletes].flatMap(([one, ranges]) => ranges.map((range) => [one, range] as const)),
  );
  return deletions.length === 0
    ? rest
    : { ...rest, bytes: Y.mergeUpdates([rest, ...deletions].map((part) => part.bytes)) };
}
