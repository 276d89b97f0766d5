// Which workspaces this browser has, and with which device key. Private keys are CryptoKeys that cannot be exported; the
// browser clones them into the database.
import { asked, openBrowserDatabase, writeStrictly } from './browser-database.ts';

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

export async function openDevices(name?: string): Promise<Devices> {
  const database = await openBrowserDatabase(name);
  return {
    async all() {
      const rows: DeviceRow[] = await asked(database.transaction(table).objectStore(table).getAll());
      return rows.sort((left, right) => right.openedAt - left.openedAt);
    },
    put: (row) => writeStrictly(database, table, (store) => store.put(row, keyOf(row))),
    remove: (row) => writeStrictly(database, table, (store) => store.delete(keyOf(row))),
    close: () => database.close(),
  };
}

/** Deletes a database; whoever holds it open is asked to let go first. */
export async function deleteDatabase(name: string): Promise<void> {
  await asked(indexedDB.deleteDatabase(name));
}
