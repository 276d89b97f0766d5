// The floor: one table to which updates are appended, without leaders, numbers, an outbox or a library. What the browser's
// disk itself takes.
import { answered, applyAll, completed, took, type DocStore } from './doc-store.ts';

const table = 'updates';
function connect(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table));
  return answered(request);
}

async function append(
  database: IDBDatabase,
  updates: readonly (readonly [doc: string, bytes: Uint8Array])[],
): Promise<void> {
  const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
  updates.forEach(([doc, bytes], at) => transaction.objectStore(table).put(bytes, [doc, at]));
  await completed(transaction);
}

export const appendStore: DocStore = {
  async burst(name, updates) {
    const database = await connect(name);
    const time = await took(() =>
      append(
        database,
        updates.map((bytes) => ['t1', bytes] as const),
      ),
    );
    database.close();
    return time;
  },
  async fill(name, docs, updates) {
    const database = await connect(name);
    for (const doc of docs)
      await append(
        database,
        updates.map((bytes) => [doc, bytes] as const),
      );
    database.close();
  },
  open: (name, docs) =>
    took(async () => {
      const database = await connect(name);
      const store = database.transaction(table, 'readonly').objectStore(table);
      const all = docs.map((doc) => answered(store.getAll(IDBKeyRange.bound([doc], [doc, []]))));
      for (const updates of await Promise.all(all)) applyAll(updates as Uint8Array[]);
      database.close();
    }),
};
