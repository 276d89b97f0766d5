// P10: a log is set back to any second of its history window: to before a document began anew, and to when a snapshot that has
// been followed by others was the newest.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Log } from '../log/contract.ts';
import { snapshotAt } from '../log/documents.contract.ts';
import type { NewEpoch, StoredSnapshot } from '../log/documents.ts';
import { batchOf, doc, w } from '../log/log.contract.ts';
import { openSqliteLog } from '../log/sqlite/sqlite-log.ts';
import { openTables } from '../log/sqlite/tables.ts';
import { cellEnvelope } from '../test/update.fixture.ts';
import { cutLog } from './cut-log.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'baton-anew-'));
afterAll(() => rmSync(folder, { recursive: true }));
const relay = clientIdOf(1, 0, relaySession);
const day = 24 * 3_600_000;

let clock = 0;
const at = (days: number): void => {
  clock = days * day;
};
const inEpoch = (epoch: number, from: number, batch: number) => {
  const made = batchOf({ batch, from });
  return { ...made, envelopes: made.envelopes.map((one) => ({ ...one, epoch })) };
};
function wholeOf(epoch: number, number: number): StoredSnapshot {
  const { bytes } = cellEnvelope(doc, { client: relay, clock: 0, key: 'k+t', value: `epoch ${epoch}`, t: 0 });
  return { doc, epoch, number, bytes, sha256: new Uint8Array(createHash('sha256').update(bytes).digest()) };
}
const anew = (epoch: number, number: number): NewEpoch => ({
  base: wholeOf(epoch, number),
  clocks: [[relay, 1]],
  history: null,
});

/** The file as it was on that day, opened as a relay would. */
async function thenOn(file: string, days: number): Promise<Log> {
  const then = join(mkdtempSync(join(folder, 'then-')), 'log.db');
  cpSync(file, then);
  const opened = openTables(then, 'writer');
  try {
    cutLog(opened, days * day);
  } finally {
    opened.db.close();
  }
  return openSqliteLog(then, () => clock);
}
const numbersIn = async (log: Log): Promise<readonly number[]> =>
  (await log.readDoc(w, { doc, after: 0, limit: 1e6 })).entries.map(({ number }) => number);

describe('documents that begin anew', () => {
  const file = join(folder, 'epochs.db');
  /** Day by day: two edits, a new epoch, two edits and a snapshot of them, a new epoch, an edit. */
  beforeAll(async () => {
    const log = await openSqliteLog(file, () => clock);
    at(1);
    await log.append(w, inEpoch(0, 0, 1));
    at(2);
    await log.append(w, inEpoch(0, 1, 2));
    at(3);
    await log.raiseEpoch(w, anew(1, 2));
    at(4);
    await log.append(w, inEpoch(1, 0, 3));
    at(5);
    await log.append(w, inEpoch(1, 1, 4));
    await log.keepSnapshot(w, { snapshot: wholeOf(1, 5), writtenBack: [], history: null });
    at(6);
    await log.raiseEpoch(w, anew(2, 5));
    at(7);
    await log.append(w, inEpoch(2, 0, 5));
    await log.close();
  });

  test.each([
    { when: 1, epoch: 0, last: 1, snapshot: null, next: 1 },
    // What has no time of its own belongs to what stands before it: the new epoch has all that was there.
    { when: 2, epoch: 1, last: 3, snapshot: 3, next: 0 },
    { when: 3.5, epoch: 1, last: 3, snapshot: 3, next: 0 },
    { when: 4, epoch: 1, last: 4, snapshot: 3, next: 1 },
    { when: 4.5, epoch: 1, last: 4, snapshot: 3, next: 1 },
    { when: 5, epoch: 2, last: 6, snapshot: 6, next: 0 },
    { when: 7, epoch: 2, last: 7, snapshot: 6, next: 1 },
  ])('[S212] as on day $when the document is of epoch $epoch, and goes on from there', async (day) => {
    const log = await thenOn(file, day.when);
    const { epoch, last, next } = day;
    const snapshot = day.snapshot === null ? null : { number: day.snapshot };
    const state = await log.docState(w, doc);
    expect(state).toMatchObject({ epoch, last, snapshot });
    const kept = await log.snapshot(w, doc);
    expect(kept && { epoch: kept.epoch, number: kept.number }).toEqual(snapshot ? { epoch, ...snapshot } : undefined);
    // Clocks stand where they stood: the next edit is taken, one that was there is not.
    expect(await log.append(w, inEpoch(epoch, next + 1, 90))).toMatchObject({ kind: 'refused', reason: 'resend' });
    expect(await log.append(w, inEpoch(epoch, next, 91))).toMatchObject({ kind: 'accepted' });
    expect(await log.append(w, inEpoch(epoch + 1, 0, 92))).toMatchObject({ kind: 'refused' });
    await log.close();
  });
});

describe('edits older than the window', () => {
  const file = join(folder, 'months.db');
  beforeAll(async () => {
    const log = await openSqliteLog(file, () => clock);
    for (const [batch, days] of [1, 2, 40, 41, 120].entries()) {
      at(days);
      await log.append(w, batchOf({ batch: batch + 1, from: batch }));
      if (batch > 0 && batch !== 2) await log.keepSnapshot(w, snapshotAt(batch + 1));
    }
    await log.setSafe(w, 5);
    // 90 days before the last one: the first two are older, and the newest snapshot has younger ones in it.
    expect(await log.dropRaw(w, { before: 30 * day, most: 100 })).toBe(2);
    expect(await log.dropRaw(w, { before: 30 * day, most: 100 })).toBe(0);
    expect(await numbersIn(log)).toEqual([3, 4, 5]);
    await log.close();
  });

  test.each([
    { when: 40, last: 3, snapshot: 2, tail: 1 },
    { when: 41, last: 4, snapshot: 4, tail: 0 },
    { when: 119, last: 4, snapshot: 4, tail: 0 },
    { when: 120, last: 5, snapshot: 5, tail: 0 },
  ])('[S213] as on day $when it begins from the snapshot of that time', async ({ when, last, snapshot, tail }) => {
    const log = await thenOn(file, when);
    expect(await log.docState(w, doc)).toMatchObject({ last, snapshot: { number: snapshot }, tail: { entries: tail } });
    expect(await log.snapshot(w, doc)).toMatchObject({ number: snapshot });
    expect(await log.append(w, batchOf({ batch: 90, from: last }))).toMatchObject({ kind: 'accepted' });
    await log.close();
  });

  test('[S213] before what is left of them it is refused, and a snapshot that nothing can begin from is gone', async () => {
    await expect(thenOn(file, 1)).rejects.toThrow('take an older backup');
    const log = await openSqliteLog(file, () => clock);
    expect(await log.dropRaw(w, { before: 41 * day, most: 100 })).toBe(0);
    expect(await log.dropRaw(w, { before: 100 * day, most: 100 })).toBe(2);
    await log.close();
    const { db, sql } = openTables(file, 'reader');
    expect(
      sql('SELECT number FROM base')
        .all()
        .map(({ number }) => number),
    ).toEqual([4]);
    expect(sql('SELECT count(DISTINCT key) AS keys FROM part').get()?.['keys']).toBe(2);
    db.close();
    await expect(thenOn(file, 40)).rejects.toThrow('take an older backup');
  });
});

test('[S214] what devices gave back after the moment is not known any more, and is taken when they bring it again', async () => {
  const file = join(folder, 'given-back.db');
  const log = await openSqliteLog(file, () => clock);
  at(1);
  await log.append(w, batchOf({ batch: 1 }));
  const { author, envelopes } = batchOf({ batch: 2, from: 1 });
  const [envelope] = envelopes;
  if (!envelope) throw new Error('there is one');
  const update = { author, vouchedBy: null, time: 0, envelope, as: 'new' } as const;
  const offered = { epochs: [], updates: [update], numbers: [], checkedAt: 0 };
  at(2);
  expect(await log.takeBack(w, offered)).toMatchObject({ taken: 1, known: 0 });
  expect(await log.takeBack(w, offered)).toMatchObject({ taken: 0, known: 1 });
  await log.close();
  const then = await thenOn(file, 1);
  expect(await then.takeBack(w, offered)).toMatchObject({ taken: 1, known: 0 });
  await then.close();
});
