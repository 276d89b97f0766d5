// Which workspaces this browser has, and with which device key: a tiny database of its own beside those of the
// workspaces. Private keys are CryptoKeys that cannot be exported; the browser clones them into the database. It is read
// by the first screen, so it goes without Dexie.

export interface DeviceRow {
  /** Origin of the relay, as `https://baton.example.org`. */
  readonly relay: string;
  readonly workspace: string;
  readonly person: string;
  readonly device: string;
  readonly deviceNo: number;
  /** Incarnation of the relay at enrolment; the link learns later ones. */
  readonly incarnation: number;
  /** As it was called when it was last open; shown in lists, never trusted. */
  readonly title: string;
  readonly key: CryptoKey;
  readonly publicKey: string;
  readonly openedAt: number;
  /** Its database has held the workspace: if it is empty later, the browser has cleared it. */
  readonly held?: boolean;
}
type Named = Pick<DeviceRow, 'relay' | 'workspace' | 'person'>;
export interface Devices {
  /** Most recently opened first. */
  all(): Promise<readonly DeviceRow[]>;
  /** Resolves when it is on the disk: with a lost key the device is lost. */
  put(row: DeviceRow): Promise<void>;
  remove(row: Named): Promise<void>;
  close(): void;
}

const keyOf = (row: Named): string => `${row.relay} ${row.workspace} ${row.person}`;
/** The name of the database that holds this workspace's bytes for this person. */
export const diskName = (row: Named): string => `baton ${keyOf(row)}`;

const table = 'devices';

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the request failed')));
  });

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table));
  return asked(request);
}

async function write(database: IDBDatabase, change: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
  change(transaction.objectStore(table));
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the transaction was aborted')));
  });
}

export async function openDevices(name = 'baton'): Promise<Devices> {
  const database = await openDatabase(name);
  return {
    async all() {
      const rows: DeviceRow[] = await asked(database.transaction(table).objectStore(table).getAll());
      return rows.sort((left, right) => right.openedAt - left.openedAt);
    },
    put: (row) => write(database, (store) => store.put(row, keyOf(row))),
    remove: (row) => write(database, (store) => store.delete(keyOf(row))),
    close: () => database.close(),
  };
}

/** Deletes a database; whoever holds it open is asked to let go first. */
export async function deleteDatabase(name: string): Promise<void> {
  await asked(indexedDB.deleteDatabase(name));
}
