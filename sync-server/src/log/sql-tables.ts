// The log's tables in SQLite and how a file is opened. An entry's rowid is workspace · 2^40 + number, so that the
// entries of a workspace lie in order and are read by their cursor without an index.
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS workspace (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, number INTEGER NOT NULL, chain BLOB NOT NULL,
  ledger_head INTEGER NOT NULL, time INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS doc (
  id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, name TEXT NOT NULL, epoch INTEGER NOT NULL,
  UNIQUE (workspace, name)) STRICT;
CREATE TABLE IF NOT EXISTS clock (
  doc INTEGER NOT NULL, client INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (doc, client)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batch (
  workspace INTEGER NOT NULL, device INTEGER NOT NULL, batch INTEGER NOT NULL, hash BLOB NOT NULL,
  first INTEGER NOT NULL, count INTEGER NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (workspace, device, batch)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS short (
  workspace INTEGER NOT NULL, project TEXT NOT NULL, record TEXT NOT NULL, short INTEGER NOT NULL,
  PRIMARY KEY (workspace, project, record)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS short_once ON short (workspace, project, short);
CREATE TABLE IF NOT EXISTS next_short (
  workspace INTEGER NOT NULL, project TEXT NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (workspace, project)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  id INTEGER PRIMARY KEY, beside TEXT, bytes BLOB NOT NULL, chain BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ledger (id INTEGER PRIMARY KEY) STRICT;
`;

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
    db.exec(schema);
    db.exec("INSERT OR IGNORE INTO meta VALUES ('incarnation', 1), ('shape', 1)");
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
