// What the relay alone knows of links: what their passwords are compared with, and when each was last used. The directory
// says only that there is a password. A table of its own in the accounts' file, so that each backup holds it.
import { DatabaseSync } from 'node:sqlite';

export interface LinkAt {
  readonly workspace: string;
  readonly link: string;
}

export class LinkBook {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  /** @param file ':memory:' in tests. */
  constructor(file: string, now: () => number) {
    this.#now = now;
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS link_password (workspace TEXT NOT NULL, link TEXT NOT NULL, password TEXT NOT NULL,
        PRIMARY KEY (workspace, link)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS link_used (workspace TEXT NOT NULL, link TEXT NOT NULL, used INTEGER NOT NULL,
        PRIMARY KEY (workspace, link)) STRICT, WITHOUT ROWID`);
  }

  /** As identity/password.ts keeps it; null: none was set, and a link that asks for one opens to nobody. */
  passwordOf({ workspace, link }: LinkAt): string | null {
    const row = this.#db
      .prepare('SELECT password FROM link_password WHERE workspace = ? AND link = ?')
      .get(workspace, link);
    return typeof row?.['password'] === 'string' ? row['password'] : null;
  }
  setPassword({ workspace, link }: LinkAt, kept: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO link_password VALUES (?, ?, ?)').run(workspace, link, kept);
  }

  used({ workspace, link }: LinkAt): void {
    this.#db.prepare('INSERT OR REPLACE INTO link_used VALUES (?, ?, ?)').run(workspace, link, this.#now());
  }
  /** Link → when it was last used. */
  usedIn(workspace: string): ReadonlyMap<string, number> {
    const rows = this.#db.prepare('SELECT link, used FROM link_used WHERE workspace = ?').all(workspace);
    return new Map(rows.map((row) => [String(row['link']), Number(row['used'])]));
  }

  close(): void {
    this.#db.close();
  }
}
