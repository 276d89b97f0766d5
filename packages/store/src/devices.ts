// Which workspaces this browser has, and with which device key: a tiny database of its own beside those of the
// workspaces. Private keys are CryptoKeys that cannot be exported; the browser clones them into the database.
import { Dexie, type Table } from 'dexie';

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
}
export interface Devices {
  all(): Promise<readonly DeviceRow[]>;
  put(row: DeviceRow): Promise<void>;
  remove(row: Pick<DeviceRow, 'relay' | 'workspace' | 'person'>): Promise<void>;
  close(): void;
}

const keyOf = (row: Pick<DeviceRow, 'relay' | 'workspace' | 'person'>): string =>
  `${row.relay} ${row.workspace} ${row.person}`;
/** The name of the database that holds this workspace's bytes for this person. */
export const diskName = (row: Pick<DeviceRow, 'relay' | 'workspace' | 'person'>): string => `baton ${keyOf(row)}`;

/** Most recently opened first. */
export function openDevices(name = 'baton'): Devices {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ devices: '' });
  const table: Table<DeviceRow, string> = database.table('devices');
  return {
    all: async () => (await table.toArray()).sort((left, right) => right.openedAt - left.openedAt),
    put: async (row) => void (await table.put(row, keyOf(row))),
    remove: async (row) => table.delete(keyOf(row)),
    close: () => database.close(),
  };
}
