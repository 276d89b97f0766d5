// What stays of a workspace from which this device was removed: the edits that it had not sent, until the person has
// saved or discarded them.
import { asked, openBrowserDatabase, writeStrictly } from './browser-database.ts';

export interface Left {
  readonly relay: string;
  readonly workspace: string;
  readonly person: string;
  readonly device: string;
  readonly title: string;
  readonly at: number;
  /** Names of whoever may take a device in again. */
  readonly owners: readonly string[];
  /** Of edits that the relay does not keep: in the hands of whoever wrote them. */
  readonly count: number;
  /** Handed to the relay's held tray. Left out before there was one. */
  readonly held?: number;
  /** Somebody's access, or this one device. Left out: not known. */
  readonly ended?: 'access' | 'device';
  /** The edits as people can read them. */
  readonly text: string;
  /** The same as another device of this person reads them in. */
  readonly file: Uint8Array;
}
export interface LeftBehind {
  /** Newest first. */
  all(): Promise<readonly Left[]>;
  /** Of one device what was kept first stays, where a second removal finds nothing more. */
  put(left: Left): Promise<void>;
  remove(left: Pick<Left, 'device'>): Promise<void>;
  close(): void;
}

export async function openLeft(name?: string): Promise<LeftBehind> {
  const database = await openBrowserDatabase(name);
  return {
    async all() {
      const rows: Left[] = await asked(database.transaction('left').objectStore('left').getAll());
      return rows.sort((left, right) => right.at - left.at);
    },
    put: (left) =>
      writeStrictly(database, 'left', (store) => {
        const known: IDBRequest<Left | undefined> = store.get(left.device);
        known.addEventListener('success', () => {
          if (left.count > 0 || known.result === undefined) store.put(left, left.device);
        });
      }),
    remove: ({ device }) => writeStrictly(database, 'left', (store) => store.delete(device)),
    close: () => database.close(),
  };
}
