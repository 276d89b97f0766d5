// The browser's database without a library in between: a burst of gestures is thousands of requests, and so is a start. What
// is asked for at the same time shares one transaction; a commit is one.
import { StaleLeader, type Disk, type DiskTable, type Key, type Write } from '../disk.ts';
import { lastWrites, tableOfWrite, type LastWrites } from './keys.ts';

interface Read {
  readonly table: DiskTable;
  readonly start: (store: IDBObjectStore) => void;
  readonly fail: (error: unknown) => void;
}

const rangeOf = (from: Key | undefined, to: Key | undefined): IDBKeyRange | undefined => {
  if (from !== undefined && to !== undefined) return IDBKeyRange.bound(from, to);
  if (from !== undefined) return IDBKeyRange.lowerBound(from);
  return to === undefined ? undefined : IDBKeyRange.upperBound(to);
};

/** @param database throws when it is closed. */
export function readTogether(database: () => IDBDatabase): Pick<Disk, 'get' | 'range'> {
  let asked: Read[] = [];
  function run(): void {
    const reads = asked;
    asked = [];
    const failAll = (error: unknown): void => {
      for (const { fail } of reads) fail(error);
    };
    try {
      const names = [...new Set(reads.map(({ table }) => table))];
      const transaction = database().transaction(names, 'readonly');
      transaction.addEventListener('abort', () => failAll(transaction.error ?? aborted()));
      for (const { table, start } of reads) start(transaction.objectStore(table));
    } catch (error) {
      failAll(error);
    }
  }
  const read = <T>(table: DiskTable, ask: (store: IDBObjectStore, done: (value: T) => void) => void): Promise<T> =>
    new Promise((resolve, fail) => {
      if (asked.push({ table, start: (store) => ask(store, resolve), fail }) === 1) queueMicrotask(run);
    });
  return {
    get: (table, key) => read(table, (store, done) => heard(store.get(key as IDBValidKey), done)),
    range: (table, from, to) =>
      read<readonly { key: Key; value: unknown }[]>(table, (store, done) => {
        const range = rangeOf(from, to);
        const ask = store.getAllRecords?.bind(store);
        if (ask)
          return heard(ask({ query: range ?? null }), (all) =>
            done(all.map(({ key, value }) => ({ key: key as Key, value }))),
          );
        let keys: readonly IDBValidKey[] = [];
        // One request each; a cursor would be one for each row. They answer in their order.
        heard(store.getAllKeys(range), (all) => (keys = all));
        heard(store.getAll(range), (values: readonly unknown[]) =>
          done(keys.map((key, at) => ({ key: key as Key, value: values[at] }))),
        );
      }),
  };
}

/** Newer than the library's types, and than some browsers. */
declare global {
  interface IDBObjectStore {
    getAllRecords?(of: {
      readonly query: IDBKeyRange | null;
    }): IDBRequest<readonly { key: IDBValidKey; value: unknown }[]>;
  }
}

const heard = <T>(request: IDBRequest<T>, done: (value: T) => void): void =>
  request.addEventListener('success', () => done(request.result));

const aborted = (): DOMException => new DOMException('the transaction was aborted', 'AbortError');

const bounds = (from: Key, to: Key): IDBKeyRange => IDBKeyRange.bound(from, to);

function putLast(store: IDBObjectStore, { puts, removes }: LastWrites): void {
  puts.keys.forEach((key, at) => store.put(puts.values[at], key as IDBValidKey));
  for (const key of removes) store.delete(key as IDBValidKey);
}

function putAll(transaction: IDBTransaction, writes: readonly Write[]): void {
  const grouped = lastWrites(writes);
  if (grouped) {
    for (const [table, last] of grouped) putLast(transaction.objectStore(table), last);
    return;
  }
  for (const write of writes) {
    const store = transaction.objectStore(tableOfWrite(write));
    if ('put' in write) store.put(write.value, write.key as IDBValidKey);
    else store.delete('remove' in write ? (write.key as IDBValidKey) : bounds(write.from, write.to));
  }
}

type Undo = (why: unknown) => void;
interface Writing {
  readonly tables: Iterable<DiskTable>;
  readonly strict: boolean;
  /** Issues requests; what it throws undoes them all. */
  readonly act: (transaction: IDBTransaction, undo: Undo) => void;
}
/** Resolves when it is kept, as durably as it was asked for. */
function writeOnce(database: IDBDatabase, { tables, strict, act }: Writing): Promise<void> {
  return new Promise((resolve, reject) => {
    const durability = strict ? 'strict' : 'relaxed';
    const transaction = database.transaction([...tables], 'readwrite', { durability });
    let why: unknown;
    const undo: Undo = (cause) => {
      why ??= cause;
      transaction.abort();
    };
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', ({ target }) => (why ??= (target as IDBRequest).error));
    transaction.addEventListener('abort', () => reject((why ?? transaction.error ?? aborted()) as Error));
    try {
      act(transaction, undo);
    } catch (error) {
      undo(error);
    }
  });
}

/** What `hear` throws undoes the transaction: the browser would only say that it was aborted. */
function generationIn(transaction: IDBTransaction, undo: Undo, hear: (generation: number) => void): void {
  const request = transaction.objectStore('meta').get('generation') as IDBRequest<number | undefined>;
  heard(request, (stored) => {
    try {
      hear(stored ?? 0);
    } catch (error) {
      undo(error);
    }
  });
}

/** Writes go out at once behind the question who leads; where another does, none of them is kept. */
export const commitTo = (
  database: IDBDatabase,
  writes: readonly Write[],
  { strict, generation }: { readonly strict: boolean; readonly generation: number },
): Promise<void> =>
  writeOnce(database, {
    tables: new Set<DiskTable>(['meta', ...writes.map(tableOfWrite)]),
    strict,
    act(transaction, undo) {
      generationIn(transaction, undo, (stored) => {
        if (stored > generation) throw new StaleLeader(`generation ${generation} was overtaken by ${stored}`);
      });
      putAll(transaction, writes);
    },
  });

export async function raiseGeneration(database: IDBDatabase): Promise<number> {
  let next = 0;
  await writeOnce(database, {
    tables: ['meta'],
    strict: true,
    act: (transaction, undo) =>
      generationIn(transaction, undo, (stored) => {
        next = stored + 1;
        transaction.objectStore('meta').put(next, 'generation');
      }),
  });
  return next;
}

/** More than the four megabytes behind which LevelDB begins another log; pieces small enough to lie in it themselves. */
const pieces = 80;
const pieceBytes = 60_000;

/**
 * Chromium goes on with the log of before. Where the power went, its last bytes may be zeros, and what is appended behind them is
 * lost at the next start: so the log of before is left behind. Elsewhere it is a little work for nothing.
 */
export async function leaveOldLog(database: IDBDatabase): Promise<void> {
  const keys = IDBKeyRange.bound('padding/', 'padding/\uFFFF');
  const zeros = new Uint8Array(pieceBytes);
  const act = (transaction: IDBTransaction): void => {
    const meta = transaction.objectStore('meta');
    for (let piece = 0; piece < pieces; piece += 1) meta.put(zeros, `padding/${piece}`);
  };
  await writeOnce(database, { tables: ['meta'], strict: true, act });
  const drop = (transaction: IDBTransaction): void => void transaction.objectStore('meta').delete(keys);
  await writeOnce(database, { tables: ['meta'], strict: false, act: drop });
}
