// What is read from the log by document. Runs in the reading worker.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { assert } from '@baton/model/assert';
import type { Bounds, DocAsk, DropAsk, Droppable, LineAsk } from '../backend.ts';
import type { LogEntry } from '../contract.ts';
import type { DocPage, DocSince, DocState, DocWriters, StoredSnapshot } from '../documents.ts';
import { joined, sameBytes } from '../entry-bytes.ts';
import { docColumns, stateOf, tailAfter } from './doc-rows.ts';
import { checked, idOf } from './read-entry.ts';
import { numberOf, rowOf, type Sql } from './tables.ts';
import { droppableTo } from '../taking/bases.ts';

type Row = Record<string, unknown>;

const headOf = (sql: Sql, id: number): number =>
  Number(sql('SELECT number FROM workspace WHERE id = ?').get(id)?.['number'] ?? 0);

const docIdOf = (sql: Sql, workspace: string, doc: string): number | undefined => {
  const row = sql(`SELECT doc.id FROM doc JOIN workspace ON workspace.id = doc.workspace
    WHERE workspace.name = ? AND doc.name = ?`).get(workspace, doc);
  return row && Number(row['id']);
};

/** @param head as it was before the rows were asked for: a page that was read to its end reaches there. */
function pageOf(rows: Iterable<Row>, limit: number, head: number): DocPage {
  const entries: LogEntry[] = [];
  let size = 0;
  for (const row of rows) {
    if (entries.length > 0 && size >= limit) return { entries, upTo: entries.at(-1)?.number ?? 0, more: true };
    entries.push(checked(row));
    size += (row['bytes'] as Uint8Array).length;
  }
  return { entries, upTo: Math.max(head, entries.at(-1)?.number ?? 0), more: false };
}

export const docReads = {
  docsAfter(sql: Sql, workspace: string, number: number): readonly DocSince[] {
    const id = idOf(sql, workspace);
    if (id === undefined) return [];
    const docs = sql(`SELECT id, ${docColumns} FROM doc INDEXED BY doc_last
      WHERE workspace = ? AND last > ? ORDER BY name`).all(id, number);
    return docs.map((row) => {
      const state = stateOf(row);
      const whole = number >= state.floor;
      // Counted already where the question is the usual one; below the floor nobody needs the count.
      const isTail = !whole || number === (state.snapshot?.number ?? 0);
      const since = isTail ? state.tail : tailAfter(sql, { doc: Number(row['id']), row: rowOf(id, number) });
      return { ...state, since: { ...since, whole } };
    });
  },

  docState(sql: Sql, workspace: string, doc: string): DocState | undefined {
    const row = sql(`SELECT ${docColumns} FROM doc JOIN workspace ON workspace.id = doc.workspace
      WHERE workspace.name = ? AND doc.name = ? AND doc.last > 0`).get(workspace, doc);
    return row && stateOf(row);
  },

  readDoc(sql: Sql, workspace: string, { doc, after, limit }: DocAsk): DocPage {
    const id = idOf(sql, workspace);
    if (id === undefined) return { entries: [], upTo: after, more: false };
    const head = Math.max(after, headOf(sql, id));
    const rows = sql(`SELECT entry.id, beside, bytes, crc FROM doc_entry JOIN entry ON entry.id = doc_entry.entry
      WHERE doc = ? AND doc_entry.entry > ? ORDER BY doc_entry.entry`);
    return pageOf(rows.iterate(docIdOf(sql, workspace, doc) ?? -1, rowOf(id, after)), limit, head);
  },

  writersOf(sql: Sql, workspace: string, doc: string): DocWriters {
    const id = docIdOf(sql, workspace, doc) ?? -1;
    const clocks = sql('SELECT client, next FROM clock WHERE doc = ?').all(id);
    const persons = sql('SELECT client, person FROM stock_client WHERE doc = ?').all(id);
    return {
      clocks: clocks.map((row) => [Number(row['client']), Number(row['next'])] as const),
      persons: persons.map((row) => [Number(row['client']), String(row['person'])] as const),
    };
  },

  readUnbound(sql: Sql, workspace: string, { after, limit }: LineAsk): DocPage {
    const id = idOf(sql, workspace);
    if (id === undefined) return { entries: [], upTo: after, more: false };
    const head = Math.max(after, headOf(sql, id));
    const rows = sql(`SELECT entry.id, beside, bytes, crc FROM unbound JOIN entry USING (id)
      WHERE unbound.id > ? AND unbound.id < ? ORDER BY unbound.id`);
    return pageOf(rows.iterate(rowOf(id, after), rowOf(id + 1, 0)), limit, head);
  },

  snapshot(sql: Sql, workspace: string, doc: string): StoredSnapshot | 'damaged' | undefined {
    const rows = sql(`SELECT epoch, number, sha256, bytes FROM snapshot JOIN part ON part.key = snapshot.parts
      WHERE doc = ? ORDER BY at`).all(docIdOf(sql, workspace, doc) ?? -1);
    const [row] = rows;
    if (!row) return undefined;
    const bytes = joined(rows.map((part) => part['bytes'] as Uint8Array));
    const sha256 = row['sha256'] as Uint8Array;
    if (!sameBytes(createHash('sha256').update(bytes).digest(), sha256)) return 'damaged';
    return { doc, epoch: Number(row['epoch']), number: Number(row['number']), bytes, sha256 };
  },

  historyOf(sql: Sql, workspace: string, doc: string): readonly Uint8Array[] {
    const rows = sql('SELECT number, crc, blob FROM history WHERE doc = ? ORDER BY number').all(
      docIdOf(sql, workspace, doc) ?? -1,
    );
    return rows.map((row) => {
      const blob = row['blob'] as Uint8Array;
      assert(crc32(blob) === Number(row['crc']), `the history of ${doc} is damaged on the disk`);
      return blob;
    });
  },

  holds(sql: Sql, workspace: string, deviceNo: number): readonly string[] {
    const rows = sql('SELECT doc FROM hold WHERE workspace = ? AND device = ?').all(
      idOf(sql, workspace) ?? -1,
      deviceNo,
    );
    return rows.map((row) => String(row['doc']));
  },

  bounds(sql: Sql, workspace: string): Bounds {
    const row = sql('SELECT safe, horizon FROM workspace WHERE name = ?').get(workspace);
    return { safe: Number(row?.['safe'] ?? 0), horizon: Number(row?.['horizon'] ?? 0) };
  },

  droppable(sql: Sql, workspace: string, { before, most }: DropAsk): readonly Droppable[] {
    const id = idOf(sql, workspace);
    if (id === undefined) return [];
    const { safe } = docReads.bounds(sql, workspace);
    const parts: Droppable[] = [];
    let left = most;
    const docs = sql(`SELECT id, ${docColumns} FROM doc WHERE workspace = ? AND snap_number IS NOT NULL`).all(id);
    const first = sql('SELECT min(entry) AS entry FROM doc_entry WHERE doc = ? AND size > 0 AND time >= ?');
    const based = sql('SELECT number FROM base WHERE doc = ?');
    const old = sql(`SELECT max(entry) AS last, count(*) AS count FROM (SELECT entry FROM doc_entry
      WHERE doc = ? AND entry <= ? AND size > 0 ORDER BY entry LIMIT ?)`);
    for (const doc of docs) {
      if (left <= 0) break;
      const at = Number(doc['id']);
      const entry = first.get(at, before)?.['entry'];
      const young = entry === null || entry === undefined ? Infinity : numberOf(Number(entry));
      const bases = based.all(at).map(({ number }) => ({ number: Number(number) }));
      const found = old.get(at, rowOf(id, droppableTo(stateOf(doc), { safe, young, bases })), left);
      if (!found || found['last'] === null) continue;
      parts.push({ doc: String(doc['name']), upTo: numberOf(Number(found['last'])) });
      left -= Number(found['count']);
    }
    return parts;
  },
} as const;
