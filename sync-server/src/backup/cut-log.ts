// A log set back to a moment: what was numbered later is taken out of every table, in one transaction. Time never runs
// backwards on a line, so a moment is a place on it.
import { decodeEntry } from '@baton/ledger/entry';
import { isIllegal } from '@baton/model/directory/rules';
import type { LogEntry } from '../log/contract.ts';
import { entryOf } from '../log/entry-bytes.ts';
import { forgetLooseParts } from '../log/sqlite/shapes.ts';
import { numberOf, rowOf, type Opened } from '../log/sqlite/tables.ts';

import { documentsThen, setClocks, type DocumentThen } from './document-then.ts';

interface Line {
  readonly id: number;
  readonly name: string;
  readonly horizon: number;
}
interface Place {
  readonly number: number;
  readonly time: number;
}
type Then = Place & { readonly documents: readonly DocumentThen[] };

function timeOf(entry: LogEntry): number | undefined {
  if (entry.kind === 'update') return entry.time;
  if (entry.kind !== 'ledger') return undefined;
  const decoded = decodeEntry(entry.entry);
  return isIllegal(decoded) ? undefined : decoded.time;
}

/** When an entry was numbered whose bytes are gone; asked with rising numbers. */
function timesOfBatches(sql: Opened['sql'], workspace: number): (number: number) => number | undefined {
  const rows = sql('SELECT first, count, time FROM batch WHERE workspace = ? ORDER BY first').iterate(workspace);
  let at = rows.next().value;
  return (number) => {
    while (at && Number(at['first']) + Number(at['count']) <= number) at = rows.next().value;
    return at && Number(at['first']) <= number ? Number(at['time']) : undefined;
  };
}

/** The last entry that was there at the moment. What has no time of its own belongs to what stands before it. */
function placeAt({ sql }: Opened, { id }: Line, at: number): Place {
  const rows = sql('SELECT id, beside, bytes FROM entry WHERE id > ? AND id < ? ORDER BY id');
  const batchTime = timesOfBatches(sql, id);
  let place: Place = { number: 0, time: 0 };
  for (const row of rows.iterate(rowOf(id, 0), rowOf(id + 1, 0))) {
    const number = numberOf(Number(row['id']));
    const bytes = row['bytes'] as Uint8Array;
    const told = bytes.length > 0 ? timeOf(entryOf(bytes, String(row['beside'] ?? ''))) : batchTime(number);
    const time = told ?? place.time;
    if (time > at) return place;
    place = { number, time };
  }
  return place;
}

/** Clocks and short numbers as they were before the entries that go. */
function takeBack({ sql }: Opened, { id }: Line, { number }: Place): void {
  const docs = sql('SELECT id FROM doc WHERE workspace = ? AND name = ?');
  const clock = sql('UPDATE clock SET next = min(next, ?) WHERE doc = ? AND client = ?');
  const rows = sql('SELECT id, beside, bytes FROM entry WHERE id > ? AND id < ? ORDER BY id DESC');
  for (const row of rows.all(rowOf(id, number), rowOf(id + 1, 0))) {
    const bytes = row['bytes'] as Uint8Array;
    if (bytes.length === 0) continue;
    const entry = entryOf(bytes, String(row['beside'] ?? ''));
    const docOf = (name: string) => Number(docs.get(id, name)?.['id'] ?? 0);
    if (entry.kind === 'update') clock.run(entry.envelope.from, docOf(entry.envelope.doc), entry.envelope.client);
    if (entry.kind !== 'numbers') continue;
    for (const [record] of entry.given)
      sql('DELETE FROM short WHERE workspace = ? AND project = ? AND record = ?').run(id, entry.project, record);
  }
  sql('DELETE FROM clock WHERE next = 0').run();
  sql(`UPDATE next_short SET next = 1 + coalesce((SELECT max(short) FROM short
    WHERE short.workspace = next_short.workspace AND short.project = next_short.project), 0) WHERE workspace = ?`).run(
    id,
  );
  sql("UPDATE next_short SET space = '' WHERE next = 1 AND workspace = ?").run(id);
}

/** How each document stands follows from what is left of it. */
function standAnew({ db, sql }: Opened, { id }: Line, place: Then): void {
  const { number, documents } = place;
  const last = rowOf(id, number);
  const mine = 'doc IN (SELECT id FROM doc WHERE workspace = ?)';
  for (const one of documents) {
    if (!one.beganAnew) continue;
    setClocks(sql, one, last);
    sql('UPDATE doc SET epoch = ? WHERE id = ?').run(one.epoch, one.doc);
  }
  sql(`DELETE FROM snapshot WHERE number > ? AND ${mine}`).run(number, id);
  sql(`INSERT INTO snapshot SELECT doc, epoch, number, sha256, parts FROM base WHERE number = (SELECT max(number)
    FROM base AS older WHERE older.doc = base.doc AND number <= ?) AND doc NOT IN (SELECT doc FROM snapshot)
    AND ${mine}`).run(number, id);
  sql(
    `DELETE FROM base WHERE number >= coalesce((SELECT number FROM snapshot WHERE doc = base.doc), 0) AND ${mine}`,
  ).run(id);
  forgetLooseParts(db);
  sql(`DELETE FROM given_back WHERE number > ? AND ${mine}`).run(number, id);
  sql(`DELETE FROM history WHERE number > ? AND ${mine}`).run(number, id);
  sql(`DELETE FROM doc_entry WHERE entry > ? AND ${mine}`).run(last, id);
  sql(`UPDATE doc SET
    last = coalesce((SELECT max(entry) % 1099511627776 FROM doc_entry WHERE doc = doc.id),
      (SELECT number FROM snapshot WHERE doc = doc.id), 0),
    floor = CASE WHEN epoch > 0 OR dropped > 0 THEN coalesce((SELECT number FROM snapshot WHERE doc = doc.id), 0)
      ELSE 0 END,
    recorded = coalesce((SELECT max(number) FROM history WHERE doc = doc.id), 0),
    snap_number = (SELECT number FROM snapshot WHERE doc = doc.id),
    snap_size = (SELECT sum(length(bytes)) FROM part JOIN snapshot ON key = parts WHERE doc = doc.id)
    WHERE workspace = ? AND last > ?`).run(id, number);
  const tail = `FROM doc_entry WHERE doc = doc.id AND size > 0 AND entry > ? + coalesce(snap_number, 0)`;
  sql(`UPDATE doc SET tail_entries = (SELECT count(*) ${tail}), tail_bytes = coalesce((SELECT sum(size) ${tail}), 0)
    WHERE workspace = ?`).run(rowOf(id, 0), rowOf(id, 0), id);
  sql('DELETE FROM doc WHERE workspace = ? AND last = 0').run(id);
}

function cutLine(opened: Opened, line: Line, place: Then): void {
  const { sql } = opened;
  const { id } = line;
  const [last, end] = [rowOf(id, place.number), rowOf(id + 1, 0)];
  takeBack(opened, line, place);
  standAnew(opened, line, place);
  for (const table of ['entry', 'ledger', 'unbound'])
    sql(`DELETE FROM ${table} WHERE id > ? AND id < ?`).run(last, end);
  sql('DELETE FROM contributed WHERE workspace = ? AND first > ?').run(id, place.number);
  sql('UPDATE contributed SET last = min(last, ?) WHERE workspace = ?').run(place.number, id);
  sql('DELETE FROM batch WHERE workspace = ? AND first > ?').run(id, place.number);
  const chain = sql('SELECT chain FROM entry WHERE id = ?').get(last)?.['chain'] as Uint8Array | undefined;
  if (!chain) {
    sql('DELETE FROM hangs WHERE workspace = ?').run(id);
    sql('DELETE FROM workspace WHERE id = ?').run(id);
    return;
  }
  const ledger = sql('SELECT max(id) AS id FROM ledger WHERE id > ? AND id <= ?').get(rowOf(id, 0), last)?.['id'];
  sql('UPDATE workspace SET number = ?, chain = ?, ledger_head = ?, time = ?, safe = min(safe, ?) WHERE id = ?').run(
    place.number,
    chain,
    numberOf(Number(ledger ?? 0)),
    place.time,
    place.number,
    id,
  );
}

/** @param at milliseconds since 1970; what was numbered in that very millisecond stays. Throws a sentence. */
export function cutLog(opened: Opened, at: number): void {
  const lines = opened.sql('SELECT id, name, number, horizon FROM workspace').all();
  opened.db.exec('BEGIN IMMEDIATE');
  for (const row of lines) {
    const line: Line = { id: Number(row['id']), name: String(row['name']), horizon: Number(row['horizon']) };
    const place = placeAt(opened, line, at);
    const documents = documentsThen(opened.sql, { workspace: line.id, number: place.number });
    if (place.number < line.horizon || documents === null)
      throw new Error('The backup no longer holds each edit of that time: take an older backup, made soon after it.');
    if (place.number < Number(row['number'])) cutLine(opened, line, { ...place, documents });
  }
  opened.db.exec('COMMIT');
}
