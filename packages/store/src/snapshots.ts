// Documents that came whole. Everything here returns writes:
// a snapshot, how far ahead of the cursor it reaches, and the end of what it replaces stand in one commit.
import { confirmedKey } from './confirmed.ts';
import type { Disk, Write } from './disk.ts';
import { readRows } from './meta-rows.ts';
import { Ahead, type Snapshot } from './schema.ts';

/** The snapshot beside the entries that it covers: raw entries stay until a backup of the relay has them. */
export const snapshotWrites = (doc: string, snapshot: Snapshot): Write[] => [
  { put: 'snapshots', key: doc, value: snapshot },
  { put: 'meta', key: `reach/${doc}`, value: snapshot.upTo },
];

/** One snapshot instead of the entries up to its number, and of their projection where those are of another past. */
export const compactWrites = (doc: string, snapshot: Snapshot): Write[] => [
  ...snapshotWrites(doc, snapshot),
  dropWrite(doc, snapshot.upTo),
];

/** Entries without which the snapshot tells all the same. */
export const dropWrite = (doc: string, upTo: number): Write => ({
  removeRange: 'confirmed',
  from: confirmedKey(doc, 0),
  to: confirmedKey(doc, upTo),
});

/** A snapshot of entries that stay: the relay's backup are they, not it. It goes when they are no longer all of the line. */
export const bundleWrite = (doc: string, bundle: Snapshot): Write => ({ put: 'bundles', key: doc, value: bundle });
export const unbundleWrite = (doc: string): Write => ({ remove: 'bundles', key: doc });

/** The document begins anew: nothing of an earlier epoch is kept. */
export const renewWrites = (doc: string, snapshot: Snapshot): Write[] => [
  ...compactWrites(doc, snapshot),
  unbundleWrite(doc),
  { remove: 'projections', key: doc },
  { put: 'meta', key: `epoch/${doc}`, value: snapshot.epoch ?? 0 },
];

/** This device keeps nothing more of the document. */
export const forgetWrites = (doc: string): Write[] => [
  { remove: 'snapshots', key: doc },
  unbundleWrite(doc),
  { remove: 'projections', key: doc },
  { remove: 'meta', key: `doc/${doc}` },
  { remove: 'meta', key: `ahead/${doc}` },
  { remove: 'meta', key: `reach/${doc}` },
  { removeRange: 'confirmed', from: confirmedKey(doc, 0), to: confirmedKey(doc, Number.MAX_SAFE_INTEGER) },
  { removeRange: 'stamps', from: [doc, 0], to: [doc, Number.MAX_SAFE_INTEGER] },
  // Also what earlier lines told.
  { removeRange: 'history', from: [doc, -Number.MAX_SAFE_INTEGER], to: [doc, Number.MAX_SAFE_INTEGER] },
];

/** Document → [epoch, number] of what is held whole beyond the cursor. */
export const readAhead = (disk: Disk): Promise<Map<string, readonly [epoch: number, number: number]>> =>
  readRows(disk, 'ahead', (value) => Ahead.parse(value));
export const aheadWrite = (doc: string, epoch: number, number: number): Write => ({
  put: 'meta',
  key: `ahead/${doc}`,
  value: [epoch, number],
});
/** The cursor has come as far. */
export const reachedWrite = (doc: string): Write => ({ remove: 'meta', key: `ahead/${doc}` });

/** Document → number up to which its snapshot reaches: a lower one never replaces it. */
export const readReaches = (disk: Disk): Promise<Map<string, number>> => readRows(disk, 'reach', Number);
export const readEpochs = (disk: Disk): Promise<Map<string, number>> => readRows(disk, 'epoch', Number);
