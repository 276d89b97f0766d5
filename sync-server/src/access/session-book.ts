// Sessions: an opaque token in a cookie, its hash here. Idle for 12 hours (a minute, where it is brief) or older than 30 days
// it is over; a device with a live key simply signs in again, unless its person signed it out: then the person has to be there once more. Whether
// the device is still live is asked of the directory on every request.
import { DatabaseSync } from 'node:sqlite';
import { takesNothing } from '../log/takes-nothing.ts';
import { hashOfSecret, newSecret } from './once.ts';

export interface Session {
  readonly workspace: string;
  readonly device: string;
}
/** What is known here of a device, beside what the directory says. */
export interface DeviceMark {
  readonly seen: number;
  /** The browser's own word for itself. */
  readonly agent: string;
  readonly signedOut: boolean;
  /** The build of the web app with which it came last; null: it named none. */
  readonly app: string | null;
}

type SignedOut = (workspace: string, devices: readonly string[]) => void;

/** How the browser calls itself, and the token that it brought along. */
interface Came {
  readonly agent?: string;
  readonly before?: string;
  /** Of a window that keeps nothing: closed without a word, it leaves no open session behind. */
  readonly brief?: boolean;
}

const idleMs = 12 * 3_600_000;
const briefMs = 60_000;
const longestMs = 30 * 24 * 3_600_000;
/** How stale `seen` may be: a write for each request would be a write for nothing. */
const seenMs = 60_000;
const briefSeenMs = 10_000;

export class SessionBook {
  readonly #db: DatabaseSync;
  readonly #now: () => number;
  readonly #followers = new Set<SignedOut>();

  /** @param file ':memory:' in tests. */
  constructor(file: string, now: () => number) {
    this.#now = now;
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.#db.exec(`CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, workspace TEXT NOT NULL,
      device TEXT NOT NULL, made INTEGER NOT NULL, seen INTEGER NOT NULL, brief INTEGER NOT NULL DEFAULT 0)
      STRICT, WITHOUT ROWID`);
    const columns = this.#db.prepare('PRAGMA table_info(session)').all();
    // An older relay made it without.
    if (!columns.some(({ name }) => name === 'brief'))
      this.#db.exec('ALTER TABLE session ADD COLUMN brief INTEGER NOT NULL DEFAULT 0');
    this.#db
      .exec(`CREATE TABLE IF NOT EXISTS device (workspace TEXT NOT NULL, device TEXT NOT NULL, seen INTEGER NOT NULL,
      agent TEXT NOT NULL, signed_out INTEGER, app TEXT, PRIMARY KEY (workspace, device)) STRICT, WITHOUT ROWID`);
    const known = this.#db.prepare('PRAGMA table_info(device)').all();
    if (!known.some(({ name }) => name === 'app')) this.#db.exec('ALTER TABLE device ADD COLUMN app TEXT');
    this.#db.exec(
      'CREATE TABLE IF NOT EXISTS app (name TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    const toCome = now() + idleMs;
    this.#db
      .prepare('DELETE FROM session WHERE seen < ? OR made < ? OR seen > ? OR made > ?')
      .run(now() - idleMs, now() - longestMs, toCome, toCome);
  }

  /** A new token each time; the one that the browser brought along, if any, is over: nobody else may have planted it. */
  open({ workspace, device }: Session, { agent = '', before = '', brief = false }: Came = {}): string {
    const token = newSecret();
    const now = this.#now();
    if (before !== '') this.end(before);
    this.#db
      .prepare(
        'INSERT INTO device (workspace, device, seen, agent) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET seen = excluded.seen, agent = excluded.agent',
      )
      .run(workspace, device, now, agent);
    this.#db
      .prepare('INSERT INTO session (hash, workspace, device, made, seen, brief) VALUES (?, ?, ?, ?, ?, ?)')
      .run(hashOfSecret(token), workspace, device, now, now, Number(brief));
    return token;
  }

  find(token: string): Session | undefined {
    const now = this.#now();
    const hash = hashOfSecret(token);
    const row = this.#db.prepare('SELECT workspace, device, made, seen, brief FROM session WHERE hash = ?').get(hash);
    if (!row) return undefined;
    const [seen, made] = [Number(row['seen']), Number(row['made'])];
    // Of a time to come: the clock was set back since, and its end would be as far away.
    const isBrief = row['brief'] === 1;
    const isOver =
      seen < now - (isBrief ? briefMs : idleMs) || made < now - longestMs || Math.max(seen, made) > now + idleMs;
    if (isOver) {
      this.end(token);
      return undefined;
    }
    const session = { workspace: String(row['workspace']), device: String(row['device']) };
    if (Math.abs(seen - now) > (isBrief ? briefSeenMs : seenMs)) this.#saw(hash, session);
    return session;
  }

  /** Told in the turn in which devices are signed out. Answers how to stop. */
  onSignOut(follower: SignedOut): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Their sessions are over, and their keys alone open no other one. */
  signOut(workspace: string, devices: readonly string[]): void {
    const end = this.#db.prepare('DELETE FROM session WHERE workspace = ? AND device = ?');
    const mark = this.#db.prepare(
      `INSERT INTO device (workspace, device, seen, agent, signed_out) VALUES (?, ?, ?, '', ?) ON CONFLICT DO UPDATE SET signed_out = excluded.signed_out`,
    );
    for (const device of devices) {
      end.run(workspace, device);
      mark.run(workspace, device, this.#now(), this.#now());
    }
    for (const follower of this.#followers) follower(workspace, devices);
  }
  /** Their person was there again, or let them in from another device. */
  letIn({ workspace, device }: Session): void {
    this.#db.prepare('UPDATE device SET signed_out = NULL WHERE workspace = ? AND device = ?').run(workspace, device);
  }

  /** Undefined: it never signed in here. */
  markOf({ workspace, device }: Session): DeviceMark | undefined {
    const found = 'SELECT seen, agent, signed_out, app FROM device WHERE workspace = ? AND device = ?';
    const row = this.#db.prepare(found).get(workspace, device);
    if (!row) return undefined;
    const app = row['app'] === null ? null : String(row['app']);
    return { seen: Number(row['seen']), agent: String(row['agent']), signedOut: row['signed_out'] !== null, app };
  }

  /** A device comes with this build of the web app. */
  cameWith({ workspace, device }: Session, app: string): void {
    const told = 'UPDATE device SET app = ? WHERE workspace = ? AND device = ? AND app IS NOT ?';
    this.#ifThereIsRoom(() => this.#db.prepare(told).run(app, workspace, device, app));
  }
  /** Since when this relay gives that build out: from now, if it never did. */
  givenSince(app: string): number {
    const now = this.#now();
    this.#ifThereIsRoom(() => this.#db.prepare('INSERT OR IGNORE INTO app VALUES (?, ?)').run(app, now));
    return this.sinceOf(app) ?? now;
  }
  /** Null: it never gave that build out. */
  sinceOf(app: string): number | null {
    const row = this.#db.prepare('SELECT since FROM app WHERE name = ?').get(app);
    return row ? Number(row['since']) : null;
  }

  /** A full disk keeps nobody from reading: the session then ends by its earlier mark. */
  #saw(hash: string, { workspace, device }: Session): void {
    const now = this.#now();
    this.#ifThereIsRoom(() => {
      this.#db.prepare('UPDATE session SET seen = ? WHERE hash = ?').run(now, hash);
      this.#db.prepare('UPDATE device SET seen = ? WHERE workspace = ? AND device = ?').run(now, workspace, device);
    });
  }
  #ifThereIsRoom(write: () => void): void {
    try {
      write();
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
