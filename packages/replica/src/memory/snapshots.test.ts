import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { snapshotOf } from '../compacting/compact.ts';
import type { Envelope, Superseded } from '../contract.ts';
import { draws, fed, ordered, play, rowsOf, steps, type Entry } from '../test/history.ts';
import { ownSnapshotOf } from '../compacting/own-cut.ts';
import { rawPeer } from '../test/raw.ts';
import { addTask, device, partition, retitle, start, type TestDevice } from '../test/scene.ts';

let session = 0;
const relay = (): number => 2 ** 44 + (session += 1);
const docsIn = (log: readonly Entry[]): readonly string[] => [...new Set(log.map(({ envelope }) => envelope.doc))];
const bytesIn = (log: readonly Entry[], doc: string): readonly Uint8Array[] =>
  log.filter(({ envelope }) => envelope.doc === doc).map(({ envelope }) => envelope.bytes);
const cutOf = (log: readonly Entry[], doc: string): Uint8Array => snapshotOf(doc, bytesIn(log, doc), relay).snapshot;

/** What stands: every cell of the records of these histories, by value, time and author. */
const cellsOf = ({ replica }: TestDevice): unknown =>
  ['t1', 't2', 'mann', 'mbo', 'mcy'].map((id) =>
    replica
      .cellsOf(id)
      .map(({ key, value, t, by }) => ({ key, value, t, by }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  );

test('[R60] a snapshot anywhere in a history, the rest after it and repetitions of what it covers, give the rows and cells of all entries', async () => {
  await fc.assert(
    fc.asyncProperty(steps, draws, fc.nat(), async (all, draw, cut) => {
      const { log, devices } = await play(all);
      const order = ordered(log, draw);
      const place = cut % (order.length + 1);
      const at = device('eve', 9);
      for (const doc of docsIn(order.slice(0, place)))
        at.replica.receiveSnapshot(doc, cutOf(order.slice(0, place), doc));
      fed(order.slice(cut % (place + 1)), at);
      expect(rowsOf(at)).toEqual(rowsOf(devices[0] as TestDevice));
      expect(cellsOf(at)).toEqual(cellsOf(devices[0] as TestDevice));
    }),
    { numRuns: 120 },
  );
}, 60_000);

test('[R60] above what a device holds already and below what waits in its outbox, a snapshot gives what the entries would have given', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, fc.tuple(fc.nat(), fc.nat()), async (all, own, [seen, cut]) => {
      const { log } = await play(all);
      const from = seen % (log.length + 1);
      const to = from + (cut % (log.length - from + 1));
      const [slow, fast] = [device('eve', 9), device('eve', 9)];
      for (const at of [slow, fast]) fed(log.slice(0, from), at);
      for (const { act, skew } of own) {
        slow.clock.now = start + skew * 1000;
        const { gesture, envelopes } = await slow.run(act);
        if (envelopes.length > 0) fast.replica.restorePending(gesture.id, envelopes);
      }
      fed(log, slow);
      for (const doc of docsIn(log.slice(0, to))) {
        const bytes = cutOf(log.slice(0, to), doc);
        fast.log.unshift({ doc, bytes });
        fast.replica.receiveSnapshot(doc, bytes);
      }
      fed(log.slice(to), fast);
      expect(rowsOf(fast)).toEqual(rowsOf(slow));
      // And it can be written to as before: nothing that its next edit builds on is missing.
      const written = await fast.run(addTask('t3', 'after'));
      expect(written.envelopes).toHaveLength(1);
    }),
    { numRuns: 80 },
  );
}, 60_000);

test('[R60] rows move once, and who wrote the newest cell has changed them', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const made = await ann.run(addTask('t1', 'Seams'));
  bo.take(made.envelopes, 'ann');
  const renamed = await bo.run(retitle('t1', 'Hems'));
  const again = await bo.run(retitle('t1', 'Hems and seams'));
  const bytes = [made, renamed, again].flatMap(({ envelopes }) => envelopes.map((one) => one.bytes));
  const at = device('eve', 9);
  const { changes, superseded } = at.replica.receiveSnapshot(partition, snapshotOf(partition, bytes, relay).snapshot);
  expect(superseded).toEqual([]);
  expect(changes.map(({ id, kind }) => [id, kind])).toEqual([['t1', 'put']]);
  expect(changes[0]).toMatchObject({ by: 'bo', own: false });
  expect(at.replica.receiveSnapshot(partition, snapshotOf(partition, bytes, relay).snapshot).changes).toEqual([]);
});

test('[R90] what came whole tells who wrote in it and when, a gesture once, and nothing of what stood before', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const made = await ann.run(addTask('t1', 'Seams'));
  bo.take(made.envelopes, 'ann');
  bo.clock.now += 60_000;
  const renamed = await bo.run(retitle('t1', 'Hems'));
  const bytes = [made, renamed].flatMap(({ envelopes }) => envelopes.map((one) => one.bytes));
  const whole = snapshotOf(partition, bytes, relay).snapshot;
  const told = (at: ReturnType<typeof device>) =>
    at.replica
      .receiveSnapshot(partition, whole)
      .writings()
      .map((one) => [one.by, one.at]);
  const second = (at: number) => Math.floor(at / 1_000) * 1_000;
  expect(told(device('eve', 9))).toEqual([
    ['ann', second(ann.clock.now)],
    ['bo', second(bo.clock.now)],
  ]);
  expect(told(ann)).toEqual([['bo', second(bo.clock.now)]]);
  expect(told(ann)).toEqual([]);
});

test('[R60] an own edit that lost to what a snapshot holds is told of, one that was replaced knowingly is not', async () => {
  const [ann, bo, eve] = [device('ann', 1), device('bo', 2), device('eve', 3)];
  const made = await ann.run(addTask('t1', 'Seams'));
  for (const at of [bo, eve]) at.take(made.envelopes, 'ann');
  const eves = await eve.run(retitle('t1', 'Eve’s'));
  bo.clock.now += 60_000;
  const bos = await bo.run(retitle('t1', 'Bo’s'));
  const apart = [made, bos].flatMap(({ envelopes }) => envelopes.map((one) => one.bytes));
  const lost = (superseded: readonly Superseded[]) => superseded.map((one) => [one.lost.value, one.won.value]);
  const told = eve.replica.receiveSnapshot(partition, snapshotOf(partition, apart, relay).snapshot).superseded;
  expect(lost(told)).toEqual([['Eve’s', 'Bo’s']]);

  const fay = device('fay', 4);
  fay.take(made.envelopes, 'ann');
  const fays = await fay.run(retitle('t1', 'Fay’s'));
  const gil = device('gil', 5);
  for (const written of [made, fays]) gil.take(written.envelopes, 'x');
  gil.clock.now += 60_000;
  const gils = await gil.run(retitle('t1', 'Gil’s'));
  const knowing = [made, fays, gils].flatMap(({ envelopes }) => envelopes.map((one) => one.bytes));
  expect(fay.replica.receiveSnapshot(partition, snapshotOf(partition, knowing, relay).snapshot).superseded).toEqual([]);
  expect(fay.replica.rows.tasks.get('t1')?.title).toBe('Gil’s');
  expect(eves.envelopes).toHaveLength(1);
});

test('[R60] what cannot be a snapshot is a fault and changes nothing', async () => {
  const at = device('eve', 9);
  const made = await at.run(addTask('t1', 'Seams'));
  expect(() => at.replica.receiveSnapshot(partition, new Uint8Array([9, 9, 9, 9]))).toThrow('Unexpected end of array');
  at.confirm(made);
  expect(at.replica.rows.tasks.get('t1')?.title).toBe('Seams');
});

test('[R61] in a new epoch the document stands on its new bytes alone: rows that are in both do not move, others go, envelopes say the epoch', async () => {
  const ann = device('ann', 1);
  const made = [await ann.run(addTask('t1', 'Seams')), await ann.run(addTask('t2', 'Hems'))];
  const at = device('eve', 9);
  for (const written of made) at.take(written.envelopes, 'ann');
  const row = at.replica.rows.tasks.get('t1');
  const anew = device('ann', 77);
  const again = await anew.run(addTask('t1', 'Seams'));
  expect(again.envelopes.map(({ epoch }) => epoch)).toEqual([0]);
  const { changes, superseded } = at.replica.renew(partition, 3, (again.envelopes[0] as Envelope).bytes);
  at.log.splice(0, at.log.length, { doc: partition, bytes: (again.envelopes[0] as Envelope).bytes });
  expect([changes.map(({ id, kind }) => [id, kind]), superseded]).toEqual([[['t2', 'gone']], []]);
  expect(at.replica.rows.tasks.get('t1')).toEqual(row);
  const next = await at.run(retitle('t1', 'Zips'));
  expect(next.envelopes.map(({ epoch }) => epoch)).toEqual([3]);
  expect(anew.take(next.envelopes, 'eve').changes).toHaveLength(1);
});

test('[R61] the epoch that is held is known from the start', async () => {
  const at = device('eve', 9);
  at.replica.setEpoch(partition, 2);
  expect((await at.run(addTask('t1', 'Seams'))).envelopes.map(({ epoch }) => epoch)).toEqual([2]);
});

test('[R62] [M] a snapshot of a device’s own keeps the newest cell beside it where Yjs shows an older one, again and again', () => {
  const [ann, bo] = [rawPeer(2 ** 44 + 5), rawPeer(2 ** 45)];
  const first = [
    ann.set('t1+ti', 'Seams', 1, 'ann'),
    ann.set('t1+pj', 'p1', 1, 'ann'),
    ann.set('t1+st', 'q1', 1, 'ann'),
    ann.set('t1+cr', 1, 1, 'ann'),
  ];
  bo.hear(...first);
  const bytes = [...first, bo.set('t1+ti', 'older', 100, 'bo'), ann.set('t1+ti', 'newer', 200, 'ann')];
  const once = ownSnapshotOf(partition, bytes, []);
  if (once === null) throw new Error('nothing was cut');
  expect(once.hidden).toMatchObject([{ record: 't1', code: 'ti', value: 'newer', t: 200, by: 'ann', author: null }]);
  const twice = ownSnapshotOf(partition, [once.snapshot], once.hidden) ?? once;
  expect(twice).not.toBe(once);
  expect(twice).toEqual(once);
  // Where bytes are missing nothing is cut.
  expect(ownSnapshotOf(partition, bytes.slice(1), [])).toBe(null);
  const at = device('eve', 3);
  const { changes } = at.replica.receiveSnapshot(partition, twice.snapshot, twice.hidden);
  expect([at.replica.rows.tasks.get('t1')?.title, changes.length]).toEqual(['newer', 1]);
  const bare = device('eve', 4);
  bare.replica.receiveSnapshot(partition, twice.snapshot);
  expect(bare.replica.rows.tasks.get('t1')?.title).toBe('older');
});

test('[R62] cut anywhere and as often as one likes, a device’s own snapshots lose no row', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), async (all, cuts) => {
      const { log, devices } = await play(all);
      const at = device('eve', 9);
      for (const doc of docsIn(log)) {
        const bytes = bytesIn(log, doc);
        let from = 0;
        let own: ReturnType<typeof ownSnapshotOf> | null = null;
        for (const to of cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b)) {
          own = ownSnapshotOf(doc, [...(own ? [own.snapshot] : []), ...bytes.slice(from, to)], own?.hidden ?? []);
          from = to;
        }
        if (own) at.replica.receiveSnapshot(doc, own.snapshot, own.hidden);
        for (const rest of bytes.slice(from)) at.replica.receive(doc, rest, { person: 'x' as PersonId, own: false });
      }
      expect(rowsOf(at)).toEqual(rowsOf(devices[0] as TestDevice));
    }),
    { numRuns: 80 },
  );
}, 60_000);
