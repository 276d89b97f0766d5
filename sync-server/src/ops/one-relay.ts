// One relay a data directory: two would give the same numbers twice. A lock that the system lets go of when the process
// ends, however it ends.
import { DatabaseSync } from 'node:sqlite';

/** Throws a sentence for people when another relay has the directory. */
export function holdAlone(file: string): { release(): void } {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    throw new Error(`Another relay is running on this data directory (${file}).`);
  }
  return { release: () => db.close() };
}
