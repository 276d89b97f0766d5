// The browser's disk: one Dexie database for each relay, workspace and person, opened twice, because Chromium fixes
// how durable a transaction is per connection: strict for what is promised, relaxed for what can be made again.
import { Dexie, type Table } from 'dexie';
import { DiskFull, DiskGone, StaleLeader, tables, type Disk, type DiskTable, type Key, type Write } from './disk.ts';
import { lastWrites, tableOfWrite } from './keys.ts';

export interface DexieDiskOptions {
  readonly name: string;
  /** Another tab wants to upgrade or delete the database: flush, then let go by `close()`. */
  readonly onWanted?: () => void | Promise<void>;
  /** A tab with an older version has it open and does not let go: it opens once that one is closed. */
  readonly onBlocked?: () => void;
}

const connect = (name: string, durability: 'strict' | 'relaxed'): Dexie => {
  const database = new Dexie(name, { chromeTransactionDurability: durability, autoOpen: false });
  // Keys are outbound and values opaque: a new shape needs no new version of the database, a new table does.
  database.version(4).stores(Object.fromEntries(Object.keys(tables).map((table) => [table, ''])));
  return database;
};

/** Dexie wraps what the browser throws, once or for each row that failed; the name stays readable on one of them. */
const namesOf = (error: unknown): string[] => {
  const { name, inner, failures = [] } = error as { name?: string; inner?: { name?: string }; failures?: unknown };
  const failed = Array.isArray(failures) ? (failures as { name?: string; inner?: { name?: string } }[]) : [];
  return [name, inner?.name, ...failed.flatMap((one) => [one.name, one.inner?.name])].map((text) => text ?? '');
};
function asFault(error: unknown): unknown {
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return new DiskFull('the device has no room left', { cause: error });
  if (names.some((name) => name === 'DatabaseClosedError' || name === 'InvalidStateError' || name === 'UnknownError'))
    return new DiskGone('the database was closed', { cause: error });
  return error;
}
const faulty = <T>(promise: PromiseLike<T>): Promise<T> =>
  Promise.resolve(promise).catch((error: unknown) => {
    throw asFault(error);
  });

const rangeOf = (from: Key | undefined, to: Key | undefined): IDBKeyRange | undefined => {
  if (from !== undefined && to !== undefined) return IDBKeyRange.bound(from, to);
  if (from !== undefined) return IDBKeyRange.lowerBound(from);
  return to === undefined ? undefined : IDBKeyRange.upperBound(to);
};

async function applyAll(database: Dexie, writes: readonly Write[]): Promise<void> {
  const grouped = lastWrites(writes);
  if (grouped) {
    const pending = [...grouped].flatMap(([name, { puts, removes }]): PromiseLike<unknown>[] => {
      const table: Table = database.table(name);
      return [
        ...(puts.keys.length > 0 ? [table.bulkPut(puts.values, puts.keys as never)] : []),
        ...(removes.length > 0 ? [table.bulkDelete(removes as never)] : []),
      ];
    });
    await Promise.all(pending);
    return;
  }
  for (const write of writes) {
    const table: Table = database.table(tableOfWrite(write));
    if ('put' in write) await table.put(write.value, write.key);
    else if ('remove' in write) await table.delete(write.key);
    else await table.where(':id').between(write.from, write.to, true, true).delete();
  }
}

const generationOf = async (database: Dexie): Promise<number> =>
  ((await database.table('meta').get('generation')) as number | undefined) ?? 0;

async function readRange(
  database: Dexie,
  table: DiskTable,
  range: IDBKeyRange | undefined,
): Promise<{ key: Key; value: unknown }[]> {
  // getAll and getAllKeys are one request each; a cursor would be one for each row.
  return database.transaction('r', table, async (transaction) => {
    const store = transaction.idbtrans.objectStore(table);
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Dexie.Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      }) as unknown as Promise<T>;
    const [keys, values] = await Promise.all([read(store.getAllKeys(range)), read(store.getAll(range))]);
    return keys.map((key, at) => ({ key: key as Key, value: values[at] as unknown }));
  });
}

export async function openDexieDisk({ name, onWanted, onBlocked }: DexieDiskOptions): Promise<Disk> {
  const strictly = connect(name, 'strict');
  const relaxed = connect(name, 'relaxed');
  const close = (): void => {
    strictly.close();
    relaxed.close();
  };
  for (const database of [strictly, relaxed])
    database.on('versionchange', () => {
      void Promise.resolve(onWanted?.()).finally(close);
      // Dexie would close at once; what is being written comes first.
      return false;
    });
  strictly.on('blocked', () => onBlocked?.());
  await faulty(strictly.open());
  await faulty(relaxed.open());
  return {
    get: (table, key) => faulty(relaxed.table(table).get(key as never)),
    range: (table, from, to) => faulty(readRange(relaxed, table, rangeOf(from, to))),
    commit: (writes, { strict, generation }) => {
      const database = strict ? strictly : relaxed;
      const names = new Set<DiskTable>(['meta', ...writes.map(tableOfWrite)]);
      return faulty(
        database.transaction('rw', [...names], async () => {
          const stored = await generationOf(database);
          if (stored > generation) throw new StaleLeader(`generation ${generation} was overtaken by ${stored}`);
          await applyAll(database, writes);
        }),
      );
    },
    lead: () =>
      faulty(
        strictly.transaction('rw', 'meta', async () => {
          const next = (await generationOf(strictly)) + 1;
          await strictly.table('meta').put(next, 'generation');
          return next;
        }),
      ),
    close,
  };
}
