// Where this browser has asked to be let in and waits: with the keys that it made for it, until it is answered. In a database
// of its own, so that an older version of the page still opens that of its devices.
import { asked, writeStrictly } from './browser-database.ts';

export interface AskRow {
  readonly relay: string;
  readonly workspace: string;
  readonly person: string;
  readonly device: string;
  readonly name: string;
  /** By it the relay tells how the request stands. */
  readonly claim: string;
  /** When it is forgotten. */
  readonly until: number;
  readonly key: CryptoKey;
  readonly publicKey: string;
  /** Of the recovery key, shown once they are in. */
  readonly seed: Uint8Array;
}
export interface Asks {
  /** The last one at this relay. */
  at(relay: string): Promise<AskRow | undefined>;
  put(row: AskRow): Promise<void>;
  remove(relay: string): Promise<void>;
  close(): void;
}

const table = 'asks';

export async function openAsks(name = 'baton asks'): Promise<Asks> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(table));
  const database = await asked(request);
  database.addEventListener('versionchange', () => database.close());
  return {
    async at(relay) {
      const row: AskRow | undefined = await asked(database.transaction(table).objectStore(table).get(relay));
      return row;
    },
    put: (row) => writeStrictly(database, table, (store) => store.put(row, row.relay)),
    remove: (relay) => writeStrictly(database, table, (store) => store.delete(relay)),
    close: () => database.close(),
  };
}
