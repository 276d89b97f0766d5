import { expect, test } from 'vitest';
import { clientIdOf } from '@baton/replica/client-id';
import { secondsOf } from '@baton/replica/cells/cell';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { rawPeer } from '@baton/replica/test/raw';
import { guard } from '../log/taking/guard.ts';
import type { Log } from '../log/contract.ts';
import { createMemoryLog } from '../log/memory/memory-log.ts';
import { Compactor } from './compactor.ts';
import { cutterHere } from './cutter.ts';
import { compactionLimits, days, type CompactionLimits } from './limits.ts';

const w = 'w0000000000000000A';
const partition = 'r/s0000000000000000A/0';
const archive = 'a/s0000000000000000A/2026q1';
const start = Date.UTC(2026, 0, 10);
const limits = { ...compactionLimits, closedTasks: 1, closedStepMs: days };
const at0 = secondsOf(start);

interface Scene {
  readonly log: Log;
  readonly clock: { now: number };
  readonly troubles: string[];
  write(key: string, value: unknown, doc?: string): Promise<unknown>;
  compactor(more?: Partial<CompactionLimits>, log?: Log): Compactor;
  /** Copied, backed up, and quiet for long enough: one look after the other. */
  settle(compactor: Compactor): Promise<void>;
}
function scene(): Scene {
  const clock = { now: start };
  const troubles: string[] = [];
  const log = createMemoryLog({ guard, now: () => clock.now });
  const ann = rawPeer(clientIdOf(1, 1, 0));
  let batch = 0;
  const compactor = (more: Partial<CompactionLimits> = {}, over = log): Compactor =>
    new Compactor({
      log: over,
      cutter: cutterHere(over),
      limits: { ...limits, ...more },
      now: () => clock.now,
      schedule: () => () => undefined,
      leap: () => 2,
      onTrouble: ({ what, detail }) => void troubles.push(`${what}: ${detail}`),
    });
  return {
    log,
    clock,
    troubles,
    compactor,
    async write(key, value, doc = partition) {
      const epoch = (await log.docState(w, doc))?.epoch ?? 0;
      const envelopes = [{ ...envelopeOf(doc, ann.set(key, value, secondsOf(clock.now), 'ann')), epoch }];
      const author = { person: 'ann', deviceNo: 1, deviceNos: [1] };
      return log.append(w, { author, batch: (batch += 1), envelopes, asks: [], checkedAt: 0 });
    },
    async settle(one) {
      await one.sweep();
      await log.setSafe(w, (await log.head(w))?.cursor.number ?? 0);
      clock.now += 21_600_000;
      await one.sweep();
      clock.now += limits.quietMs;
      await one.sweep();
    },
  };
}

/** Closed on the first day; the other is open. */
async function closed(at: Scene): Promise<void> {
  for (const [key, value] of Object.entries({ 'q1+pj': 'p1', 'q1+nm': 'Done', 'q1+kd': 'done', 'q1+rk': 'a' }))
    await at.write(key, value);
  for (const [key, value] of Object.entries({ 'q2+pj': 'p1', 'q2+nm': 'Doing', 'q2+kd': 'doing', 'q2+rk': 'b' }))
    await at.write(key, value);
  for (const [key, value] of Object.entries({ ti: 'Seams', pj: 'p1', st: 'q1', cr: 1, as: 'uann' }))
    await at.write(`t1+${key}`, value);
  for (const [key, value] of Object.entries({ ti: 'Hems', pj: 'p1', st: 'q2', cr: 1, as: 'uann' }))
    await at.write(`t2+${key}`, value);
  for (const [key, value] of Object.entries({ tk: 't1', tx: 'Pin', rk: 'a' })) await at.write(`k1+${key}`, value);
}
async function cellsOf(log: Log, doc: string): Promise<Map<string, readonly [unknown, number, string]>> {
  const cells = new Map<string, readonly [unknown, number, string]>();
  const snapshot = await log.snapshot(w, doc);
  const { entries } = await log.readDoc(w, { doc, after: snapshot?.number ?? 0, limit: 1e7 });
  const bytes = entries.flatMap((entry) => (entry.kind === 'update' ? [entry.envelope.bytes] : []));
  for (const one of [...(snapshot ? [snapshot.bytes] : []), ...bytes])
    for (const { record, code, value, t, by } of cellsIn(structsOf(one), () => 0))
      cells.set(`${record}+${code}`, [value, t, by]);
  return cells;
}

test('[S179] closed tasks go to the archive of their quarter with all that hangs on them, and the partition begins anew', async () => {
  const at = scene();
  await closed(at);
  at.clock.now += 61 * days;
  const compactor = at.compactor();
  await at.settle(compactor);
  const [there, here] = [await cellsOf(at.log, archive), await cellsOf(at.log, partition)];
  expect(there.get('t1+as')).toEqual(['uann', at0, 'ann']);
  expect(there.get('k1+tx')).toEqual(['Pin', at0, 'ann']);
  expect([...there.keys()].filter((key) => key.startsWith('t2'))).toEqual([]);
  expect([...here.keys()].filter((key) => /^[tk]1/u.test(key)).toSorted()).toEqual([
    't1+@a',
    't1+cr',
    't1+pj',
    't1+st',
    't1+ti',
  ]);
  expect(here.get('t1+@a')).toEqual(['2026q1', at0 + 1, 'ann']);
  expect(here.get('t2+as')).toEqual(['uann', at0, 'ann']);
  expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 2 });
  expect(compactor.compacted).toMatchObject({ epochs: 1, archived: 1, failed: 0 });
  expect(at.troubles).toEqual([]);
  at.clock.now += 2 * days;
  await at.settle(compactor);
  expect(compactor.compacted.epochs).toBe(1);
});

test('[S179] what is closed later in the quarter joins those that are there', async () => {
  const at = scene();
  await closed(at);
  at.clock.now += 10 * days;
  for (const [key, value] of Object.entries({ ti: 'Cuffs', pj: 'p1', st: 'q1', cr: 1, as: 'ubo' }))
    await at.write(`t3+${key}`, value);
  at.clock.now += 51 * days;
  const compactor = at.compactor();
  await at.settle(compactor);
  expect((await cellsOf(at.log, archive)).get('t3+as')).toBeUndefined();
  at.clock.now += 10 * days;
  await at.settle(compactor);
  const [there, here] = [await cellsOf(at.log, archive), await cellsOf(at.log, partition)];
  expect([there.get('t1+as')?.[0], there.get('t3+as')?.[0]]).toEqual(['uann', 'ubo']);
  expect([here.get('t3+as'), here.get('t3+@a')?.[0], here.get('t1+@a')?.[0]]).toEqual([undefined, '2026q1', '2026q1']);
  expect(compactor.compacted.archived).toBe(2);
});

test('[S179] not before 60 days have passed, and not when one cell of it was written since', async () => {
  const at = scene();
  await closed(at);
  at.clock.now += 59 * days;
  await at.settle(at.compactor());
  expect(await at.log.docState(w, archive)).toBeUndefined();
  await at.write('t1+pr', 2);
  at.clock.now += 30 * days;
  await at.settle(at.compactor());
  expect(await at.log.docState(w, archive)).toBeUndefined();
});

test('[S187] the partition keeps all of it until a verified backup has the archive', async () => {
  const at = scene();
  await closed(at);
  at.clock.now += 61 * days;
  const compactor = at.compactor();
  for (let hour = 0; hour < 50; hour += 1) {
    await compactor.sweep();
    at.clock.now += 21_600_000;
  }
  expect((await cellsOf(at.log, archive)).get('t1+as')).toBeDefined();
  expect((await cellsOf(at.log, partition)).get('t1+as')).toBeDefined();
  await at.settle(compactor);
  expect((await cellsOf(at.log, partition)).get('t1+as')).toBeUndefined();
  expect((await at.log.docState(w, archive))?.last).toBeLessThanOrEqual(await at.log.safe(w));
});

test('[S187] wherever the relay is stopped, each cell is in one of the two, and another relay goes on', async () => {
  for (let steps = 0; steps < 12; steps += 1) {
    const at = scene();
    await closed(at);
    at.clock.now += 61 * days;
    let left = steps;
    const step =
      <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        if ((left -= 1) < 0) throw new Error('the power is gone');
        return work(...args);
      };
    const { log } = at;
    const failing: Log = Object.assign(Object.create(log) as Log, {
      openDoc: step((...of: Parameters<Log['openDoc']>) => log.openDoc(...of)),
      keepSnapshot: step((...of: Parameters<Log['keepSnapshot']>) => log.keepSnapshot(...of)),
      raiseEpoch: step((...of: Parameters<Log['raiseEpoch']>) => log.raiseEpoch(...of)),
    });
    await at.settle(at.compactor({}, failing));
    const both = new Map([...(await cellsOf(log, archive)), ...(await cellsOf(log, partition))]);
    expect([both.get('t1+as'), both.get('k1+tx'), both.get('t2+as')]).toEqual([
      ['uann', at0, 'ann'],
      ['Pin', at0, 'ann'],
      ['uann', at0, 'ann'],
    ]);
    await at.settle(at.compactor());
    expect((await cellsOf(log, partition)).get('t1+as')).toBeUndefined();
    expect((await cellsOf(log, archive)).get('t1+as')).toEqual(['uann', at0, 'ann']);
  }
});

test('[S187] tasks that come due while a backup is waited for do not hold up those that came before', async () => {
  const at = scene();
  await closed(at);
  at.clock.now += 65 * days;
  for (const [key, value] of Object.entries({ ti: 'Cuffs', pj: 'p1', st: 'q1', cr: 1 }))
    await at.write(`t3+${key}`, value);
  const compactor = at.compactor({ closedStepMs: 7 * days });
  // Whichever day it is: at most one step lies between.
  for (let day = 0; day < 8; day += 1) {
    await at.settle(compactor);
    at.clock.now += days;
  }
  expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 2 });
});

test('[S185] an edit that comes between the copy and the new epoch keeps the task where it is', async () => {
  const at = scene();
  await closed(at);
  at.clock.now += 61 * days;
  const compactor = at.compactor();
  await compactor.sweep();
  expect((await cellsOf(at.log, archive)).get('t1+as')).toBeDefined();
  await at.write('t1+st', 'q2');
  await at.settle(compactor);
  const here = await cellsOf(at.log, partition);
  expect([here.get('t1+as')?.[0], here.get('t1+st')?.[0], here.get('t1+@a')]).toEqual(['uann', 'q2', undefined]);
});

test('[S186] [G37] no device writes in an archive', async () => {
  const at = scene();
  expect(await at.write('t9+ti', 'forged', archive)).toMatchObject({ kind: 'refused', reason: 'not-allowed' });
  const { entries } = await at.log.read(w, 0, 1e6);
  expect(entries).toEqual([]);
});
