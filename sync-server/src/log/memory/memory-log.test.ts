import { describe, expect, test } from 'vitest';
import { guard } from '../taking/guard.ts';
import { batchOf, describeLog, doc, w } from '../log.contract.ts';
import { describeDocuments, epochAt, snapshotAt } from '../documents.contract.ts';
import { describeContributed } from '../contributed.contract.ts';
import { createMemoryLog } from './memory-log.ts';
import { describeRecovery } from '../recovery.contract.ts';

let clock = 1_000;
const now = () => (clock += 1);

describe('the log in memory', () => {
  describeLog(async () => createMemoryLog({ guard, now }));
  describeRecovery(async () => createMemoryLog({ guard, now }));
  describeDocuments(async () => createMemoryLog({ guard, now }));
  describeContributed(async () => createMemoryLog({ guard, now }));

  test('[S11] what was not committed when it crashes is forgotten, and nobody was answered', async () => {
    const writes: (() => void)[] = [];
    const log = createMemoryLog({ guard, now, fsync: (done) => writes.push(done) });
    const first = log.append(w, batchOf({ batch: 1 }));
    writes.shift()?.();
    await first;
    let answered = false;
    void log.append(w, batchOf({ batch: 2, from: 1 })).then(() => (answered = true));
    await Promise.resolve();
    log.crash();
    writes.shift()?.();
    await new Promise((done) => setTimeout(done, 1));
    expect(answered).toBe(false);
    const after = createMemoryLog({ guard, now, disk: log.disk });
    expect((await after.head(w))?.cursor.number).toBe(1);
  });

  test('[S11] planted: a log that answers early loses what it answered', async () => {
    const log = createMemoryLog({ guard, now, fsync: () => {}, answersEarly: true });
    expect(await log.append(w, batchOf({ batch: 1 }))).toMatchObject({ kind: 'accepted' });
    log.crash();
    const after = createMemoryLog({ guard, now, disk: log.disk });
    expect(await after.head(w)).toBeUndefined();
  });

  test('[S73] snapshots, epochs and what was dropped are replayed as they were', async () => {
    const log = createMemoryLog({ guard, now });
    for (const at of [0, 1, 2]) await log.append(w, batchOf({ batch: at + 1, from: at }));
    await log.keepSnapshot(w, snapshotAt(3));
    await log.setSafe(w, 2);
    expect(await log.dropRaw(w, { before: clock + 1, most: 10 })).toBe(2);
    await log.raiseEpoch(w, epochAt(3));
    log.crash();
    const after = createMemoryLog({ guard, now, disk: log.disk });
    expect(await after.docState(w, doc)).toMatchObject({ epoch: 1, last: 4, floor: 4, snapshot: { number: 4 } });
    expect(await after.horizon(w)).toBe(2);
    expect(await after.snapshot(w, doc)).toMatchObject({ number: 4 });
  });

  test('[S7] a disk put back to an older image has another chain at the same number', async () => {
    const log = createMemoryLog({ guard, now });
    await log.append(w, batchOf({ batch: 1 }));
    await log.append(w, batchOf({ batch: 2, from: 1 }));
    const before = await log.chainAt(w, 2);
    log.disk.rewind(1);
    const after = createMemoryLog({ guard, now, disk: log.disk });
    expect((await after.head(w))?.cursor.number).toBe(1);
    await after.append(w, batchOf({ by: 'bo', batch: 1 }));
    expect(await after.chainAt(w, 2)).not.toEqual(before);
  });
});
