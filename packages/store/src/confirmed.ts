// Confirmed bytes: what the relay has numbered, kept apart from what is still pending. Keyed by (document, number), so
// that one document is one range.
import type { Disk, Key, Write } from './disk.ts';
import { firstOf, lastOf } from './placed-keys.ts';
import { ConfirmedEntry, Snapshot, type StoredEnvelope } from './schema.ts';

/** Of the document's present epoch. */
async function asideBytes(disk: Disk, doc: string): Promise<Uint8Array[]> {
  const all = (await disk.range('aside', firstOf(doc), lastOf(doc))).map(({ value }) => ConfirmedEntry.parse(value));
  if (all.length === 0) return [];
  const present = ((await disk.get('meta', `epoch/${doc}`)) as number | undefined) ?? 0;
  return all.filter(({ epoch }) => epoch >= present).map(({ bytes }) => bytes);
}

export const confirmedKey = (doc: string, number: number): Key => [doc, number];
const lastNumber = Number.MAX_SAFE_INTEGER;

export interface Numbered extends ConfirmedEntry {
  readonly number: number;
}

export function confirmedWrite(
  number: number,
  envelope: StoredEnvelope,
  author: { person: string; deviceNo: number; time: number },
): Write {
  const { doc, ...rest } = envelope;
  return { put: 'confirmed', key: confirmedKey(doc, number), value: { ...rest, ...author } };
}

export const readConfirmed = async (disk: Disk, doc: string, above: number): Promise<Numbered[]> =>
  (await disk.range('confirmed', confirmedKey(doc, above + 1), confirmedKey(doc, lastNumber))).map(
    ({ key, value }) => ({
      number: (key as readonly [string, number])[1],
      ...ConfirmedEntry.parse(value),
    }),
  );

const readFrom = async (disk: Disk, table: 'snapshots' | 'bundles', doc: string): Promise<Snapshot | undefined> => {
  const value = await disk.get(table, doc);
  return value === undefined ? undefined : Snapshot.parse(value);
};
/** What the entries that are gone, or never came, are in. */
export const readBase = (disk: Disk, doc: string): Promise<Snapshot | undefined> => readFrom(disk, 'snapshots', doc);
export const readBundle = (disk: Disk, doc: string): Promise<Snapshot | undefined> => readFrom(disk, 'bundles', doc);

async function readSnapshot(disk: Disk, doc: string): Promise<Snapshot | undefined> {
  const [base, bundle] = await Promise.all([readBase(disk, doc), readBundle(disk, doc)]);
  return bundle && bundle.upTo > (base?.upTo ?? -1) ? bundle : base;
}

export interface Stored {
  /** Null also where `above` lies beyond it. */
  readonly snapshot: Snapshot | null;
  readonly entries: readonly Numbered[];
}
/** What is confirmed of a document above a number: the snapshot where it reaches further, then the entries behind it. */
export async function readStored(disk: Disk, doc: string, above: number): Promise<Stored> {
  const readReach = (): Promise<unknown> => disk.get('meta', `reach/${doc}`);
  const [reach, snapshot] = await Promise.all([readReach(), readSnapshot(disk, doc)]);
  const upTo = snapshot?.upTo ?? 0;
  const entries = await readConfirmed(disk, doc, Math.max(upTo, above));
  // Compacted between the two: entries that the first did not have yet are gone from the second.
  if ((await readReach()) !== reach) return readStored(disk, doc, above);
  return { snapshot: snapshot && upTo > above ? snapshot : null, entries };
}

/** Bytes that a document takes on the disk. */
export async function readWeight(disk: Disk, doc: string): Promise<number> {
  const entries = (await readConfirmed(disk, doc, 0)).map(({ bytes }) => bytes);
  const snapshots = [await readBase(disk, doc), await readBundle(disk, doc)].flatMap((one) => (one ? [one.bytes] : []));
  const all = [...snapshots, ...entries, ...(await asideBytes(disk, doc))];
  return all.reduce((sum, bytes) => sum + bytes.length, 0);
}

/** All confirmed bytes of a document in order, the snapshot first; last what a relay that was set back has lost. */
export async function readBytes(disk: Disk, doc: string): Promise<Uint8Array[]> {
  const { snapshot, entries } = await readStored(disk, doc, 0);
  const aside = await asideBytes(disk, doc);
  return [...(snapshot ? [snapshot.bytes] : []), ...entries.map(({ bytes }) => bytes), ...aside];
}

/** Documents of which anything is held, with the last number of each: a start reads only those that went on since. */
export const readDocs = async (disk: Disk): Promise<Map<string, number>> =>
  new Map(
    (await disk.range('meta', 'doc/', 'doc/~')).map(({ key, value }) => [
      (key as string).slice('doc/'.length),
      value as number,
    ]),
  );
/** Written in the same commit as the entry. */
export const docWrite = (doc: string, last: number): Write => ({ put: 'meta', key: `doc/${doc}`, value: last });
