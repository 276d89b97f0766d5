// One workspace's desk over SQLite. It remembers what it has read from commit to commit (this process alone writes), so
// after a rollback it must be thrown away.
import { crc32 } from 'node:zlib';
import { firstChain } from './entry-bytes.ts';
import type { LogEntry } from './contract.ts';
import { emptyHead, type Desk, type HeadRow, type TakenBatch } from './desk.ts';
import { rowOf, type Sql } from './sql-tables.ts';

const isTaken = 'SELECT 1 FROM short WHERE workspace = ? AND project = ? AND short = ?';

export class SqlDesk implements Desk {
  readonly #sql: Sql;
  readonly #id: number;
  readonly #docs = new Map<
    string,
    { readonly id: number; readonly epoch: number; readonly clocks: Map<number, number> }
  >();
  #head: HeadRow;
  #moved = false;

  constructor(sql: Sql, workspace: string) {
    this.#sql = sql;
    const found = sql('SELECT id, number, chain, ledger_head, time FROM workspace WHERE name = ?').get(workspace);
    if (found) {
      this.#id = Number(found['id']);
      this.#head = headOf(found);
      return;
    }
    this.#head = emptyHead(firstChain);
    const made = sql('INSERT INTO workspace (name, number, chain, ledger_head, time) VALUES (?, 0, ?, 0, 0)');
    this.#id = Number(made.run(workspace, firstChain).lastInsertRowid);
  }

  head = () => this.#head;
  moveHead(head: HeadRow): void {
    this.#head = head;
    this.#moved = true;
  }
  /** Writes the head once a transaction, however many entries it took. */
  finish(): void {
    if (!this.#moved) return;
    this.#moved = false;
    const { number, chain, ledgerHead, time } = this.#head;
    this.#sql('UPDATE workspace SET number = ?, chain = ?, ledger_head = ?, time = ? WHERE id = ?').run(
      number,
      chain,
      ledgerHead,
      time,
      this.#id,
    );
  }

  /** How many documents it remembers. */
  get size(): number {
    return this.#docs.size;
  }

  epochOf = (doc: string) => this.#doc(doc)?.epoch ?? 0;

  clockOf(name: string, client: number): number {
    const doc = this.#doc(name);
    if (!doc) return 0;
    const known = doc.clocks.get(client);
    if (known !== undefined) return known;
    const next = Number(
      this.#sql('SELECT next FROM clock WHERE doc = ? AND client = ?').get(doc.id, client)?.['next'] ?? 0,
    );
    doc.clocks.set(client, next);
    return next;
  }

  setClock(name: string, client: number, next: number): void {
    const doc = this.#doc(name) ?? this.#makeDoc(name);
    doc.clocks.set(client, next);
    this.#sql('INSERT INTO clock VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET next = excluded.next').run(
      doc.id,
      client,
      next,
    );
  }

  batchOf(deviceNo: number, batch: number): TakenBatch | undefined {
    const row = this.#sql(
      'SELECT hash, first, count, time FROM batch WHERE workspace = ? AND device = ? AND batch = ?',
    ).get(this.#id, deviceNo, batch);
    if (!row) return undefined;
    return {
      hash: row['hash'] as Uint8Array,
      first: Number(row['first']),
      count: Number(row['count']),
      time: Number(row['time']),
    };
  }

  keepBatch(deviceNo: number, batch: number, { hash, first, count, time }: TakenBatch): void {
    this.#sql('INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      this.#id,
      deviceNo,
      batch,
      hash,
      first,
      count,
      time,
    );
  }

  shortOf(project: string, record: string): number | undefined {
    const row = this.#sql('SELECT short FROM short WHERE workspace = ? AND project = ? AND record = ?').get(
      this.#id,
      project,
      record,
    );
    return row && Number(row['short']);
  }

  give(project: string, record: string, wish: number): number {
    const row = this.#sql('SELECT next FROM next_short WHERE workspace = ? AND project = ?').get(this.#id, project);
    const next = Number(row?.['next'] ?? 1);
    const isFree = wish > 0 && !this.#sql(isTaken).get(this.#id, project, wish);
    const short = isFree ? wish : next;
    this.#sql('INSERT OR REPLACE INTO next_short VALUES (?, ?, ?)').run(this.#id, project, Math.max(next, short + 1));
    this.#sql('INSERT INTO short VALUES (?, ?, ?, ?)').run(this.#id, project, record, short);
    return short;
  }

  put(entry: LogEntry, bytes: Uint8Array, chain: Uint8Array): void {
    const row = rowOf(this.#id, entry.number);
    const beside = entry.kind === 'numbers' ? entry.beside : null;
    this.#sql('INSERT INTO entry VALUES (?, ?, ?, ?, ?)').run(row, beside, bytes, chain, crc32(bytes));
    if (entry.kind === 'ledger') this.#sql('INSERT INTO ledger VALUES (?)').run(row);
  }

  #doc(name: string) {
    const known = this.#docs.get(name);
    if (known) return known;
    const row = this.#sql('SELECT id, epoch FROM doc WHERE workspace = ? AND name = ?').get(this.#id, name);
    if (!row) return undefined;
    const doc = { id: Number(row['id']), epoch: Number(row['epoch']), clocks: new Map<number, number>() };
    this.#docs.set(name, doc);
    return doc;
  }
  #makeDoc(name: string) {
    const made = this.#sql('INSERT INTO doc (workspace, name, epoch) VALUES (?, ?, 0)').run(this.#id, name);
    const doc = { id: Number(made.lastInsertRowid), epoch: 0, clocks: new Map<number, number>() };
    this.#docs.set(name, doc);
    return doc;
  }
}

export const headOf = (row: Record<string, unknown>): HeadRow => ({
  number: Number(row['number']),
  chain: row['chain'] as Uint8Array,
  ledgerHead: Number(row['ledger_head']),
  time: Number(row['time']),
});
