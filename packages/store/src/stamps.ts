// The relay's word for what it numbered, kept with the raw entries: with both a device gives a relay back what it lost.
import type { Disk, Write } from './disk.ts';
import { firstOf, lastOf, placedKey } from './placed-keys.ts';
import { StampRow } from './schema.ts';

export const stampWrite = (doc: string, stamp: StampRow): Write => ({
  put: 'stamps',
  key: placedKey(doc, stamp.incarnation, stamp.last),
  value: stamp,
});
export const readStamps = async (disk: Disk, doc: string): Promise<StampRow[]> =>
  (await disk.range('stamps', firstOf(doc), lastOf(doc))).map(({ value }) => StampRow.parse(value));

/** They go with the entries that they are about. Earlier incarnations are behind those whole. */
export const dropStamps = (doc: string, incarnation: number, upTo: number): Write => ({
  removeRange: 'stamps',
  from: firstOf(doc),
  to: placedKey(doc, incarnation, upTo),
});
export const readSafe = async (disk: Disk): Promise<number> =>
  ((await disk.get('meta', 'safe')) as number | undefined) ?? 0;
export const safeWrite = (safe: number): Write => ({ put: 'meta', key: 'safe', value: safe });
