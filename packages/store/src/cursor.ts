// How far this device has read the workspace's number line. It is written in the same commit as what it covers: a
// cursor ahead of its entries would lose them for ever.
import type { Disk, Write } from './disk.ts';
import { StoredCursor } from './schema.ts';

export async function readCursor(disk: Disk): Promise<StoredCursor | null> {
  const value = await disk.get('meta', 'cursor');
  return value === undefined ? null : StoredCursor.parse(value);
}
export const cursorWrite = (cursor: StoredCursor): Write => ({ put: 'meta', key: 'cursor', value: cursor });
