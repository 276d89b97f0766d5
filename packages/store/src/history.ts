// Who changed what, for ever: while a document's entries are here they tell it themselves, so nothing is written twice.
// Whoever drops entries keeps what they tell in the same commit, as one row for each stretch.
import type { Disk, Write } from './disk.ts';

const key = (doc: string, upTo: number): readonly [string, number] => [doc, upTo];

/** To be committed together with the end of the entries that it tells of. */
export const historyWrite = (doc: string, upTo: number, blob: Uint8Array): Write => ({
  put: 'history',
  key: key(doc, upTo),
  value: blob,
});

export const readHistoryRows = async (disk: Disk, doc: string): Promise<Uint8Array[]> =>
  (await disk.range('history', key(doc, 0), key(doc, Number.MAX_SAFE_INTEGER))).map(({ value }) => value as Uint8Array);
