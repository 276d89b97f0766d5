// Runs in a page of its own: stores on the browser's disk, Baton's and others'. What it exposes is called from disk.ts;
// bundled by the same tool as the web app.
import { readDocs } from '@baton/store/confirmed';
import { openDexieDisk } from '@baton/store/disks/dexie-disk';
import * as Y from 'yjs';
import { appendStore } from './peers/append-store.ts';
import { batonStore } from './peers/baton-store.ts';
import { measureRows } from './peers/dexie-rows.ts';
import { took, type DocStore } from './peers/doc-store.ts';
import { yDexieStore } from './peers/y-dexie-store.ts';
import { yIndexeddbStore } from './peers/y-indexeddb-store.ts';

const stores = {
  Baton: batonStore,
  'y-indexeddb': yIndexeddbStore,
  'y-dexie': yDexieStore,
  'floor, one table': appendStore,
} as const satisfies Record<string, DocStore>;
export type StoreName = keyof typeof stores;

/** Somebody types: an update for each letter. */
function typed(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  for (let at = 0; at < count; at += 1) text.insert(at, 'x');
  return updates;
}

const namesOf = (docs: number): string[] => Array.from({ length: docs }, (_, at) => `p/s1/t${at}`);

export const diskMeasures = {
  burst: (store: StoreName, name: string): Promise<number> => stores[store].burst(name, typed(1_000)),
  async open(store: StoreName, name: string, { docs, updates }: { docs: number; updates: number }): Promise<number> {
    await stores[store].fill(name, namesOf(docs), typed(updates));
    return stores[store].open(name, namesOf(docs));
  },
  /** What a start reads of documents that it does not open. */
  async list(name: string, docs: number): Promise<number> {
    await batonStore.fill(name, namesOf(docs), typed(1));
    return took(async () => {
      const disk = await openDexieDisk({ name });
      await readDocs(disk);
      disk.close();
    });
  },
  rows: measureRows,
};
export type DiskMeasures = typeof diskMeasures;
Object.assign(globalThis, { diskMeasures });
