// How long this device may go on showing what it holds without meeting the relay.
import type { Disk, Write } from './disk.ts';
import { LeaseRow } from './schema.ts';

export const leaseWrite = (row: LeaseRow): Write => ({ put: 'meta', key: 'lease', value: row });
export async function readLease(disk: Disk): Promise<LeaseRow> {
  const read = LeaseRow.safeParse(await disk.get('meta', 'lease'));
  return read.data ?? { contact: null, seen: 0, shut: null };
}
