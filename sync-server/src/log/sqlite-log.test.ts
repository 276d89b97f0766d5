import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Log } from './contract.ts';
import { batchOf, describeLog, doc, w } from './log.contract.ts';
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
    const { openTables } = await import('./sql-tables.ts');
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
});
