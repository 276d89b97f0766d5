// How the tables grew. A file of an older shape is brought to the newest when it is opened, in one transaction; a file of
// a newer one is not opened.
import type { DatabaseSync } from 'node:sqlite';
import { assert } from '@baton/model/assert';
import { spaceBeside } from '../beside.ts';
import { entryOf, isUnbound } from '../entry-bytes.ts';
import { fillContributed } from './fill-contributed.ts';
import type { LogEntry } from '../contract.ts';

const first = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE workspace (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, number INTEGER NOT NULL, chain BLOB NOT NULL,
  ledger_head INTEGER NOT NULL, time INTEGER NOT NULL) STRICT;
CREATE TABLE doc (
  id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, name TEXT NOT NULL, epoch INTEGER NOT NULL,
  UNIQUE (workspace, name)) STRICT;
CREATE TABLE clock (
  doc INTEGER NOT NULL, client INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (doc, client)) STRICT, WITHOUT ROWID;
CREATE TABLE batch (
  workspace INTEGER NOT NULL, device INTEGER NOT NULL, batch INTEGER NOT NULL, hash BLOB NOT NULL,
  first INTEGER NOT NULL, count INTEGER NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (workspace, device, batch)) STRICT, WITHOUT ROWID;
CREATE TABLE short (
  workspace INTEGER NOT NULL, project TEXT NOT NULL, record TEXT NOT NULL, short INTEGER NOT NULL,
  PRIMARY KEY (workspace, project, record)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX short_once ON short (workspace, project, short);
CREATE TABLE next_short (
  workspace INTEGER NOT NULL, project TEXT NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (workspace, project)) STRICT, WITHOUT ROWID;
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, beside TEXT, bytes BLOB NOT NULL, chain BLOB NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE TABLE ledger (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO meta VALUES ('shape', 1);
`;

/** The log seen by document. An entry with empty bytes was dropped: its place and chain stay. */
const byDocument = `
ALTER TABLE workspace ADD COLUMN safe INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workspace ADD COLUMN horizon INTEGER NOT NULL DEFAULT 0;
ALTER TABLE doc ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE doc ADD COLUMN floor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE doc ADD COLUMN recorded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE doc ADD COLUMN snap_number INTEGER;
ALTER TABLE doc ADD COLUMN snap_size INTEGER;
ALTER TABLE doc ADD COLUMN tail_entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE doc ADD COLUMN tail_bytes INTEGER NOT NULL DEFAULT 0;
CREATE INDEX doc_last ON doc (workspace, last);
CREATE TABLE doc_entry (
  doc INTEGER NOT NULL, entry INTEGER NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (doc, entry)) STRICT, WITHOUT ROWID;
CREATE TABLE unbound (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE snapshot (
  doc INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, number INTEGER NOT NULL, sha256 BLOB NOT NULL,
  parts TEXT NOT NULL) STRICT;
CREATE INDEX snapshot_parts ON snapshot (parts);
CREATE TABLE part (key TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (key, at)) STRICT;
CREATE TABLE history (
  doc INTEGER NOT NULL, number INTEGER NOT NULL, crc INTEGER NOT NULL, blob BLOB NOT NULL,
  PRIMARY KEY (doc, number)) STRICT;
CREATE TABLE hold (
  workspace INTEGER NOT NULL, device INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (workspace, device, doc)) STRICT, WITHOUT ROWID;
UPDATE meta SET value = 2 WHERE key = 'shape';
`;

/** Client ids that other programs than Baton made up, and whose they are. */
const stockClients = `
CREATE TABLE stock_client (
  doc INTEGER NOT NULL, client INTEGER NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (doc, client)) STRICT, WITHOUT ROWID;
UPDATE meta SET value = 3 WHERE key = 'shape';
`;

function fillByDocument(db: DatabaseSync): void {
  const docs = new Map<string, number>();
  for (const row of db.prepare('SELECT id, workspace, name FROM doc').all())
    docs.set(`${Number(row['workspace'])} ${String(row['name'])}`, Number(row['id']));
  const put = db.prepare('INSERT INTO doc_entry VALUES (?, ?, ?, ?)');
  const unbound = db.prepare('INSERT INTO unbound VALUES (?)');
  for (const row of db.prepare('SELECT id, bytes FROM entry ORDER BY id').all()) {
    const id = Number(row['id']);
    const bytes = row['bytes'] as Uint8Array;
    const entry: LogEntry = entryOf(bytes, '');
    if (isUnbound(entry)) unbound.run(id);
    const doc = entry.kind === 'update' && docs.get(`${Math.floor(id / 2 ** 40)} ${entry.envelope.doc}`);
    if (entry.kind === 'update' && doc) put.run(doc, id, bytes.length, entry.time);
  }
  db.exec(`UPDATE doc SET
    last = coalesce((SELECT max(entry) % 1099511627776 FROM doc_entry WHERE doc = doc.id), 0),
    tail_entries = (SELECT count(*) FROM doc_entry WHERE doc = doc.id),
    tail_bytes = coalesce((SELECT sum(size) FROM doc_entry WHERE doc = doc.id), 0)`);
}

/** How a line stands after it was set back, and what devices gave back to it. */
const recovery = `
CREATE TABLE standing (workspace INTEGER PRIMARY KEY, incarnation INTEGER NOT NULL, recovering INTEGER NOT NULL) STRICT;
CREATE TABLE given_back (
  doc INTEGER NOT NULL, hash BLOB NOT NULL, number INTEGER NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (doc, hash)) STRICT, WITHOUT ROWID;
UPDATE meta SET value = 4 WHERE key = 'shape';
`;

/** Snapshots that were followed by others, for a restore to a moment; up to where a document's raw entries are gone. */
const bases = `
CREATE TABLE base (
  doc INTEGER NOT NULL, number INTEGER NOT NULL, epoch INTEGER NOT NULL, sha256 BLOB NOT NULL, parts TEXT NOT NULL,
  time INTEGER NOT NULL, PRIMARY KEY (doc, number)) STRICT, WITHOUT ROWID;
CREATE INDEX base_parts ON base (parts);
ALTER TABLE doc ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
UPDATE doc SET dropped = CASE WHEN epoch = 0 THEN floor ELSE coalesce(snap_number, floor) END;
UPDATE meta SET value = 5 WHERE key = 'shape';
`;

/** In which space a project's numbers are given: nobody has one given from elsewhere. */
function homesOfProjects(db: DatabaseSync): void {
  db.exec("ALTER TABLE next_short ADD COLUMN space TEXT NOT NULL DEFAULT ''");
  const set = db.prepare("UPDATE next_short SET space = ? WHERE workspace = ? AND project = ? AND space = ''");
  for (const row of db.prepare('SELECT id, beside, bytes FROM entry WHERE beside IS NOT NULL ORDER BY id').all()) {
    const beside = String(row['beside']);
    const entry: LogEntry = entryOf(row['bytes'] as Uint8Array, beside);
    if (entry.kind === 'numbers') set.run(spaceBeside(beside), Math.floor(Number(row['id']) / 2 ** 40), entry.project);
  }
  db.exec("UPDATE meta SET value = 6 WHERE key = 'shape'");
}

/** Who has touched what approvals cover (contributed.ts). */
const contributed = `
CREATE TABLE contributed (
  workspace INTEGER NOT NULL, part TEXT NOT NULL, person TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (workspace, part, person)) STRICT, WITHOUT ROWID;
CREATE TABLE hangs (
  workspace INTEGER NOT NULL, task TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (workspace, task, record)) STRICT, WITHOUT ROWID;
ALTER TABLE standing ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;
UPDATE meta SET value = 7 WHERE key = 'shape';
`;

const steps: readonly ((db: DatabaseSync) => void)[] = [
  (db) => db.exec(first),
  (db) => {
    db.exec(byDocument);
    fillByDocument(db);
  },
  (db) => db.exec(stockClients),
  (db) => db.exec(recovery),
  (db) => db.exec(bases),
  homesOfProjects,
  (db) => {
    db.exec(contributed);
    fillContributed(db);
  },
];

function shapeOf(db: DatabaseSync): number {
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get()) return 0;
  return Number(db.prepare("SELECT value FROM meta WHERE key = 'shape'").get()?.['value']);
}

/** Pieces of snapshots that were never kept, for the relay ended in between. */
export const forgetLooseParts = (db: DatabaseSync): void =>
  db.exec('DELETE FROM part WHERE key NOT IN (SELECT parts FROM snapshot UNION ALL SELECT parts FROM base)');

export function growShape(db: DatabaseSync): void {
  const shape = shapeOf(db);
  assert(shape <= steps.length, 'this log was written by a newer version of Baton');
  for (const step of steps.slice(shape)) {
    db.exec('BEGIN IMMEDIATE');
    step(db);
    db.exec('COMMIT');
  }
}
