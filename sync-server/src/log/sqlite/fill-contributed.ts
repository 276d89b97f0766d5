// Who has touched what approvals cover, of a log that did not keep it: from what was written down of edits that may be gone by
// now, and from those that are there.
import type { DatabaseSync } from 'node:sqlite';
import { touchedBy, type Touched } from '@baton/model/decided/covered';
import { structsOf } from '@baton/replica/cells/decode';
import { readHistory, type History } from '@baton/replica/compacting/history';
import { homeIn, parseDoc, type Doc } from '@baton/replica/layout';
import { touchedIn } from '@baton/replica/records/touched';
import { entryOf } from '../entry-bytes.ts';
import { Contributed } from './contributed.ts';
import type { Sql } from './tables.ts';

interface Filling {
  readonly sql: Sql;
  readonly contributed: Contributed;
}
interface Row {
  readonly id: number;
  readonly doc: Doc;
}

function fromHistory({ contributed }: Filling, doc: Doc, { changes, writings }: History): void {
  if (doc.class === 'page')
    for (const { number, lastNumber, person } of writings)
      for (const at of [number, lastNumber]) contributed.touch({ parts: [doc.of], hangs: [] }, person, at);
  if (homeIn(doc) === undefined) return;
  for (const together of Map.groupBy(changes, ({ number }) => number).values()) {
    const [{ person, number } = { person: '', number: 0 }] = together;
    contributed.touch(touchedBy(together), person, number);
  }
}

function fromEntries({ sql, contributed }: Filling, { id, doc }: Row, recorded: number): void {
  const rows = sql(`SELECT bytes FROM doc_entry JOIN entry ON entry.id = doc_entry.entry
    WHERE doc = ? AND size > 0 AND doc_entry.entry % 1099511627776 > ? ORDER BY doc_entry.entry`);
  for (const row of rows.iterate(id, recorded)) {
    const entry = entryOf(row['bytes'] as Uint8Array, '');
    // What the relay wrote back is nobody's.
    if (entry.kind !== 'update' || entry.person === '') continue;
    const touched: Touched = touchedIn(doc, structsOf(entry.envelope.bytes));
    contributed.touch(touched, entry.person, entry.number);
  }
}

export function fillContributed(db: DatabaseSync): void {
  const sql: Sql = (text) => db.prepare(text);
  for (const row of db.prepare('SELECT id, workspace, name, recorded FROM doc').all()) {
    const doc = parseDoc(String(row['name']));
    if (doc === undefined) continue;
    const filling = { sql, contributed: new Contributed(sql, Number(row['workspace'])) };
    const id = Number(row['id']);
    for (const { blob } of db.prepare('SELECT blob FROM history WHERE doc = ? ORDER BY number').all(id))
      fromHistory(filling, doc, readHistory(blob as Uint8Array));
    fromEntries(filling, { id, doc }, Number(row['recorded']));
    filling.contributed.finish();
  }
}
