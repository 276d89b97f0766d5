// Sessions: an opaque token in a cookie, its hash here. Idle for 12 hours or older than 30 days it is over; a device with
// a live key simply signs in again. Whether the device is still live is asked of the directory on every request.
import { DatabaseSync } from 'node:sqlite';
import { takesNothing } from '../log/takes-nothing.ts';
import { hashOfSecret, newSecret } from './once.ts';

export interface Session {
  readonly workspace: string;
  readonly device: string;
}

const idleMs = 12 * 3_600_000;
const longestMs = 30 * 24 * 3_600_000;
/** How stale `seen` may be: a write for each request would be a write for nothing. */
const seenMs = 60_000;

export class SessionBook {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  /** @param file ':memory:' in tests. */
  constructor(file: string, now: () => number) {
    this.#now = now;
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.#db.exec(`CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, workspace TEXT NOT NULL,
      device TEXT NOT NULL, made INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID`);
    const toCome = now() + idleMs;
    this.#db
      .prepare('DELETE FROM session WHERE seen < ? OR made < ? OR seen > ? OR made > ?')
      .run(now() - idleMs, now() - longestMs, toCome, toCome);
  }

  open({ workspace, device }: Session): string {
    const token = newSecret();
    const now = this.#now();
    this.#db
      .prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?)')
      .run(hashOfSecret(token), workspace, device, now, now);
    return token;
  }

  find(token: string): Session | undefined {
    const now = this.#now();
    const hash = hashOfSecret(token);
    const row = this.#db.prepare('SELECT workspace, device, made, seen FROM session WHERE hash = ?').get(hash);
    if (!row) return undefined;
    const [seen, made] = [Number(row['seen']), Number(row['made'])];
    // Of a time to come: the clock was set back since, and its end would be as far away.
    const isOver = seen < now - idleMs || made < now - longestMs || Math.max(seen, made) > now + idleMs;
    if (isOver) {
      this.end(token);
      return undefined;
    }
    if (Math.abs(seen - now) > seenMs) this.#saw(hash, now);
    return { workspace: String(row['workspace']), device: String(row['device']) };
  }

  /** A full disk keeps nobody from reading: the session then ends by its earlier mark. */
  #saw(hash: string, now: number): void {
    try {
      this.#db.prepare('UPDATE session SET seen = ? WHERE hash = ?').run(now, hash);
    } catch (fault) {
      if (!takesNothing(fault)) throw fault;
    }
  }

  end(token: string): void {
    this.#db.prepare('DELETE FROM session WHERE hash = ?').run(hashOfSecret(token));
  }

  close(): void {
    this.#db.close();
  }
}
