// Rows of the table `meta` that belong together by what their keys begin with.
import type { Disk } from './disk.ts';

/** What stands behind the prefix → what is written there. */
export async function readRows<T>(disk: Disk, prefix: string, read: (value: unknown) => T): Promise<Map<string, T>> {
  const rows = await disk.range('meta', `${prefix}/`, `${prefix}/~`);
  return new Map(rows.map(({ key, value }) => [(key as string).slice(prefix.length + 1), read(value)]));
}
