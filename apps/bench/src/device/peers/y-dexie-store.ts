// y-dexie: documents are properties of Dexie's rows, their updates rows of a table beside. Kept as the browser likes it.
import { Dexie } from 'dexie';
import yDexie, { DexieYProvider } from 'y-dexie';
import * as Y from 'yjs';
import { took, type DocStore } from './doc-store.ts';

const updatesTable = '$docs.body_updates';
const connect = async (name: string): Promise<Dexie> => {
  const database = new Dexie(name, { addons: [yDexie] });
  database.version(1).stores({ docs: 'id, body: Y.Doc' });
  await database.open();
  return database;
};
interface Row {
  readonly body: Y.Doc;
}

async function openDocs(database: Dexie): Promise<readonly Y.Doc[]> {
  const rows: Row[] = await database.table('docs').toArray();
  const docs = rows.map(({ body }) => body);
  await Promise.all(docs.map((doc) => DexieYProvider.load(doc).whenLoaded));
  return docs;
}

export const yDexieStore: DocStore = {
  async burst(name, updates) {
    const database = await connect(name);
    await database.table('docs').add({ id: 't1' });
    const [doc] = await openDocs(database);
    const table = database.table(updatesTable);
    const time = await took(async () => {
      for (const update of updates) Y.applyUpdate(doc as Y.Doc, update);
      while ((await table.count()) < updates.length);
    });
    database.close();
    return time;
  },
  async fill(name, docs, updates) {
    const database = await connect(name);
    const second = updates.map((update) => Y.convertUpdateFormatV1ToV2(update));
    for (const id of docs) {
      await database.table('docs').add({ id });
      await database.table(updatesTable).bulkAdd(second.map((u) => ({ k: id, u, f: 1 })));
    }
    database.close();
  },
  open: (name) =>
    took(async () => {
      const database = await connect(name);
      await openDocs(database);
      database.close();
    }),
};
