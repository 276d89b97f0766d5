// A verified backup makes its numbers safe: devices need not keep what they hold of them. From outside of a running
// relay; the relay itself says it to its log.
import { DatabaseSync } from 'node:sqlite';
import type { LineEnd } from './manifest.ts';

export function markSafe(logFile: string, ends: readonly Pick<LineEnd, 'id' | 'number'>[]): void {
  const db = new DatabaseSync(logFile, { timeout: 30_000 });
  try {
    db.exec('PRAGMA synchronous = FULL');
    const mark = db.prepare('UPDATE workspace SET safe = max(safe, min(?, number)) WHERE name = ?');
    for (const { id, number } of ends) mark.run(number, id);
  } finally {
    db.close();
  }
}
