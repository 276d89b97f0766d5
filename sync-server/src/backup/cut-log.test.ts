// A log set back, where compaction has been.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { snapshotAt } from '../log/documents.contract.ts';
import { Hands } from '../log/contributed.contract.ts';
import { batchOf, doc, w } from '../log/log.contract.ts';
import { openTables } from '../log/sqlite/tables.ts';
import { openSqliteLog } from '../log/sqlite/sqlite-log.ts';
import { cutLog } from './cut-log.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'baton-set-back-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Four edits, one a second from 1,000 on; a snapshot of three. */
async function compacted(name: string, safe: number): Promise<string> {
  const file = join(folder, name);
  let clock = 0;
  const log = await openSqliteLog(file, () => clock);
  for (const batch of [1, 2, 3, 4]) {
    clock += 1_000;
    await log.append(w, batchOf({ batch, from: batch - 1 }));
  }
  await log.keepSnapshot(w, snapshotAt(3));
  await log.setSafe(w, safe);
  await log.dropRaw(w, { before: clock, most: 10 });
  await log.close();
  return file;
}
function setBack(file: string, at: number): void {
  const opened = openTables(file, 'writer');
  try {
    cutLog(opened, at);
  } finally {
    opened.db.close();
  }
}

test('[S78] [S213] a log is not set back to before the snapshot in which alone its earlier edits are', async () => {
  const file = await compacted('needed.db', 1);
  expect(() => setBack(file, 2_500)).toThrow('take an older backup');
  const log = await openSqliteLog(file, () => 9_000);
  expect(await log.snapshot(w, doc)).toMatchObject({ number: 3 });
  expect((await log.head(w))?.cursor.number).toBe(4);
  await log.close();
});

test('[S78] while every edit is there it is, and the snapshot goes with what it covered', async () => {
  const file = await compacted('whole.db', 0);
  setBack(file, 2_500);
  const log = await openSqliteLog(file, () => 9_000);
  expect(await log.docState(w, doc)).toMatchObject({ last: 2, snapshot: null, tail: { entries: 2 } });
  expect(await log.snapshot(w, doc)).toBeUndefined();
  await log.close();
});

test('[S78] set back to after the snapshot, it is kept', async () => {
  const file = await compacted('after.db', 3);
  setBack(file, 3_500);
  const log = await openSqliteLog(file, () => 9_000);
  expect(await log.snapshot(w, doc)).toMatchObject({ number: 3 });
  expect(await log.docState(w, doc)).toMatchObject({ last: 3, floor: 3, tail: { entries: 0 } });
  await log.close();
});

test('[S447] set back, it tells of nobody who came later, and of who was there before what they have done by then', async () => {
  const file = join(folder, 'contributed.db');
  let clock = 1_000;
  const log = await openSqliteLog(file, () => clock);
  const hands = new Hands(log);
  await hands.write('ann', 't1+ti');
  clock = 2_000;
  const last = await hands.write('bo', 't1+ti');
  clock = 3_000;
  await hands.write('cy', 't1+ti');
  await hands.write('ann', 't1+ti');
  await log.close();
  setBack(file, 2_500);
  const then = await openSqliteLog(file, () => 9_000);
  const told = (after: number) => then.contributors(w, { task: 't1', groups: [], after });
  expect([await told(0), await told(last)]).toEqual([['uann', 'ubo'], []]);
  await then.close();
});
