// The log's tables in SQLite and how a file is opened. An entry's rowid is workspace · 2^40 + number, so that the
// entries of a workspace lie in order and are read by their cursor without an index; doc_entry is the same by document.
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { forgetLooseParts, growShape } from './shapes.ts';

/** Prepares each text once. */
export type Sql = (text: string) => StatementSync;

export interface Opened {
  readonly db: DatabaseSync;
  readonly sql: Sql;
}

export function openTables(file: string, role: 'writer' | 'reader'): Opened {
  const db = new DatabaseSync(file, { timeout: 5_000, readOnly: role === 'reader' });
  // FULL: a commit that was answered survives power loss (sync.md: NORMAL lost 8 of 12).
  if (role === 'writer') {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;');
    growShape(db);
    forgetLooseParts(db);
  }
  const statements = new Map<string, StatementSync>();
  const sql: Sql = (text) => {
    const known = statements.get(text) ?? db.prepare(text);
    statements.set(text, known);
    return known;
  };
  return { db, sql };
}

const range = 2 ** 40;
export const rowOf = (workspace: number, number: number): number => workspace * range + number;
export const numberOf = (row: number): number => row % range;
