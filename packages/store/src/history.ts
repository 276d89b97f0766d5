// Who changed what, for ever: while a document's entries are here they tell it themselves, so nothing is written twice.
// Whoever drops entries keeps what they tell in the same commit, as one row for each stretch.
import type { Disk, Write } from './disk.ts';
import { freePlace, placedKey } from './placed-keys.ts';

const key = (doc: string, upTo: number): readonly [string, number] => [doc, upTo];

/** To be committed together with the end of the entries that it tells of. */
export const historyWrite = (doc: string, upTo: number, blob: Uint8Array): Write => ({
  put: 'history',
  key: key(doc, upTo),
  value: blob,
});

/** Of a line that was set back since: its numbers are not this line's, and what it told is told no more by anybody else. */
export const readEarlierRows = async (disk: Disk, doc: string): Promise<Uint8Array[]> =>
  (await disk.range('history', key(doc, -Number.MAX_SAFE_INTEGER), key(doc, -1))).map(
    ({ value }) => value as Uint8Array,
  );

interface Told {
  readonly incarnation: number;
  /** What it tells, by the last number of what it tells of. */
  readonly rows: readonly { readonly upTo: number; readonly blob: unknown }[];
}
/** What an earlier line told. */
async function earlierWrites(disk: Disk, doc: string, { incarnation, rows }: Told): Promise<Write[]> {
  if (rows.length === 0) return [];
  const earlier = await disk.range('history', key(doc, -Number.MAX_SAFE_INTEGER), key(doc, -1));
  // Of a loss that nobody could show the incarnation is that of the one before.
  const taken = new Set(earlier.map(({ key: place }) => -(place as readonly [string, number])[1]));
  return rows.map(({ upTo, blob }): Write => {
    const [, placed] = placedKey(doc, incarnation, upTo) as readonly [string, number];
    const free = freePlace(placed, taken);
    taken.add(free);
    return { put: 'history', key: key(doc, -free), value: blob };
  });
}

interface Lost {
  readonly incarnation: number;
  readonly above: number;
  /** What the entries tell that are set aside with it: of what comes back in another cut values are gone. */
  readonly told: Told['rows'];
}
/** What it tells above a number becomes what an earlier line told. */
export async function historyAside(disk: Disk, doc: string, { incarnation, above, told }: Lost): Promise<Write[]> {
  const rows = await disk.range('history', key(doc, above + 1), key(doc, Number.MAX_SAFE_INTEGER));
  const moved = rows.map(({ key: place, value }) => ({ upTo: (place as readonly [string, number])[1], blob: value }));
  return [
    ...rows.map(({ key: place }): Write => ({ remove: 'history', key: place })),
    ...(await earlierWrites(disk, doc, { incarnation, rows: [...moved, ...told] })),
  ];
}

export const readHistoryRows = async (disk: Disk, doc: string): Promise<Uint8Array[]> =>
  (await disk.range('history', key(doc, 0), key(doc, Number.MAX_SAFE_INTEGER))).map(({ value }) => value as Uint8Array);
