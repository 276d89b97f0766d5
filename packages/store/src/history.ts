// Who changed what, for ever: while a document's entries are here they tell it themselves, so nothing is written twice.
// Whoever drops entries keeps what they tell in the same commit, as one row for each stretch.
import type { Disk, Write } from './disk.ts';
import { placedKey } from './placed-keys.ts';

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

/** What it tells above a number becomes what an earlier line told. */
export async function historyAside(
  disk: Disk,
  doc: string,
  { incarnation, above }: { incarnation: number; above: number },
): Promise<Write[]> {
  const rows = await disk.range('history', key(doc, above + 1), key(doc, Number.MAX_SAFE_INTEGER));
  return rows.flatMap(({ key: place, value }): Write[] => {
    const [, upTo] = place as readonly [string, number];
    const [, placed] = placedKey(doc, incarnation, upTo) as readonly [string, number];
    return [
      { remove: 'history', key: place },
      { put: 'history', key: key(doc, -placed), value },
    ];
  });
}

export const readHistoryRows = async (disk: Disk, doc: string): Promise<Uint8Array[]> =>
  (await disk.range('history', key(doc, 0), key(doc, Number.MAX_SAFE_INTEGER))).map(({ value }) => value as Uint8Array);
