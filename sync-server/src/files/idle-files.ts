// Files to which nothing refers, and since when: counted in time in which the relay ran and looked, so that neither a clock
// that is set nor a month in a cupboard makes anything old. Stands in the book's file; what anybody wants is none of these.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { FileName, ListedFile } from './contract.ts';

export interface Looked {
  readonly workspace: string;
  /** Of the line that was read: one that was set back lacks what may come back. */
  readonly incarnation: number;
  readonly now: number;
  readonly referred: ReadonlySet<string>;
  readonly there: readonly ListedFile[];
}
export interface IdleTold {
  readonly files: number;
  readonly bytes: number;
  /** Of the one that is idle longest; 0 without any. */
  readonly longestMs: number;
}
/** What one look adds at most, however long ago the one before was. */
export const mostStepMs = 25 * 3_600_000;

type Row = Record<string, SQLOutputValue>;

export class IdleFiles {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(`CREATE TABLE IF NOT EXISTS idle (workspace TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL,
        ran INTEGER NOT NULL, PRIMARY KEY (workspace, hash)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS going (workspace TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (workspace, hash)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS looked (workspace TEXT PRIMARY KEY, incarnation INTEGER NOT NULL,
        at INTEGER NOT NULL) STRICT, WITHOUT ROWID`);
  }

  #all(sql: string, ...of: (string | number)[]): readonly Row[] {
    return this.#db.prepare(sql).all(...of);
  }
  #drop(table: 'idle' | 'going', { workspace, hash }: FileName): boolean {
    const { changes } = this.#db.prepare(`DELETE FROM ${table} WHERE workspace = ? AND hash = ?`).run(workspace, hash);
    return changes > 0;
  }

  /** Undefined: nobody has looked yet. */
  lookedAt(workspace: string): number | undefined {
    const [row] = this.#all('SELECT at FROM looked WHERE workspace = ?', workspace);
    return row && Number(row['at']);
  }

  /** All or nothing, on the disk when it returns. */
  count({ workspace, incarnation, now, referred, there }: Looked): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const [before] = this.#all('SELECT incarnation, at FROM looked WHERE workspace = ?', workspace);
      if (before && Number(before['incarnation']) !== incarnation) this.forget(workspace);
      const passed = before ? now - Number(before['at']) : 0;
      const step = Math.max(0, Math.min(passed, mostStepMs));
      const ran = new Map(this.#all('SELECT * FROM idle WHERE workspace = ?', workspace).map(hashAndRan));
      this.#db.prepare('DELETE FROM idle WHERE workspace = ?').run(workspace);
      const put = this.#db.prepare('INSERT INTO idle VALUES (?, ?, ?, ?)');
      for (const { hash, size } of there) {
        const known = ran.get(hash);
        if (!referred.has(hash)) put.run(workspace, hash, size, known === undefined ? 0 : known + step);
      }
      this.#db.prepare('INSERT OR REPLACE INTO looked VALUES (?, ?, ?)').run(workspace, incarnation, now);
      this.#db.exec('COMMIT');
    } catch (fault) {
      this.#db.exec('ROLLBACK');
      throw fault;
    }
  }

  /** The line was set back: what refers to a file may only be on devices now. */
  forget(workspace: string): void {
    for (const table of ['idle', 'going']) this.#db.prepare(`DELETE FROM ${table} WHERE workspace = ?`).run(workspace);
  }

  /** Idle for so long at least. */
  due(workspace: string, graceMs: number): readonly string[] {
    const rows = this.#all('SELECT hash FROM idle WHERE workspace = ? AND ran >= ?', workspace, graceMs);
    return rows.map(({ hash }) => String(hash));
  }
  isIdle({ workspace, hash }: FileName): boolean {
    return this.#all('SELECT 1 FROM idle WHERE workspace = ? AND hash = ?', workspace, hash).length > 0;
  }
  /** Somebody wants it: it has its whole time again. */
  want(name: FileName): void {
    this.#drop('idle', name);
    this.#drop('going', name);
  }
  /** From here its bytes may be removed; what is kept under this name later is none of it. */
  goes(name: FileName): void {
    this.#drop('idle', name);
    this.#db.prepare('INSERT OR IGNORE INTO going VALUES (?, ?)').run(name.workspace, name.hash);
  }
  going(workspace: string): readonly string[] {
    return this.#all('SELECT hash FROM going WHERE workspace = ?', workspace).map(({ hash }) => String(hash));
  }
  isGoing({ workspace, hash }: FileName): boolean {
    return this.#all('SELECT 1 FROM going WHERE workspace = ? AND hash = ?', workspace, hash).length > 0;
  }
  gone(name: FileName): void {
    this.#drop('going', name);
  }

  /** Of all workspaces. */
  told(): IdleTold {
    const [row] = this.#all(
      'SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes, coalesce(max(ran), 0) AS ran FROM idle',
    );
    return { files: Number(row?.['files']), bytes: Number(row?.['bytes']), longestMs: Number(row?.['ran']) };
  }
}

const hashAndRan = ({ hash, ran }: Row): readonly [string, number] => [String(hash), Number(ran)];
