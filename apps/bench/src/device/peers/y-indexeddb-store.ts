// y-indexeddb: a database for each document, a row for each update. Kept as the browser likes it (relaxed).
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { answered, completed, took, type DocStore } from './doc-store.ts';

const table = 'updates';
const nameOf = (name: string, doc: string): string => `${name} ${doc}`;

async function openDoc(name: string): Promise<{ readonly doc: Y.Doc; readonly database: IDBDatabase; end(): void }> {
  const doc = new Y.Doc();
  const kept = await new IndexeddbPersistence(name, doc).whenSynced;
  const { db } = kept;
  if (db === null) throw new Error('y-indexeddb is open without a database');
  return { doc, database: db, end: () => void kept.destroy() };
}

export const yIndexeddbStore: DocStore = {
  async burst(name, updates) {
    const { doc, database, end } = await openDoc(name);
    const time = await took(async () => {
      for (const update of updates) Y.applyUpdate(doc, update);
      // It tells nobody when something is kept; the browser answers behind what was written before.
      await answered(database.transaction(table, 'readonly').objectStore(table).count());
    });
    end();
    return time;
  },
  /** Past its own way of writing: that would merge what is to stay unmerged. */
  async fill(name, docs, updates) {
    for (const doc of docs) {
      const { database, end } = await openDoc(nameOf(name, doc));
      const transaction = database.transaction(table, 'readwrite');
      for (const update of updates) transaction.objectStore(table).add(update);
      await completed(transaction);
      end();
    }
  },
  open: (name, docs) =>
    took(async () => {
      const opened = await Promise.all(docs.map((doc) => openDoc(nameOf(name, doc))));
      for (const { end } of opened) end();
    }),
};
