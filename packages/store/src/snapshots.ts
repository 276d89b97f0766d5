// Documents that came whole, and what this device keeps of those that it need not keep. Everything here returns writes:
// a snapshot, how far ahead of the cursor it reaches, and the end of what it replaces stand in one commit.
import { confirmedKey } from './confirmed.ts';
import type { Disk, Write } from './disk.ts';
import { Ahead, Holding, type Snapshot } from './schema.ts';

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
];

async function readByDoc<T>(disk: Disk, prefix: string, read: (value: unknown) => T): Promise<Map<string, T>> {
  const rows = await disk.range('meta', `${prefix}/`, `${prefix}/~`);
  return new Map(rows.map(({ key, value }) => [(key as string).slice(prefix.length + 1), read(value)]));
}

/** Document → [epoch, number] of what is held whole beyond the cursor. */
export const readAhead = (disk: Disk): Promise<Map<string, readonly [epoch: number, number: number]>> =>
  readByDoc(disk, 'ahead', (value) => Ahead.parse(value));
export const aheadWrite = (doc: string, epoch: number, number: number): Write => ({
  put: 'meta',
  key: `ahead/${doc}`,
  value: [epoch, number],
});
/** The cursor has come as far. */
export const reachedWrite = (doc: string): Write => ({ remove: 'meta', key: `ahead/${doc}` });

/** Document → number up to which its snapshot reaches: a lower one never replaces it. */
export const readReaches = (disk: Disk): Promise<Map<string, number>> => readByDoc(disk, 'reach', Number);
export const readEpochs = (disk: Disk): Promise<Map<string, number>> => readByDoc(disk, 'epoch', Number);

export const readHoldings = (disk: Disk): Promise<Map<string, Holding>> =>
  readByDoc(disk, 'hold', (value) => Holding.parse(value));
export const holdingWrite = (name: string, holding: Holding | null): Write =>
  holding === null ? { remove: 'meta', key: `hold/${name}` } : { put: 'meta', key: `hold/${name}`, value: holding };

/** Documents that a person wants here whatever happens, and when each page was last open here. */
export const readPins = (disk: Disk): Promise<Map<string, true>> => readByDoc(disk, 'pin', () => true as const);
export const pinWrite = (doc: string, on: boolean): Write =>
  on ? { put: 'meta', key: `pin/${doc}`, value: true } : { remove: 'meta', key: `pin/${doc}` };
export const readVisits = (disk: Disk): Promise<Map<string, number>> => readByDoc(disk, 'visit', Number);
export const visitWrite = (doc: string, at: number | null): Write =>
  at === null ? { remove: 'meta', key: `visit/${doc}` } : { put: 'meta', key: `visit/${doc}`, value: at };
