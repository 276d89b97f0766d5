// Whose database this is: a database that belongs to another device of the same person, or to nobody although the
// browser remembers the workspace, was wiped or copied, and that is said.
import type { Disk, Write } from './disk.ts';
import type { Owner } from './schema.ts';

export const ownerWrite = (owner: Owner): Write => ({ put: 'meta', key: 'owner', value: owner });
/** How far this device's clock is behind the relay's, in milliseconds. */
export const offsetWrite = (offset: number): Write => ({ put: 'meta', key: 'offset', value: offset });
export const readOffset = async (disk: Disk): Promise<number> =>
  ((await disk.get('meta', 'offset')) as number | undefined) ?? 0;
