// One value of a workspace's database, for a page that has nothing else to do with it: its worker holds it open. Where there
// is none, none is made.
import { asked } from './browser-database.ts';

/** @param name diskName of the workspace. */
export async function peekMeta(name: string, key: string): Promise<unknown> {
  const request = indexedDB.open(name);
  request.addEventListener('upgradeneeded', () => request.transaction?.abort());
  const database = await asked(request).catch(() => null);
  if (!database) return undefined;
  // For a moment only: whoever wants another version, or to delete it, need not wait.
  database.addEventListener('versionchange', () => database.close());
  try {
    if (!database.objectStoreNames.contains('meta')) return undefined;
    return await asked(database.transaction('meta').objectStore('meta').get(key));
  } finally {
    database.close();
  }
}
