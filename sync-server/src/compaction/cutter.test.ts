// The thread that cuts, over a real file.
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { clientIdOf } from '@baton/replica/client-id';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { rawPeer } from '@baton/replica/test/raw';
import type { Log } from '../log/contract.ts';
import { WorkerCalls } from '../log/worker-calls.ts';
import { openSqliteLog } from '../log/sqlite/sqlite-log.ts';
import { openLogAndCutter } from './open-log.ts';
import { cutterHere, cutterInThread, type Cutter } from './cutter.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const w = 'w0000000000000000A';
const doc = 'r/s0000000000000000A/0';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Ann's newer title is hidden by Bo's older one. */
async function scene(): Promise<{ file: string; log: Log; cutter: Cutter }> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-cut-'));
  const file = join(folder, 'log.db');
  const log = await openSqliteLog(file, () => Date.UTC(2026, 0, 1));
  const cutter = cutterInThread(file, log);
  ends.push(
    async () => rmSync(folder, { recursive: true }),
    () => log.close(),
    () => cutter.end(),
  );
  const [ann, bo] = [rawPeer(clientIdOf(1, 1, 0)), rawPeer(clientIdOf(1, 2, 0))];
  const updates = [
    [2, bo.set('t1+ti', 'older', 100, 'bo')],
    [1, ann.set('t1+ti', 'newer', 200, 'ann')],
  ] as const;
  for (const [deviceNo, bytes] of updates) {
    const author = { person: `${deviceNo}`, deviceNo, deviceNos: [deviceNo] };
    const envelopes = [{ ...envelopeOf(doc, bytes), epoch: 0 }];
    await log.append(w, { author, batch: 1, envelopes, asks: [], checkedAt: 0 });
  }
  return { file, log, cutter };
}

test('[S84] the thread cuts what the same hand would cut here', async () => {
  const { log, cutter } = await scene();
  const here = cutterHere(log);
  expect(await cutter.snapshot(w, doc)).toEqual(await here.snapshot(w, doc));
  expect(await cutter.epoch(w, doc)).toEqual(await here.epoch(w, doc));
  expect(await cutter.mentions(w, doc)).toEqual(await here.mentions(w, doc));
  const ask = { partitions: [doc], before: 1_000, least: 1, safe: 0 };
  expect(await cutter.archives(w, ask)).toEqual(await here.archives(w, ask));
  expect(await cutter.snapshot(w, 'p/s/none')).toBeNull();
});

test('[S84] after its end another thread cuts, and sees what was written meanwhile', async () => {
  const { log, cutter } = await scene();
  const cut = await cutter.snapshot(w, doc);
  await cutter.end();
  expect(await log.keepSnapshot(w, cut!.made)).toBe(3);
  expect((await cutter.snapshot(w, doc))?.made).toMatchObject({ snapshot: { number: 3 }, writtenBack: [] });
});

test('[S361] a thread goes on over many passes; one that has grown is replaced, and what comes next is cut all the same', async () => {
  const dropped = vi.spyOn(WorkerCalls.prototype, 'drop');
  const { log, file, cutter } = await scene();
  await cutter.snapshot(w, doc);
  await cutter.rest();
  await cutter.rest();
  expect(dropped).not.toHaveBeenCalled();
  const grown = cutterInThread(file, log, 1);
  ends.push(() => grown.end());
  await grown.rest();
  expect(dropped).not.toHaveBeenCalled();
  await grown.snapshot(w, doc);
  await grown.rest();
  expect(dropped).toHaveBeenCalledOnce();
  expect(await grown.snapshot(w, doc)).toEqual(await cutter.snapshot(w, doc));
});

test('[S361] begun beside the log, before there is a file, it cuts when it is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-cut-'));
  const { log, cutter } = await openLogAndCutter({ file: join(folder, 'log.db'), now: Date.now, readyToCut: true });
  ends.push(
    async () => rmSync(folder, { recursive: true }),
    () => log.close(),
    () => cutter.end(),
  );
  expect(await cutter.snapshot(w, doc)).toBeNull();
});

test('[S80] a damaged snapshot is forgotten, and the document is cut from its raw entries', async () => {
  const { file, log, cutter } = await scene();
  const cut = await cutter.snapshot(w, doc);
  await log.keepSnapshot(w, cut!.made);
  const db = new DatabaseSync(file);
  db.exec("UPDATE snapshot SET sha256 = x'00'");
  db.close();
  const anew = await cutter.snapshot(w, doc);
  expect(anew?.made.snapshot).toMatchObject({ number: 3 });
  expect(await log.keepSnapshot(w, anew!.made)).toBe(3);
  expect(await log.snapshot(w, doc)).toMatchObject({ number: 3 });
  expect(await log.historyOf(w, doc)).toHaveLength(1);
});

test('[S88] a fault in the thread is told, and the next document is cut all the same', async () => {
  const { file, cutter } = await scene();
  const db = new DatabaseSync(file);
  db.exec('UPDATE entry SET crc = 1 WHERE id % 1099511627776 = 2');
  await expect(cutter.snapshot(w, doc)).rejects.toThrow('entry 2 is damaged');
  db.exec(
    'UPDATE entry SET crc = (SELECT crc FROM entry WHERE id % 1099511627776 = 1), bytes = (SELECT bytes FROM entry WHERE id % 1099511627776 = 1) WHERE id % 1099511627776 = 2',
  );
  db.close();
  expect(await cutter.snapshot(w, doc)).not.toBeNull();
});
