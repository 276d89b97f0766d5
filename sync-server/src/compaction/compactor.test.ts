import { describe, expect, test } from 'vitest';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { readHistory } from '@baton/replica/compacting/history';
import { rawPeer, type RawPeer } from '@baton/replica/test/raw';
import { guard } from '../log/taking/guard.ts';
import type { Log } from '../log/contract.ts';
import { createMemoryLog } from '../log/memory/memory-log.ts';
import { Ahead } from './ahead.ts';
import { Compactor, type CompactorOptions } from './compactor.ts';
import { cutterHere } from './cutter.ts';
import { compactionLimits, days } from './limits.ts';

const w = 'w0000000000000000A';
const partition = 'r/s0000000000000000A/0';
const cast = { ann: 1, bo: 2 } as const;
const few = { ...compactionLimits, tailEntries: 3 };

interface Scene {
  readonly log: Log;
  readonly clock: { now: number };
  readonly troubles: string[];
  write(by: keyof typeof cast, key: string, ...cell: readonly unknown[]): Promise<unknown>;
  readonly peers: Readonly<Record<keyof typeof cast, RawPeer>>;
  compactor(options?: Partial<CompactorOptions>): Compactor;
}

function scene(doc = partition): Scene {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const troubles: string[] = [];
  const log = createMemoryLog({ guard, now: () => clock.now });
  const peers = { ann: rawPeer(clientIdOf(1, cast.ann, 0)), bo: rawPeer(clientIdOf(1, cast.bo, 0)) };
  let batch = 0;
  return {
    log,
    clock,
    troubles,
    peers,
    async write(by, key, ...cell) {
      const deviceNo = cast[by];
      const envelopes = [{ ...envelopeOf(doc, peers[by].set(key, ...cell)), epoch: 0 }];
      const author = { person: by, deviceNo, deviceNos: [deviceNo] };
      return log.append(w, { author, batch: (batch += 1), envelopes, asks: [], checkedAt: 0 });
    },
    compactor: (options) =>
      new Compactor({
        log,
        cutter: cutterHere(log),
        limits: few,
        now: () => clock.now,
        schedule: () => () => undefined,
        leap: () => 1,
        onTrouble: ({ what, detail }) => void troubles.push(`${what}: ${detail}`),
        ...options,
      }),
  };
}
/** Bo's later-numbered client writes the older cell first; Ann's newer one arrives second and is hidden. */
async function withHidden({ write }: Scene): Promise<void> {
  await write('bo', 't1+ti', 'older', 100, 'bo');
  await write('ann', 't1+ti', 'newer', 200, 'ann');
  await write('ann', 't1+pj', 'p1', 200, 'ann');
}
const valuesIn = (bytes: Uint8Array) => new Set(cellsIn(structsOf(bytes), () => 0).map(({ value }) => value));

describe('compaction', () => {
  test('[S84] a long tail is folded into a snapshot; a short one is left', async () => {
    const at = scene();
    const compactor = at.compactor();
    await at.write('ann', 't1+ti', 'Seams', 1, 'ann');
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ snapshot: null });
    await at.write('ann', 't1+ti', 'Hems', 2, 'ann');
    await at.write('ann', 't1+pj', 'p1', 2, 'ann');
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ snapshot: { number: 3 }, tail: { entries: 0 } });
    expect(valuesIn((await at.log.snapshot(w, partition))!.bytes)).toEqual(new Set(['Hems', 'p1']));
    expect(compactor.compacted).toMatchObject({ snapshots: 1, writtenBack: 0, failed: 0 });
    expect(at.troubles).toEqual([]);
  });

  test('[S84] [M] a hidden cell is written back by the relay before the snapshot counts', async () => {
    const at = scene();
    await withHidden(at);
    await at.compactor().sweep();
    const { entries } = await at.log.read(w, 3, 1e6);
    expect(entries).toMatchObject([{ kind: 'update', number: 4, person: '', deviceNo: 0 }]);
    expect(await at.log.snapshot(w, partition)).toMatchObject({ number: 4 });
    const snapshot = await at.log.snapshot(w, partition);
    expect(valuesIn(snapshot!.bytes)).toContain('newer');
    await at.write('bo', 't2+ti', 'next', 300, 'bo');
    await at.write('bo', 't2+pj', 'p1', 300, 'bo');
    await at.write('bo', 't2+st', 'q1', 300, 'bo');
    await at.compactor().sweep();
    expect((await at.log.read(w, 7, 1e6)).entries).toEqual([]);
    expect(await at.log.snapshot(w, partition)).toMatchObject({ number: 7 });
  });

  test('[S84] nothing is written back past an entry that came meanwhile: it is cut again', async () => {
    const at = scene();
    await withHidden(at);
    let between = 0;
    const here = cutterHere(at.log);
    const cutter = {
      ...here,
      async snapshot(workspace: string, doc: string) {
        const cut = await here.snapshot(workspace, doc);
        if ((between += 1) === 1) await at.write('ann', 't2+ti', 'meanwhile', 300, 'ann');
        return cut;
      },
    };
    await at.compactor({ cutter }).sweep();
    expect(between).toBe(2);
    const values = valuesIn((await at.log.snapshot(w, partition))!.bytes);
    expect(values).toContain('newer');
    expect(values).toContain('meanwhile');
    expect(await at.log.docState(w, partition)).toMatchObject({ tail: { entries: 0 } });
  });

  test('[S84] the history of what it covers is kept: every value that was ever written, once', async () => {
    const at = scene();
    await withHidden(at);
    const compactor = at.compactor();
    await compactor.sweep();
    for (const value of ['a', 'b', 'c']) await at.write('bo', 't1+nm', value, 300, 'bo');
    await compactor.sweep();
    const blobs = await at.log.historyOf(w, partition);
    const told = blobs.flatMap((blob) => readHistory(blob).changes);
    expect(told.map(({ number, person, value }) => [number, person, value])).toEqual([
      [1, 'bo', 'older'],
      [2, 'ann', 'newer'],
      [3, 'ann', 'p1'],
      [5, 'bo', 'a'],
      [6, 'bo', 'b'],
      [7, 'bo', 'c'],
    ]);
  });

  test('[S85] a document past a limit begins a new epoch, once nobody has written in it for a while', async () => {
    const at = scene();
    await withHidden(at);
    const compactor = at.compactor({ limits: { ...few, clients: 1 } });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 0 });
    at.clock.now += few.quietMs - 1;
    await at.write('ann', 't1+st', 'q1', 300, 'ann');
    await compactor.sweep();
    at.clock.now += few.quietMs - 1;
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 0 });
    at.clock.now += 1;
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 1, last: 6, floor: 6 });
    const base = await at.log.snapshot(w, partition);
    expect(valuesIn(base!.bytes)).toEqual(new Set(['newer', 'p1', 'q1']));
    expect(at.troubles).toEqual([`a document began a new epoch: ${partition} had passed its limit of clients`]);
    expect(compactor.compacted.epochs).toBe(1);
  });

  test('[S182] a document of which a device knows a later epoch begins anew above that, from all that there is, at the next pass', async () => {
    const at = scene();
    await withHidden(at);
    const ahead = new Ahead();
    const compactor = at.compactor({ ahead });
    ahead.note(w, { doc: partition, epoch: 3 });
    ahead.note(w, { doc: partition, epoch: 2 });
    ahead.note(w, { doc: 'p/s0000000000000000A/t1', epoch: 7 });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 4 });
    expect(valuesIn((await at.log.snapshot(w, partition))!.bytes)).toEqual(new Set(['newer', 'p1']));
    expect(at.troubles).toEqual([`a document began a new epoch: ${partition}: its epoch 3 was lost`]);
    ahead.note(w, { doc: partition, epoch: 3 });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 4 });
  });

  test('[S369] an epoch rises by chance, of its own accord and above what was seen', async () => {
    const at = scene();
    await withHidden(at);
    const ahead = new Ahead();
    const leaps = [200, 3, 7];
    const compactor = at.compactor({ ahead, limits: { ...few, clients: 1 }, leap: () => leaps.shift() ?? 1 });
    await compactor.sweep();
    at.clock.now += few.quietMs;
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 200 });
    ahead.note(w, { doc: partition, epoch: 300 });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 303 });
    ahead.note(w, { doc: partition, epoch: 310 });
    await at.log.changeStanding(w, { do: 'renew', above: 1 });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 317 });
  });

  test('[S182] where somebody writes while it is cut it is tried again', async () => {
    const at = scene();
    await withHidden(at);
    const ahead = new Ahead();
    const real = cutterHere(at.log);
    let isBusy = true;
    const epoch: typeof real.epoch = async (...of) => {
      const made = await real.epoch(...of);
      if (isBusy) await at.write('ann', 't1+st', 'q1', 300, 'ann');
      isBusy = false;
      return made;
    };
    const compactor = at.compactor({ ahead, cutter: { ...real, epoch } });
    ahead.note(w, { doc: partition, epoch: 1 });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 0 });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ epoch: 2 });
  });

  test('[S85] in its new epoch the document takes edits and is compacted as before', async () => {
    const at = scene();
    await withHidden(at);
    const compactor = at.compactor({ limits: { ...few, clients: 1 } });
    await compactor.sweep();
    at.clock.now += few.quietMs;
    await compactor.sweep();
    const ann = rawPeer(clientIdOf(1, cast.ann, 1));
    ann.hear((await at.log.snapshot(w, partition))!.bytes);
    for (const [batch, value] of [
      [91, 'x'],
      [92, 'y'],
      [93, 'z'],
    ] as const) {
      const envelopes = [{ ...envelopeOf(partition, ann.set('t1+ti', value, 400 + batch, 'ann')), epoch: 1 }];
      const author = { person: 'ann', deviceNo: 1, deviceNos: [1] };
      expect(await at.log.append(w, { author, batch, envelopes, asks: [], checkedAt: 0 })).toMatchObject({
        kind: 'accepted',
      });
    }
    await at.compactor().sweep();
    const snapshot = await at.log.snapshot(w, partition);
    expect(snapshot).toMatchObject({ epoch: 1 });
    expect(valuesIn(snapshot!.bytes)).toEqual(new Set(['p1', 'z']));
  });

  test('[S86] a full partition is followed by the next, once', async () => {
    const at = scene();
    const limits = { ...few, tasks: 2 };
    await at.write('ann', 't1+ti', 'one', 1, 'ann');
    await at.write('ann', 'c1+ti', 'no task', 1, 'ann');
    await at.write('ann', 'c1+nm', 'no task', 1, 'ann');
    const compactor = at.compactor({ limits });
    await compactor.sweep();
    const second = partition.replace(/0$/, '1');
    expect(await at.log.docState(w, second)).toBeUndefined();
    for (const key of ['t2+ti', 't2+pj', 't2+st', 't3+ti', 't3+pj', 't3+st']) {
      await at.write('ann', key, 'more', 2, 'ann');
      await compactor.sweep();
    }
    expect(await at.log.docState(w, second)).toMatchObject({ epoch: 0 });
    expect(compactor.compacted.opened).toBe(1);
  });

  test('[S87] raw entries go after the history window, when a verified backup has them', async () => {
    const at = scene();
    await withHidden(at);
    const compactor = at.compactor();
    await compactor.sweep();
    at.clock.now += few.historyMs + days;
    await compactor.sweep();
    expect(await at.log.horizon(w)).toBe(0);
    await at.log.setSafe(w, 2);
    at.clock.now += days;
    await compactor.sweep();
    expect(await at.log.horizon(w)).toBe(2);
    expect(compactor.compacted.dropped).toBe(2);
    expect(valuesIn((await at.log.snapshot(w, partition))!.bytes)).toContain('newer');
    expect(readHistory((await at.log.historyOf(w, partition))[0]!).changes.length).toBe(3);
  });

  test('[S88] what cannot be cut is said and left as it was; the rest is compacted', async () => {
    const at = scene();
    await withHidden(at);
    const cutter = { ...cutterHere(at.log), snapshot: () => Promise.reject(new Error('no memory')) };
    const compactor = at.compactor({ cutter });
    await compactor.sweep();
    expect(at.troubles).toEqual([`compacting ${partition}: no memory`]);
    expect(await at.log.docState(w, partition)).toMatchObject({ snapshot: null, tail: { entries: 3 } });
    await compactor.sweep();
    expect(compactor.compacted).toMatchObject({ snapshots: 0, failed: 1 });
    await at.write('bo', 't2+ti', 'next', 300, 'bo');
    await at.compactor().sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ tail: { entries: 0 } });
  });

  test('[S88] a workspace that may not be written now is left as it is', async () => {
    const at = scene();
    await withHidden(at);
    let open = false;
    const compactor = at.compactor({ mayWrite: () => open });
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ snapshot: null });
    open = true;
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toMatchObject({ snapshot: { number: 4 } });
  });

  test('[S84] stopped, it touches the log no more, and what was not kept is cut another time', async () => {
    const at = scene();
    await withHidden(at);
    const compactor = at.compactor();
    const sweeping = compactor.sweep();
    await compactor.stop();
    await sweeping;
    const before = await at.log.docState(w, partition);
    await compactor.sweep();
    expect(await at.log.docState(w, partition)).toEqual(before);
  });

  test('[S84] a feed’s hidden cell is written back under an id of its author’s', async () => {
    const feed = 'f/s0000000000000000A/t1/2026q1';
    const at = scene(feed);
    const low = rawPeer(clientIdOf(1, 1, 0));
    const high = rawPeer(clientIdOf(1, 2, 0));
    const updates = [
      [2, high.setIn('by:ann', 'm1+tx', 'older', 100, 'ann')],
      [1, low.setIn('by:ann', 'm1+tx', 'newer', 200, 'ann')],
      [1, low.setIn('by:ann', 'm1+on', 't1', 200, 'ann')],
    ] as const;
    let batch = 0;
    for (const [deviceNo, bytes] of updates) {
      const author = { person: 'ann', deviceNo, deviceNos: [1, 2] };
      const envelopes = [{ ...envelopeOf(feed, bytes), epoch: 0 }];
      expect(await at.log.append(w, { author, batch: (batch += 1), envelopes, asks: [], checkedAt: 0 })).toMatchObject({
        kind: 'accepted',
      });
    }
    await at.compactor().sweep();
    const { entries } = await at.log.read(w, 3, 1e6);
    expect(entries).toMatchObject([{ envelope: { client: clientIdOf(1, 1, relaySession) } }]);
    // Ann goes on from what was written back: the guard takes it for hers.
    low.hear(...entries.flatMap((entry) => (entry.kind === 'update' ? [entry.envelope.bytes] : [])));
    const envelopes = [{ ...envelopeOf(feed, low.setIn('by:ann', 'm1+tx', 'on', 300, 'ann')), epoch: 0 }];
    const author = { person: 'ann', deviceNo: 1, deviceNos: [1, 2] };
    expect(await at.log.append(w, { author, batch: 9, envelopes, asks: [], checkedAt: 0 })).toMatchObject({
      kind: 'accepted',
    });
  });
});
