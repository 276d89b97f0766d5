// One workspace's desk over SQLite. It remembers what it has read from commit to commit (this process alone writes), so
// after a rollback it must be thrown away.
import type { Touched } from '@baton/model/decided/covered';
import { crc32 } from 'node:zlib';
import { firstClientOf } from '@baton/replica/client-id';
import type { Bounds, Parts } from '../backend.ts';
import { firstChain, isUnbound } from '../entry-bytes.ts';
import type { LogEntry } from '../contract.ts';
import { emptyHead, type Base, type Desk, type Giving, type HeadRow, type TakenBatch } from '../desk.ts';
import type { DocState, StoredSnapshot } from '../documents.ts';
import { newDoc } from '../taking/line.ts';
import { Contributed } from './contributed.ts';
import { docColumns, stateColumns, stateOf, stateValues, tailAfter } from './doc-rows.ts';
import { standingOf } from './standing.ts';
import type { Standing } from '../standing.ts';
import { Shorts } from './shorts.ts';
import { rowOf, type Sql } from './tables.ts';

const looseParts = `DELETE FROM part WHERE key = ? AND NOT EXISTS (SELECT 1 FROM snapshot WHERE parts = part.key)
  AND NOT EXISTS (SELECT 1 FROM base WHERE parts = part.key)`;

interface Doc {
  readonly id: number;
  readonly clocks: Map<number, number>;
  state: DocState;
  /** An entry, not only a clock table that was asked for. */
  isThere: boolean;
}

export class SqlDesk implements Desk {
  readonly #sql: Sql;
  readonly #id: number;
  readonly #docs = new Map<string, Doc>();
  #head: HeadRow;
  #moved = false;
  readonly #movedDocs = new Set<Doc>();
  readonly #contributed: Contributed;

  constructor(sql: Sql, workspace: string) {
    this.#sql = sql;
    const found = sql('SELECT id, number, chain, ledger_head, time FROM workspace WHERE name = ?').get(workspace);
    this.#head = found ? headOf(found) : emptyHead(firstChain);
    const make = 'INSERT INTO workspace (name, number, chain, ledger_head, time) VALUES (?, 0, ?, 0, 0)';
    this.#id = Number(found ? found['id'] : sql(make).run(workspace, firstChain).lastInsertRowid);
    this.#contributed = new Contributed(sql, this.#id);
  }

  head = () => this.#head;
  moveHead(head: HeadRow): void {
    this.#head = head;
    this.#moved = true;
  }
  /** Writes the head and each document's state once a transaction, however many entries it took. */
  finish(): void {
    for (const doc of this.#movedDocs) {
      this.#sql(`UPDATE doc SET ${stateColumns} WHERE id = ?`).run(...stateValues(doc.state), doc.id);
    }
    this.#movedDocs.clear();
    this.#contributed.finish();
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

  docOf(name: string): DocState | undefined {
    const doc = this.#doc(name);
    return doc?.isThere ? doc.state : undefined;
  }
  setDoc(state: DocState): void {
    const doc = this.#doc(state.doc) ?? this.#makeDoc(state.doc);
    doc.state = state;
    doc.isThere = true;
    this.#movedDocs.add(doc);
  }

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

  hasWritten(name: string, incarnation: number): boolean {
    const doc = this.#doc(name);
    const since = 'SELECT 1 FROM clock WHERE doc = ? AND client >= ? LIMIT 1';
    return doc !== undefined && this.#sql(since).get(doc.id, firstClientOf(incarnation)) !== undefined;
  }

  forgetClocks(name: string): void {
    const doc = this.#doc(name);
    doc?.clocks.clear();
    if (doc) this.#sql('DELETE FROM clock WHERE doc = ?').run(doc.id);
  }

  personOf(name: string, client: number): string | undefined {
    const doc = this.#doc(name);
    const row = doc && this.#sql('SELECT person FROM stock_client WHERE doc = ? AND client = ?').get(doc.id, client);
    return row && String(row['person']);
  }
  bind(name: string, client: number, person: string): void {
    const doc = this.#doc(name) ?? this.#makeDoc(name);
    this.#sql('INSERT INTO stock_client VALUES (?, ?, ?)').run(doc.id, client, person);
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

  standing = (): Standing => standingOf(this.#sql, this.#id);
  setStanding({ incarnation, isRecovering, opened = 0 }: Standing): void {
    const put = this.#sql('INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?)');
    put.run(this.#id, incarnation, Number(isRecovering), opened);
  }

  givenBack(name: string, hash: Uint8Array) {
    const doc = this.#doc(name);
    const row = doc && this.#sql('SELECT number, time FROM given_back WHERE doc = ? AND hash = ?').get(doc.id, hash);
    return row && { number: Number(row['number']), time: Number(row['time']) };
  }
  keepGivenBack(name: string, hash: Uint8Array, at: { readonly number: number; readonly time: number }): void {
    const doc = this.#doc(name) ?? this.#makeDoc(name);
    this.#sql('INSERT OR IGNORE INTO given_back VALUES (?, ?, ?, ?)').run(doc.id, hash, at.number, at.time);
  }

  touch = (touched: Touched, person: string, number: number) => this.#contributed.touch(touched, person, number);

  shortOf = (project: string, record: string) => this.#shorts().of(project, record);
  spaceOf = (project: string) => this.#shorts().spaceOf(project);
  give = (ask: Giving) => this.#shorts().give(ask);
  #shorts = () => new Shorts(this.#sql, this.#id);

  put(entry: LogEntry, bytes: Uint8Array, chain: Uint8Array): void {
    const row = rowOf(this.#id, entry.number);
    const beside = entry.kind === 'numbers' ? entry.beside : null;
    this.#sql('INSERT INTO entry VALUES (?, ?, ?, ?, ?)').run(row, beside, bytes, chain, crc32(bytes));
    if (entry.kind === 'ledger') this.#sql('INSERT INTO ledger VALUES (?)').run(row);
    if (isUnbound(entry)) this.#sql('INSERT INTO unbound VALUES (?)').run(row);
    if (entry.kind === 'update') this.#bind(entry.envelope.doc, [row, bytes.length, entry.time]);
    if (entry.kind === 'epoch') this.#bind(entry.doc, [row, 0, 0]);
  }
  #bind(name: string, values: readonly [row: number, size: number, time: number]): void {
    const doc = this.#doc(name) ?? this.#makeDoc(name);
    this.#sql('INSERT INTO doc_entry VALUES (?, ?, ?, ?)').run(doc.id, ...values);
  }

  putPart(key: string, at: number, bytes: Uint8Array): void {
    this.#sql('INSERT OR REPLACE INTO part VALUES (?, ?, ?)').run(this.#keyOf(key), at, bytes);
  }
  removeParts(key: string): void {
    this.#sql(looseParts).run(this.#keyOf(key));
  }
  putSnapshot({ doc, epoch, number, sha256, bytes }: StoredSnapshot, parts: Parts | null): void {
    const id = this.#idOf(doc);
    const key = this.#keyOf(parts?.key ?? `${doc} ${epoch} ${number}`);
    if (!parts) this.#sql('INSERT OR REPLACE INTO part VALUES (?, 0, ?)').run(key, bytes);
    const before = this.#sql('SELECT parts FROM snapshot WHERE doc = ?').get(id)?.['parts'] as string | undefined;
    this.#sql('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)').run(id, epoch, number, sha256, key);
    if (before !== undefined) this.#sql(looseParts).run(before);
  }
  removeSnapshot(doc: string): void {
    const id = this.#idOf(doc);
    this.#sql('DELETE FROM part WHERE key IN (SELECT parts FROM snapshot WHERE doc = ?)').run(id);
    this.#sql('DELETE FROM snapshot WHERE doc = ?').run(id);
  }
  basesOf(doc: string): readonly Base[] {
    const rows = this.#sql('SELECT number, epoch, time FROM base WHERE doc = ? ORDER BY number').all(this.#idOf(doc));
    return rows.map((row) => ({
      number: Number(row['number']),
      epoch: Number(row['epoch']),
      time: Number(row['time']),
    }));
  }
  keepBase(doc: string, time: number): void {
    this.#sql(
      `INSERT OR REPLACE INTO base SELECT doc, number, epoch, sha256, parts, ? FROM snapshot WHERE doc = ?`,
    ).run(time, this.#idOf(doc));
  }
  putHistory(doc: string, number: number, blob: Uint8Array): void {
    this.#sql('INSERT INTO history VALUES (?, ?, ?, ?)').run(this.#idOf(doc), number, crc32(blob), blob);
  }
  setHold(deviceNo: number, doc: string, on: boolean): void {
    const text = on
      ? 'INSERT OR IGNORE INTO hold VALUES (?, ?, ?)'
      : 'DELETE FROM hold WHERE workspace = ? AND device = ? AND doc = ?';
    this.#sql(text).run(this.#id, deviceNo, doc);
  }
  bounds(): Bounds {
    const row = this.#sql('SELECT safe, horizon FROM workspace WHERE id = ?').get(this.#id);
    return { safe: Number(row?.['safe'] ?? 0), horizon: Number(row?.['horizon'] ?? 0) };
  }
  setBounds({ safe, horizon }: Bounds): void {
    this.#sql('UPDATE workspace SET safe = ?, horizon = ? WHERE id = ?').run(safe, horizon, this.#id);
  }
  tailAfter(doc: string, number: number): DocState['tail'] {
    return tailAfter(this.#sql, { doc: this.#idOf(doc), row: rowOf(this.#id, number) });
  }
  dropRaw(doc: string, upTo: number): number {
    const [id, last] = [this.#idOf(doc), rowOf(this.#id, upTo)];
    const { changes } = this.#sql(`UPDATE entry SET bytes = x'', crc = 0
      WHERE id IN (SELECT entry FROM doc_entry WHERE doc = ? AND entry <= ? AND size > 0)`).run(id, last);
    this.#sql('DELETE FROM doc_entry WHERE doc = ? AND entry <= ? AND size > 0').run(id, last);
    this.#sql('UPDATE doc SET dropped = max(dropped, ?) WHERE id = ?').run(upTo, id);
    const gone = this.#sql('DELETE FROM base WHERE doc = ? AND number < ? RETURNING parts').all(id, upTo);
    for (const { parts } of gone) this.#sql(looseParts).run(String(parts));
    return Number(changes);
  }

  #keyOf(key: string): string {
    return `${this.#id} ${key}`;
  }
  #idOf(name: string): number {
    return (this.#doc(name) ?? this.#makeDoc(name)).id;
  }
  #doc(name: string): Doc | undefined {
    const known = this.#docs.get(name);
    if (known) return known;
    const row = this.#sql(`SELECT id, ${docColumns} FROM doc WHERE workspace = ? AND name = ?`).get(this.#id, name);
    if (!row) return undefined;
    const state = stateOf(row);
    const doc = { id: Number(row['id']), state, isThere: state.last > 0, clocks: new Map<number, number>() };
    this.#docs.set(name, doc);
    return doc;
  }
  #makeDoc(name: string): Doc {
    const made = this.#sql('INSERT INTO doc (workspace, name, epoch) VALUES (?, ?, 0)').run(this.#id, name);
    const id = Number(made.lastInsertRowid);
    const doc = { id, state: newDoc(name), isThere: false, clocks: new Map<number, number>() };
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
