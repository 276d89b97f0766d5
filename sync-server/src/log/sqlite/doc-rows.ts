// What stands in the tables about documents, as states, and back.
import type { DocState } from '../documents.ts';
import type { Sql } from './tables.ts';

export const docColumns =
  'doc.name, doc.epoch, doc.last, doc.floor, doc.recorded, doc.snap_number, doc.snap_size, doc.tail_entries, doc.tail_bytes';

type Row = Record<string, unknown>;

export const stateOf = (row: Row): DocState => ({
  doc: String(row['name']),
  epoch: Number(row['epoch']),
  last: Number(row['last']),
  floor: Number(row['floor']),
  recorded: Number(row['recorded']),
  snapshot: row['snap_number'] === null ? null : { number: Number(row['snap_number']), size: Number(row['snap_size']) },
  tail: { entries: Number(row['tail_entries']), bytes: Number(row['tail_bytes']) },
});

export const stateColumns = `epoch = ?, last = ?, floor = ?, recorded = ?, snap_number = ?, snap_size = ?,
  tail_entries = ?, tail_bytes = ?`;
export const stateValues = ({ epoch, last, floor, recorded, snapshot, tail }: DocState) =>
  [epoch, last, floor, recorded, snapshot?.number ?? null, snapshot?.size ?? null, tail.entries, tail.bytes] as const;

/** Updates of a document after a row of the entry table. */
export function tailAfter(sql: Sql, { doc, row }: { readonly doc: number; readonly row: number }): DocState['tail'] {
  const found = sql(`SELECT count(*) AS entries, coalesce(sum(size), 0) AS bytes FROM doc_entry
    WHERE doc = ? AND entry > ? AND size > 0`).get(doc, row);
  return { entries: Number(found?.['entries'] ?? 0), bytes: Number(found?.['bytes'] ?? 0) };
}
