// What the relay knows of files beside their bytes: which are kept, and for which documents they were sent. A document is a
// place, not a content: who reads it may have the file (file-desk.ts). Each backup holds this table.
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Coming, FileName, ListedFile } from './contract.ts';
import { IdleFiles, type IdleTold } from './idle-files.ts';

export interface KeptFile {
  readonly size: number;
  /** What its bytes look like (model/file/sniff). */
  readonly type: string;
  readonly at: number;
}
interface Expected extends Coming {
  readonly doc: string;
  readonly size: number;
}
type Row = Record<string, SQLOutputValue>;
const keptOf = (row: Row): KeptFile => ({
  size: Number(row['size']),
  type: String(row['type']),
  at: Number(row['at']),
});

export class FileBook {
  readonly idle: IdleFiles;
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  /** @param file ':memory:' in tests. */
  constructor(file: string, now: () => number) {
    this.#now = now;
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS kept (workspace TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL,
        type TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (workspace, hash)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS hung (workspace TEXT NOT NULL, hash TEXT NOT NULL, doc TEXT NOT NULL,
        person TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (workspace, hash, doc)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS coming (workspace TEXT NOT NULL, person TEXT NOT NULL, hash TEXT NOT NULL,
        doc TEXT NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (workspace, person, hash, doc)) STRICT, WITHOUT ROWID`);
    this.idle = new IdleFiles(this.#db);
  }

  kept({ workspace, hash }: FileName): KeptFile | undefined {
    const row = this.#db.prepare('SELECT * FROM kept WHERE workspace = ? AND hash = ?').get(workspace, hash);
    return row && keptOf(row);
  }
  keep(name: FileName, { size, type }: Omit<KeptFile, 'at'>): void {
    this.#together(() => {
      this.#db
        .prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)')
        .run(name.workspace, name.hash, size, type, this.#now());
      this.idle.want(name);
    });
  }
  /** Documents for which it was sent. */
  docsOf({ workspace, hash }: FileName): readonly string[] {
    const rows = this.#db.prepare('SELECT doc FROM hung WHERE workspace = ? AND hash = ?').all(workspace, hash);
    return rows.map((row) => String(row['doc']));
  }
  hang({ workspace, hash, person }: Coming, doc: string): void {
    this.#together(() => {
      this.#db
        .prepare('INSERT OR IGNORE INTO hung VALUES (?, ?, ?, ?, ?)')
        .run(workspace, hash, doc, person, this.#now());
      this.idle.want({ workspace, hash });
    });
  }

  /** For each document one row; the size is the bytes', told by whoever sends them. */
  expect({ workspace, person, hash, doc, size }: Expected): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO coming VALUES (?, ?, ?, ?, ?, ?)')
      .run(workspace, person, hash, doc, size, this.#now());
  }
  expected({
    workspace,
    person,
    hash,
  }: Coming): { readonly size: number; readonly docs: readonly string[] } | undefined {
    const rows = this.#db
      .prepare('SELECT doc, size FROM coming WHERE workspace = ? AND person = ? AND hash = ? ORDER BY at DESC')
      .all(workspace, person, hash);
    const [newest] = rows;
    return newest && { size: Number(newest['size']), docs: rows.map((row) => String(row['doc'])) };
  }
  forget({ workspace, person, hash }: Coming): void {
    this.#db.prepare('DELETE FROM coming WHERE workspace = ? AND person = ? AND hash = ?').run(workspace, person, hash);
  }
  forgetBefore(time: number): void {
    this.#db.prepare('DELETE FROM coming WHERE at < ?').run(time);
  }

  /** Of what is kept, and of what was let begin. */
  used(workspace: string): { readonly bytes: number; readonly files: number; readonly coming: number } {
    const kept = this.#db
      .prepare('SELECT coalesce(sum(size), 0) AS bytes, count(*) AS files FROM kept WHERE workspace = ?')
      .get(workspace);
    const coming = this.#db
      .prepare(
        `SELECT coalesce(sum(size), 0) AS bytes FROM
          (SELECT max(size) AS size FROM coming WHERE workspace = ? GROUP BY person, hash)`,
      )
      .get(workspace);
    return {
      bytes: Number(kept?.['bytes'] ?? 0),
      files: Number(kept?.['files'] ?? 0),
      coming: Number(coming?.['bytes'] ?? 0),
    };
  }

  /** Every file that is kept. */
  all(workspace: string): readonly ListedFile[] {
    const rows = this.#db.prepare('SELECT hash, size FROM kept WHERE workspace = ?').all(workspace);
    return rows.map((row) => ({ hash: String(row['hash']), size: Number(row['size']) }));
  }
  /** Of a file to which nothing refers any more. False: somebody wants it since that was seen. */
  letGo(name: FileName): boolean {
    return this.#together(() => {
      if (!this.idle.isIdle(name)) return false;
      for (const table of ['hung', 'kept'])
        this.#db.prepare(`DELETE FROM ${table} WHERE workspace = ? AND hash = ?`).run(name.workspace, name.hash);
      this.idle.goes(name);
      return true;
    });
  }

  #together<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (fault) {
      this.#db.exec('ROLLBACK');
      throw fault;
    }
  }

  /** Of all workspaces. */
  told(): { readonly files: number; readonly bytes: number } {
    const row = this.#db.prepare('SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM kept').get();
    return { files: Number(row?.['files'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
  }

  close(): void {
    this.#db.close();
  }
}

export interface FilesTold {
  readonly files: number;
  readonly bytes: number;
  /** To which nothing refers. */
  readonly idle: IdleTold;
}
export const filesTold = (book: FileBook): FilesTold => ({ ...book.told(), idle: book.idle.told() });
