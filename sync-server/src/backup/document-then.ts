// A document as it was at a place on the line: which epoch it was in, from which snapshot it can be put together, and how far
// each client id had come.
import { clocksIn } from '@baton/replica/compacting/own-cut';
import { entryOf } from '../log/entry-bytes.ts';
import { numberOf, rowOf, type Sql } from '../log/sqlite/tables.ts';

export interface DocumentThen {
  readonly doc: number;
  readonly epoch: number;
  /** Since then: its clocks are of another epoch now. */
  readonly beganAnew: boolean;
  /** Number of the snapshot that it begins from; 0: from nothing, by its entries alone. */
  readonly from: number;
}
interface Asked {
  readonly workspace: number;
  /** The place on the line. */
  readonly number: number;
}

/** All that have something after the place, and had something before it. Null: of one of them an edit is missing. */
export function documentsThen(sql: Sql, { workspace, number }: Asked): readonly DocumentThen[] | null {
  const last = rowOf(workspace, number);
  const docs = sql('SELECT id, epoch, dropped FROM doc WHERE workspace = ? AND last > ?').all(workspace, number);
  const found = docs.map((row): DocumentThen | null => {
    const doc = Number(row['id']);
    const base = sql(`SELECT number, epoch FROM (SELECT doc, number, epoch FROM base UNION ALL
      SELECT doc, number, epoch FROM snapshot) WHERE doc = ? AND number <= ? ORDER BY number DESC LIMIT 1`).get(
      doc,
      number,
    );
    const from = Number(base?.['number'] ?? 0);
    const epoch = epochAt(sql, doc, last);
    if (epoch !== Number(base?.['epoch'] ?? 0) && (epoch > 0 || base !== undefined)) return null;
    return Number(row['dropped']) > from ? null : { doc, epoch, from, beganAnew: epoch !== Number(row['epoch']) };
  });
  return found.includes(null) ? null : (found as DocumentThen[]);
}

/** By the newest word of the line on it up to there. */
function epochAt(sql: Sql, doc: number, last: number): number {
  const rows = sql(`SELECT beside, bytes FROM doc_entry JOIN entry ON entry.id = doc_entry.entry
    WHERE doc = ? AND entry.id <= ? AND size = 0 ORDER BY entry.id DESC`);
  for (const row of rows.iterate(doc, last)) {
    const entry = entryOf(row['bytes'] as Uint8Array, '');
    if (entry.kind === 'epoch') return entry.epoch;
  }
  return 0;
}

/** In the place of those that it has now, of whichever epoch. */
export function setClocks(sql: Sql, { doc, from }: DocumentThen, last: number): void {
  const clocks = new Map<number, number>();
  const move = (client: number, next: number): void => void clocks.set(client, Math.max(next, clocks.get(client) ?? 0));
  const parts = sql(`SELECT part.bytes FROM part WHERE key = (SELECT parts FROM (SELECT doc, number, parts FROM base
    UNION ALL SELECT doc, number, parts FROM snapshot) WHERE doc = ? AND number = ?) ORDER BY at`);
  const bytes = Buffer.concat(parts.all(doc, from).map((row) => row['bytes'] as Uint8Array));
  if (bytes.length > 0) for (const [client, next] of clocksIn(bytes)) move(client, next);
  const rows = sql(`SELECT entry.id, bytes FROM doc_entry JOIN entry ON entry.id = doc_entry.entry
    WHERE doc = ? AND entry.id <= ? AND size > 0 ORDER BY entry.id`);
  for (const row of rows.iterate(doc, last)) {
    const entry = entryOf(row['bytes'] as Uint8Array, '');
    if (entry.kind === 'update' && numberOf(Number(row['id'])) > from) move(entry.envelope.client, entry.envelope.to);
  }
  sql('DELETE FROM clock WHERE doc = ?').run(doc);
  for (const [client, next] of clocks) sql('INSERT INTO clock VALUES (?, ?, ?)').run(doc, client, next);
}
