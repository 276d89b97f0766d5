// The browser's disk: one database for each relay, workspace and person. Dexie opens it, brings it to the version that this
// program knows and hears when another tab wants it; reads and commits go past it (idb.ts).
import { Dexie } from 'dexie';
import { DiskFull, DiskGone, tables, type Disk } from '../disk.ts';
import { commitTo, leaveOldLog, raiseGeneration, readTogether } from './idb.ts';

export interface DexieDiskOptions {
  readonly name: string;
  /** Another tab wants to upgrade or delete the database: flush, then let go by `close()`. */
  readonly onWanted?: () => void | Promise<void>;
  /** A tab with an older version has it open and does not let go: it opens once that one is closed. */
  readonly onBlocked?: () => void;
}

/** Behind what a start reads. */
const leaveLogAfter = 1_000;
/** Other browsers keep their databases otherwise. */
const goesOnWithLogs = (): boolean => typeof navigator !== 'undefined' && 'userAgentData' in navigator;

const connect = (name: string): Dexie => {
  const database = new Dexie(name, { autoOpen: false });
  // Keys are outbound and values opaque: a new shape needs no new version of the database, a new table does.
  database.version(5).stores(Object.fromEntries(Object.keys(tables).map((table) => [table, ''])));
  return database;
};

/** Dexie wraps what the browser throws when it opens; the name stays readable on one of them. */
function asFault(error: unknown): unknown {
  const { name, inner } = error as { name?: string; inner?: { name?: string } };
  const isNamed = (...names: string[]): boolean => names.includes(name ?? '') || names.includes(inner?.name ?? '');
  if (isNamed('QuotaExceededError')) return new DiskFull('the device has no room left', { cause: error });
  if (isNamed('DatabaseClosedError', 'InvalidStateError', 'UnknownError'))
    return new DiskGone('the database was closed', { cause: error });
  return error;
}
const faulty = <T>(promise: PromiseLike<T>): Promise<T> =>
  Promise.resolve(promise).catch((error: unknown) => {
    throw asFault(error);
  });

export async function openDexieDisk({ name, onWanted, onBlocked }: DexieDiskOptions): Promise<Disk> {
  const database = connect(name);
  const close = (): void => database.close();
  database.on('versionchange', () => {
    void Promise.resolve(onWanted?.()).finally(close);
    // Dexie would close at once; what is being written comes first.
    return false;
  });
  database.on('blocked', () => onBlocked?.());
  await faulty(database.open());
  const opened = (): IDBDatabase => {
    if (!database.isOpen()) throw new DiskGone('the database was closed');
    return database.backendDB();
  };
  /** Closed meanwhile, or without room, it stays as it is. */
  const leaveLog = (): Promise<void> =>
    Promise.resolve()
      .then(() => leaveOldLog(opened()))
      .catch(() => undefined);
  const { get, range } = readTogether(opened);
  return {
    get: (table, key) => faulty(get(table, key)),
    range: (table, from, to) => faulty(range(table, from, to)),
    commit: (writes, how) => faulty(Promise.resolve().then(() => commitTo(opened(), writes, how))),
    async lead() {
      const generation = await faulty(Promise.resolve().then(() => raiseGeneration(opened())));
      if (goesOnWithLogs()) setTimeout(() => void leaveLog(), leaveLogAfter);
      return generation;
    },
    close,
  };
}
