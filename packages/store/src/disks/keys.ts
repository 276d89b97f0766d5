// Order of keys, the same for every disk: numbers, strings and [string, number] pairs, each table with one kind.
import type { DiskTable, Key, Write } from '../disk.ts';

const compare = <T extends string | number>(left: T, right: T): number => (left < right ? -1 : left > right ? 1 : 0);

export function compareKeys(left: Key, right: Key): number {
  if (typeof left === 'object' && typeof right === 'object')
    return compare(left[0], right[0]) || compare(left[1], right[1]);
  return compare(left as string, right as string);
}

/** A key as text that is unique within its table. */
export const textOfKey = (key: Key): string => (typeof key === 'object' ? `${key[0]}\u0000${key[1]}` : String(key));

/** The last write of each key, by table: a commit may group what many callers wrote. */
export interface LastWrites {
  readonly puts: { readonly keys: Key[]; readonly values: unknown[] };
  readonly removes: Key[];
}
/** Undefined when a range is removed: then order matters and the writes go one by one. */
export function lastWrites(writes: readonly Write[]): Map<DiskTable, LastWrites> | undefined {
  const byKey = new Map<string, Exclude<Write, { removeRange: DiskTable }>>();
  for (const write of writes) {
    if ('removeRange' in write) return undefined;
    byKey.set(`${'put' in write ? write.put : write.remove}\u0000${textOfKey(write.key)}`, write);
  }
  const tables = new Map<DiskTable, LastWrites>();
  for (const write of byKey.values()) {
    const table = 'put' in write ? write.put : write.remove;
    const last = tables.get(table) ?? { puts: { keys: [], values: [] }, removes: [] };
    tables.set(table, last);
    if ('put' in write) {
      last.puts.keys.push(write.key);
      last.puts.values.push(write.value);
    } else last.removes.push(write.key);
  }
  return tables;
}

export const tableOfWrite = (write: Write): DiskTable =>
  'put' in write ? write.put : 'remove' in write ? write.remove : write.removeRange;
