// What a document takes on this device, made less: entries that a backup of the relay has give way to a snapshot, with
// what they told of who changed what; beside those that must stay stands a bundle, so that opening reads one thing.
import type { PersonId } from '@baton/model/ids';
import { historyIn, writeHistory } from '@baton/replica/compacting/history';
import { ownSnapshotOf } from '@baton/replica/compacting/own-cut';
import { readBase, readBundle, readConfirmed, type Numbered } from '@baton/store/confirmed';
import type { Disk, Write } from '@baton/store/disk';
import { historyWrite } from '@baton/store/history';
import type { Snapshot } from '@baton/store/schema';
import { bundleWrite, compactWrites, dropWrite } from '@baton/store/snapshots';
import { dropStamps } from '@baton/store/stamps';
import { isUntold } from '../sync/history.ts';

export interface Cutting {
  readonly doc: string;
  readonly epoch: number;
  /** All of the line up to here is on the disk. */
  readonly upTo: number;
  /** All up to here is in a verified backup. */
  readonly safe: number;
  /** Of the relay that numbered it. */
  readonly incarnation: number;
  /** So few are read as fast as a snapshot would be. */
  readonly isMuch: (entries: readonly Numbered[]) => boolean;
}
export interface Cut {
  readonly writes: readonly Write[];
  /** Up to which number the entries are in a snapshot afterwards. */
  readonly reach: number;
}

/** One snapshot of what an earlier one reaches to and the entries behind it. Null: there is none to be made. */
function joined({ doc, epoch }: Cutting, from: Snapshot | undefined, entries: readonly Numbered[]): Snapshot | null {
  const behind = entries.filter(({ number }) => number > (from?.upTo ?? 0));
  const last = behind.at(-1);
  if (!last) return from ?? null;
  const bytes = [...(from ? [from.bytes] : []), ...behind.map((entry) => entry.bytes)];
  const cut = ownSnapshotOf(doc, bytes, from?.hidden ?? []);
  if (cut === null) return null;
  const hidden = cut.hidden.map((cell) => ({ ...cell, item: [...cell.item] as [number, number] }));
  const untold = from && isUntold(from) ? { untold: true as const } : {};
  // Never beyond the last entry that is in it: what was not sent here for a while may still come above that.
  return { upTo: last.number, epoch, bytes: cut.snapshot, hidden, ...untold };
}

interface Dropped {
  readonly writes: readonly Write[];
  readonly base: Snapshot | undefined;
}
function dropSafe(cutting: Cutting, base: Snapshot | undefined, entries: readonly Numbered[]): Dropped {
  const last = entries.at(-1);
  const next = cutting.isMuch(entries) ? joined(cutting, base, entries) : null;
  if (!last || !next) return { writes: [], base };
  const told = historyIn(
    cutting.doc,
    entries.map((entry) => ({ ...entry, person: entry.person as PersonId })),
  );
  const blob = writeHistory(told);
  const history = blob === null ? [] : [historyWrite(cutting.doc, last.number, blob)];
  // A snapshot that came from the relay can reach further than what may go.
  const gone = next === base ? [dropWrite(cutting.doc, last.number)] : compactWrites(cutting.doc, next);
  const stamps = dropStamps(cutting.doc, cutting.incarnation, last.number);
  return { writes: [...history, ...gone, stamps], base: next };
}

/** To be committed together, unless anything of the document but further entries was written meanwhile. */
export async function cutOf(disk: Disk, cutting: Cutting): Promise<Cut> {
  const { doc, safe, upTo, isMuch } = cutting;
  const [known, bundle, all] = await Promise.all([
    readBase(disk, doc),
    readBundle(disk, doc),
    readConfirmed(disk, doc, 0),
  ]);
  const entries = all.filter(({ number }) => number <= upTo);
  const { writes, base } = dropSafe(
    cutting,
    known,
    entries.filter(({ number }) => number <= safe),
  );
  const furthest = bundle && bundle.upTo > (base?.upTo ?? 0) ? bundle : base;
  const tail = entries.filter(({ number }) => number > (furthest?.upTo ?? 0));
  const beside = isMuch(tail) ? joined(cutting, furthest, tail) : null;
  return { writes: beside ? [...writes, bundleWrite(doc, beside)] : writes, reach: base?.upTo ?? 0 };
}
