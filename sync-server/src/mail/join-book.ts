// Who asked to be let in without an invitation. Kept on the disk, since people answer after days; capped, and forgotten after
// fourteen. What is asked of a workspace that hears nobody, or of none at all, is kept alike, and shown to nobody.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { hashOfSecret, newSecret } from '../access/once.ts';

export interface JoinAsk {
  readonly workspace: string;
  readonly request: string;
  readonly name: string;
  readonly says: string;
  readonly person: string;
  readonly device: { readonly id: string; readonly key: string };
  readonly recovery: string;
  readonly proof: string;
}
export interface JoinRow extends JoinAsk {
  readonly at: number;
  readonly until: number;
  readonly agent: string;
  /** Null: not answered. */
  readonly declined: string | null;
}

const lifeMs = 14 * 24 * 3_600_000;
/** Of one workspace; further ones are told to try later. Alike for those that are not there. */
const mostWaiting = 100;
const mostRows = 5_000;

const rowOf = (row: Record<string, SQLOutputValue>): JoinRow => ({
  ...(JSON.parse(String(row['ask'])) as JoinAsk),
  at: Number(row['at']),
  until: Number(row['until']),
  agent: String(row['agent']),
  declined: row['declined'] === null ? null : String(row['declined']),
});

export class JoinBook {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  constructor(db: DatabaseSync, now: () => number) {
    this.#db = db;
    this.#now = now;
    this.#db
      .exec(`CREATE TABLE IF NOT EXISTS joining (claim TEXT PRIMARY KEY, workspace TEXT NOT NULL, request TEXT NOT NULL,
        ask TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, agent TEXT NOT NULL, heard INTEGER NOT NULL,
        declined TEXT, UNIQUE (workspace, request)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS hears_joins (workspace TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`);
  }

  hears(workspace: string): boolean {
    return this.#db.prepare('SELECT 1 FROM hears_joins WHERE workspace = ?').get(workspace) !== undefined;
  }
  setHears(workspace: string, isOpen: boolean): void {
    const sql = isOpen ? 'INSERT OR IGNORE INTO hears_joins VALUES (?)' : 'DELETE FROM hears_joins WHERE workspace = ?';
    this.#db.prepare(sql).run(workspace);
  }

  /** Undefined: too many wait there. */
  ask(asked: JoinAsk, agent: string): { readonly claim: string; readonly until: number } | undefined {
    const now = this.#now();
    this.#db.prepare('DELETE FROM joining WHERE until < ?').run(now);
    const count = (sql: string, ...of: string[]) => Number(this.#db.prepare(sql).get(...of)?.['count'] ?? 0);
    const waiting = 'SELECT count(*) AS count FROM joining WHERE workspace = ? AND declined IS NULL';
    if (count(waiting, asked.workspace) >= mostWaiting) return undefined;
    if (count('SELECT count(*) AS count FROM joining') >= mostRows)
      this.#db.exec('DELETE FROM joining WHERE claim = (SELECT claim FROM joining ORDER BY heard, at LIMIT 1)');
    const [claim, until] = [newSecret(), now + lifeMs];
    this.#db
      .prepare('INSERT OR REPLACE INTO joining VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)')
      .run(
        hashOfSecret(claim),
        asked.workspace,
        asked.request,
        JSON.stringify(asked),
        now,
        until,
        agent,
        this.hears(asked.workspace) ? 1 : 0,
      );
    return { claim, until };
  }

  byClaim(claim: string): JoinRow | undefined {
    const row = this.#db.prepare('SELECT * FROM joining WHERE claim = ?').get(hashOfSecret(claim));
    return row && rowOf(row);
  }

  /** Oldest first; those that nobody has answered and that are not too old. */
  waiting(workspace: string): readonly JoinRow[] {
    const sql =
      'SELECT * FROM joining WHERE workspace = ? AND heard = 1 AND declined IS NULL AND until >= ? ORDER BY at LIMIT 1000';
    return this.#db.prepare(sql).all(workspace, this.#now()).map(rowOf);
  }

  decline(workspace: string, request: string, reason: string): boolean {
    const sql =
      'UPDATE joining SET declined = ? WHERE workspace = ? AND request = ? AND heard = 1 AND declined IS NULL';
    return this.#db.prepare(sql).run(reason, workspace, request).changes > 0;
  }

  /** By whoever asked: they wait no more. */
  takeBack(claim: string): void {
    this.#db.prepare('DELETE FROM joining WHERE claim = ?').run(hashOfSecret(claim));
  }
}
