import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '@baton/model/ids';
import { historyIn, writeHistory } from '@baton/replica/compacting/history';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Log } from '../contract.ts';
import { batchOf, describeLog, doc, w } from '../log.contract.ts';
import { describeDocuments, snapshotAt } from '../documents.contract.ts';
import { describeContributed, Hands } from '../contributed.contract.ts';
import { openTables } from './tables.ts';
import { describeRecovery } from '../recovery.contract.ts';
import { openSqliteLog } from './sqlite-log.ts';

// Real threads, files and sockets: what takes a second here takes ten on a loaded machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'baton-log-'));
const opened: Log[] = [];
let files = 0;
let clock = 1_000;

async function open(file = join(folder, `${(files += 1)}.db`)): Promise<Log> {
  const log = await openSqliteLog(file, () => (clock += 1));
  opened.push(log);
  return log;
}
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the log in SQLite', () => {
  describeLog(open);
  describeRecovery(open);
  describeDocuments(open);
  describeContributed(open);

  test('[S115] opened again it still recovers, and knows what was given back', async () => {
    const file = join(folder, 'recovering.db');
    const log = await open(file);
    const { author, envelopes } = batchOf({ batch: 1 });
    await log.takeBack(w, {
      epochs: [],
      updates: envelopes.map((envelope) => ({ author, vouchedBy: null, time: 5, envelope, as: 'new' as const })),
      numbers: [],
      checkedAt: 0,
    });
    await log.changeStanding(w, { do: 'renew', above: 1 });
    await log.close();
    opened.splice(0);
    const again = await open(file);
    expect(await again.standing(w)).toEqual({ incarnation: 2, isRecovering: true });
    expect(await again.append(w, batchOf({ batch: 1 }))).toMatchObject({ kind: 'accepted', again: true });
  });

  test('[S11] opened again it goes on where it was: numbers, chain, clocks, batches, short numbers', async () => {
    const file = join(folder, 'again.db');
    const log = await open(file);
    const asks = [{ project: 'p1', record: 't1' }];
    await log.append(w, batchOf({ batch: 1, asks }));
    const before = await log.head(w);
    await log.close();
    opened.splice(0);
    const again = await open(file);
    expect(await again.head(w)).toEqual(before);
    expect(await again.append(w, batchOf({ batch: 1, asks }))).toMatchObject({ again: true, numbers: [1, 2] });
    const next = batchOf({ batch: 2, from: 1, asks: [{ project: 'p1', record: 't2' }] });
    expect(await again.append(w, next)).toMatchObject({ numbers: [3, 4] });
    expect((await again.read(w, 3, 1e6)).entries).toMatchObject([{ given: [['t2', 2]], beside: doc }]);
  });

  test('[S11] writes with synchronous=FULL in WAL', async () => {
    const { db } = openTables(join(folder, 'full.db'), 'writer');
    expect(db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    db.close();
  });

  test('[S12] an entry whose bytes changed on the disk is never passed on', async () => {
    const file = join(folder, 'damaged.db');
    const log = await open(file);
    await log.append(w, batchOf({ batch: 1, text: 'sound' }));
    const db = new DatabaseSync(file);
    const row = db.prepare('SELECT id, bytes FROM entry').get() as { id: number; bytes: Uint8Array };
    row.bytes[row.bytes.length - 1]! ^= 1;
    db.prepare('UPDATE entry SET bytes = ? WHERE id = ?').run(row.bytes, row.id);
    db.close();
    await expect(log.read(w, 0, 1e6)).rejects.toThrow('entry 1 is damaged');
  });

  const damage = (file: string, table: string, column: string) => {
    const db = new DatabaseSync(file);
    const row = db.prepare(`SELECT rowid AS id, ${column} AS bytes FROM ${table}`).get() as {
      id: number;
      bytes: Uint8Array;
    };
    row.bytes[row.bytes.length - 1]! ^= 1;
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(row.bytes, row.id);
    db.close();
  };

  test('[S80] a damaged snapshot is forgotten while its raw entries are there, and can be cut again', async () => {
    const file = join(folder, 'bad-snapshot.db');
    const log = await open(file);
    await log.append(w, batchOf({ batch: 1 }));
    await log.keepSnapshot(w, snapshotAt(1));
    damage(file, 'part', 'bytes');
    expect(await log.snapshot(w, doc)).toBeUndefined();
    expect(await log.docState(w, doc)).toMatchObject({ snapshot: null, tail: { entries: 1 } });
    expect(await log.keepSnapshot(w, snapshotAt(1))).toBe(1);
    expect(await log.snapshot(w, doc)).toMatchObject({ number: 1 });
  });

  test('[S80] a damaged snapshot whose raw entries are gone is never given', async () => {
    const file = join(folder, 'lost-snapshot.db');
    const log = await open(file);
    await log.append(w, batchOf({ batch: 1 }));
    await log.keepSnapshot(w, snapshotAt(1));
    await log.setSafe(w, 1);
    await log.dropRaw(w, { before: Number.MAX_SAFE_INTEGER, most: 10 });
    damage(file, 'part', 'bytes');
    await expect(log.snapshot(w, doc)).rejects.toThrow('damaged');
  });

  test('[S12] a history whose bytes changed on the disk is never passed on', async () => {
    const file = join(folder, 'bad-history.db');
    const log = await open(file);
    await log.append(w, batchOf({ batch: 1 }));
    await log.keepSnapshot(w, snapshotAt(1));
    damage(file, 'history', 'blob');
    await expect(log.historyOf(w, doc)).rejects.toThrow('damaged');
  });

  test('[S89] a snapshot that was begun when the relay ended leaves nothing on the disk', async () => {
    const file = join(folder, 'loose.db');
    const log = await open(file);
    await log.append(w, batchOf({ batch: 1 }));
    await log.keepSnapshot(w, snapshotAt(1));
    await log.close();
    opened.splice(0);
    const db = new DatabaseSync(file);
    db.exec("INSERT INTO part VALUES ('1 begun', 0, x'00')");
    db.close();
    const again = await open(file);
    expect(await again.snapshot(w, doc)).toMatchObject({ number: 1 });
    const after = new DatabaseSync(file);
    expect(after.prepare('SELECT count(*) AS parts FROM part').get()).toEqual({ parts: 1 });
    after.close();
  });

  test('[S82] a file of the first shape is brought to the newest, and is read by document', async () => {
    const file = join(folder, 'first-shape.db');
    const { db } = openTables(file, 'writer');
    db.close();
    const log = await open(file);
    await log.append(w, batchOf({ batch: 1 }));
    await log.sequence(w, async () => ({ append: [{ ledger: 'dir', entry: Uint8Array.of(1) }], result: null }));
    const asks = [{ project: 'p1', record: 't1' }];
    await log.append(w, batchOf({ batch: 2, from: 1, checkedAt: 2, asks }));
    const before = await log.docState(w, doc);
    await log.close();
    opened.splice(0);
    toFirstShape(file);
    const again = await open(file);
    expect(await again.docState(w, doc)).toEqual(before);
    expect(before).toMatchObject({ last: 3, tail: { entries: 2 } });
    const { entries } = await again.readDoc(w, { doc, after: 0, limit: 1e6 });
    expect(entries.map(({ number }) => number)).toEqual([1, 3]);
    expect((await again.readUnbound(w, { after: 0, limit: 1e6 })).entries).toMatchObject([{ number: 2 }, {}]);
    // A project's numbers are given where they were before the shape knew of it.
    const elsewhere = { docs: ['r/elsewhere/0'], asks: [{ project: 'p1', record: 't2' }], checkedAt: 2 };
    expect(await again.append(w, batchOf({ by: 'bo', batch: 1, ...elsewhere }))).toMatchObject({ numbers: [5] });
  });

  test('[S447] a file of before it was kept tells it of all that was ever written, and goes on', async () => {
    const file = join(folder, 'contributed.db');
    const log = await open(file);
    const hands = new Hands(log);
    const page = 'p/s0000000000000000A/t1';
    await hands.write('ann', 't1+ti');
    await hands.write('ann', 'f1+on', { value: 't1' });
    const covered = await hands.write('bo', 'f1+nm');
    // Of these only the history tells, as after a compaction.
    const updates = (await log.readDoc(w, { doc, after: 0, limit: 1e6 })).entries.flatMap((entry) =>
      entry.kind === 'update' ? [{ ...entry, person: entry.person as PersonId, bytes: entry.envelope.bytes }] : [],
    );
    await log.keepSnapshot(w, { ...snapshotAt(covered), history: writeHistory(historyIn(doc, updates)) });
    await log.setSafe(w, covered);
    await log.dropRaw(w, { before: Infinity, most: 10 });
    const last = await hands.write('cy', 'k', { in: page });
    await log.close();
    opened.splice(0);
    const db = new DatabaseSync(file);
    db.exec('DROP TABLE contributed; DROP TABLE hangs; ALTER TABLE standing DROP COLUMN opened');
    db.exec("UPDATE meta SET value = 6 WHERE key = 'shape'");
    db.close();
    const again = await open(file);
    const told = (after: number) => again.contributors(w, { task: 't1', groups: [], after });
    expect([await told(0), await told(1), await told(covered), await told(last)]).toEqual([
      ['uann', 'ubo', 'ucy'],
      ['uann', 'ubo', 'ucy'],
      ['ucy'],
      [],
    ]);
  });

  test('[S82] a file of a shape to come is not opened', () => {
    const file = join(folder, 'to-come.db');
    const { db } = openTables(file, 'writer');
    db.exec("UPDATE meta SET value = 99 WHERE key = 'shape'");
    db.close();
    expect(() => openTables(file, 'writer')).toThrow('newer version');
  });
});

function toFirstShape(file: string): void {
  const db = new DatabaseSync(file);
  db.exec("DROP INDEX doc_last; UPDATE meta SET value = 1 WHERE key = 'shape'");
  const laterTables = ['doc_entry', 'unbound', 'snapshot', 'part', 'history', 'hold', 'stock_client', 'base'];
  for (const table of [...laterTables, 'standing', 'given_back', 'contributed', 'hangs'])
    db.exec(`DROP TABLE ${table}`);
  for (const column of ['safe', 'horizon']) db.exec(`ALTER TABLE workspace DROP COLUMN ${column}`);
  const added = ['last', 'floor', 'recorded', 'snap_number', 'snap_size', 'tail_entries', 'tail_bytes', 'dropped'];
  db.exec('ALTER TABLE next_short DROP COLUMN space');
  for (const column of added) db.exec(`ALTER TABLE doc DROP COLUMN ${column}`);
  db.close();
}
