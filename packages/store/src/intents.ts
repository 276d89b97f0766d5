// Decisions about work that this device has signed: those that no relay has put on record yet, and those that came back.
import type { Disk, Write } from './disk.ts';
import { readRows } from './meta-rows.ts';
import { IntentRow } from './schema.ts';

const prefix = 'intent';
const keyOf = (hash: string): string => `${prefix}/${hash}`;

/** In the order in which they were signed. One that cannot be read is a later version's, and is left where it is. */
export async function readIntents(disk: Disk): Promise<readonly IntentRow[]> {
  const rows = await readRows(disk, prefix, (value) => IntentRow.safeParse(value).data);
  return [...rows.values()].filter((row) => row !== undefined).sort((left, right) => left.order - right.order);
}
export const intentWrite = (row: IntentRow): Write => ({ put: 'meta', key: keyOf(row.hash), value: row });
export const forgetIntent = (hash: string): Write => ({ remove: 'meta', key: keyOf(hash) });
