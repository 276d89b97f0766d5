// Which letters of open invitations went out and which did not, by address, so that whoever invited sees it later too. The
// link is not here: of a letter that failed a new invitation is made. What is over is forgotten.
import type { DatabaseSync } from 'node:sqlite';

export interface LetterRow {
  readonly workspace: string;
  readonly invitation: string;
  readonly mail: string;
  readonly at: number;
  /** Null: it was sent. */
  readonly fault: string | null;
}

export class LetterBook {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  constructor(db: DatabaseSync, now: () => number) {
    this.#db = db;
    this.#now = now;
    this.#db
      .exec(`CREATE TABLE IF NOT EXISTS letter (workspace TEXT NOT NULL, invitation TEXT NOT NULL, mail TEXT NOT NULL,
      at INTEGER NOT NULL, fault TEXT, until INTEGER NOT NULL, PRIMARY KEY (workspace, invitation)) STRICT, WITHOUT ROWID`);
  }

  /** @param until when the invitation ends. */
  note({ workspace, invitation, mail, at, fault }: LetterRow, until: number): void {
    this.#db.prepare('DELETE FROM letter WHERE until < ?').run(this.#now());
    this.#db
      .prepare('INSERT OR REPLACE INTO letter VALUES (?, ?, ?, ?, ?, ?)')
      .run(workspace, invitation, mail, at, fault, until);
  }

  of(workspace: string): readonly LetterRow[] {
    const rows = this.#db
      .prepare('SELECT * FROM letter WHERE workspace = ? AND until >= ? ORDER BY at DESC LIMIT 10000')
      .all(workspace, this.#now());
    return rows.map((row) => ({
      workspace,
      invitation: String(row['invitation']),
      mail: String(row['mail']),
      at: Number(row['at']),
      fault: row['fault'] === null ? null : String(row['fault']),
    }));
  }

  /** Accepted or taken back: whose address it was need not be known here any more. */
  forget(workspace: string, invitation: string): void {
    this.#db.prepare('DELETE FROM letter WHERE workspace = ? AND invitation = ?').run(workspace, invitation);
  }
}
