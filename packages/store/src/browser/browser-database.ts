// The tiny database of this browser beside those of the workspaces: which workspaces it has (devices.ts), and what was
// left of those from which it was removed (left.ts). The first screen reads it, so it goes without Dexie.

export type BrowserTable = 'devices' | 'left';

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the request failed')));
  });

export async function openBrowserDatabase(name = 'baton'): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 2);
  request.addEventListener('upgradeneeded', () => {
    for (const table of ['devices', 'left'] satisfies BrowserTable[])
      if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table);
  });
  const database = await asked(request);
  // Opened for a moment each time: whoever wants another version need not wait.
  database.addEventListener('versionchange', () => database.close());
  return database;
}

/** Resolves when it is on the disk. */
export async function writeStrictly(
  database: IDBDatabase,
  table: string,
  change: (store: IDBObjectStore) => void,
): Promise<void> {
  const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
  change(transaction.objectStore(table));
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the transaction was aborted')));
  });
}
