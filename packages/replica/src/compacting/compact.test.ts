import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import { deviceNoOf } from '../client-id.ts';
import { snapshotOf, writtenBackOf } from './compact.ts';
import { envelopeOf } from '../writing/envelope.ts';
import { ownSnapshotOf } from './own-cut.ts';
import { rawPeer } from '../test/raw.ts';
import { addTask, device, partition, retitle, space } from '../test/scene.ts';

const relay = (): number => 2 ** 44;
const both = (late: string, early: string): readonly Uint8Array[] => {
  const [ann, bo] = [rawPeer(2 ** 44 + 5), rawPeer(2 ** 45)];
  const first = [
    ann.set('t1+ti', 'Seams', 1, 'ann'),
    ann.set('t1+pj', 'p1', 1, 'ann'),
    ann.set('t1+st', 'q1', 1, 'ann'),
    ann.set('t1+cr', 1, 1, 'ann'),
  ];
  bo.hear(...first);
  return [...first, bo.set('t1+ti', early, 100, 'bo'), ann.set('t1+ti', late, 200, 'ann')];
};

test('[R37] [M] a newer cell with the smaller client id that arrives second survives compaction, with its time and author', () => {
  const bytes = both('newer', 'older');
  const plain = new Y.Doc();
  for (const update of bytes) Y.applyUpdate(plain, update);
  const lost = device('eve', 3);
  lost.replica.receive(partition, Y.encodeStateAsUpdate(plain), { person: 'x' as PersonId, own: false });
  expect(lost.replica.rows.tasks.get('t1')?.title).toBe('older');

  const { snapshot, writtenBack } = snapshotOf(partition, bytes, relay);
  expect(writtenBack).toHaveLength(1);
  const at = device('eve', 3);
  at.replica.receive(partition, snapshot, { person: 'x' as PersonId, own: false });
  expect(at.replica.rows.tasks.get('t1')?.title).toBe('newer');
  expect(at.replica.cellsOf('t1').find(({ key }) => key === 't1+ti')).toMatchObject({
    value: 'newer',
    t: 200,
    by: 'ann',
  });
});

test('[R37] a document without hidden cells is cut as it is', () => {
  const bytes = both('newer', 'older').slice(0, -1);
  const { snapshot, writtenBack } = snapshotOf(partition, bytes, relay);
  expect(writtenBack).toEqual([]);
  expect(snapshotOf(partition, [snapshot], relay).snapshot).toEqual(snapshot);
});

test('[R38] what is written back changes no row and flags nothing, before or after; an edit over it was written knowingly', async () => {
  const bytes = both('newer', 'older');
  const { writtenBack } = snapshotOf(partition, bytes, relay);
  const at = device('eve', 3);
  const take = (updates: readonly Uint8Array[]) =>
    at.take(
      updates.map((update) => ({ doc: partition, epoch: 0, client: 0, from: 0, to: 0, bytes: update })),
      'x',
    );
  take(bytes);
  const row = at.replica.rows.tasks.get('t1');
  expect(take(writtenBack)).toEqual({ changes: [], superseded: [] });
  expect(at.replica.rows.tasks.get('t1')).toBe(row);
  const fay = device('fay', 4);
  fay.take(
    at.log.map(({ doc, bytes: update }) => ({ doc, epoch: 0, client: 0, from: 0, to: 0, bytes: update })),
    'x',
  );
  const edit = await fay.run(retitle('t1', 'Hems'));
  expect(edit.superseded).toEqual([]);
  expect(at.take(edit.envelopes, 'fay').superseded).toEqual([]);
  expect(at.replica.rows.tasks.get('t1')?.title).toBe('Hems');
});

test('[R38] a gesture whose cell was written back can still be undone', async () => {
  const bo = device('bo', 2);
  const made = await bo.run(addTask('t1', 'Seams'));
  const ann = device('ann', 1);
  ann.take(made.envelopes, 'bo');
  const bos = await bo.run(retitle('t1', 'older'));
  ann.clock.now += 60_000;
  const anns = await ann.run(retitle('t1', 'newer'));
  ann.take(bos.envelopes, 'bo');
  ann.confirm(anns);
  const { writtenBack } = snapshotOf(
    partition,
    ann.log.map(({ bytes }) => bytes),
    relay,
  );
  expect(writtenBack).toHaveLength(1);
  ann.take(
    writtenBack.map((bytes) => ({ doc: partition, epoch: 0, client: 0, from: 0, to: 0, bytes })),
    'relay',
  );
  expect((await ann.undo(anns.gesture)).result).toEqual({ undone: 1, skipped: 0 });
  expect(ann.replica.rows.tasks.get('t1')?.title).toBe('Seams');
});

test('[R37] in a feed a hidden cell is written back under its author’s root', async () => {
  const feed = 'f/s1/t1/2026q1';
  const [low, high] = [device('ann', 1), device('ann', 2)];
  const made = await high.run(
    (tx, ctx) =>
      tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, 'm1', {
        on: 't1',
        text: 'one',
        at: 1,
      }) as undefined,
  );
  low.take(made.envelopes, 'ann');
  const older = await high.run((tx) => tx.comments.patch('m1', { text: 'older' }) as undefined);
  low.clock.now += 60_000;
  const newer = await low.run((tx) => tx.comments.patch('m1', { text: 'newer' }) as undefined);
  const authors: unknown[] = [];
  const { snapshot, writtenBack } = snapshotOf(
    feed,
    [made, older, newer].flatMap(({ envelopes }) => envelopes.map(({ bytes }) => bytes)),
    (author, writer) => {
      authors.push(author, deviceNoOf(writer));
      return relay();
    },
  );
  expect([writtenBack.length, authors]).toEqual([1, ['ann', 1]]);
  const at = device('eve', 3);
  at.replica.receive(feed, snapshot, { person: 'x' as PersonId, own: false });
  expect(at.replica.rows.comments.get('m1')).toMatchObject({ text: 'newer', by: 'ann' });
});

test('[R37] a page is cut without a look inside', () => {
  const ydoc = new Y.Doc();
  ydoc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  expect(snapshotOf('p/s1/t1', [bytes], relay)).toMatchObject({ snapshot: bytes, writtenBack: [] });
});

test('[R37] what is written back is one run of one id each time, and no more than a frame carries', () => {
  const [ann, bo] = [rawPeer(2 ** 44 + 5), rawPeer(2 ** 45)];
  const long = 'x'.repeat(1_000);
  const keys = Array.from({ length: 400 }, (_, at) => `t${at}+ti`);
  const bytes = [
    ...keys.map((key) => bo.set(key, 'older', 100, 'bo')),
    ...keys.map((key) => ann.set(key, long, 200, 'ann')),
  ];
  const { snapshot, writtenBack } = snapshotOf(partition, bytes, relay);
  expect(writtenBack.length).toBeGreaterThan(1);
  expect(Math.max(...writtenBack.map(({ length }) => length))).toBeLessThan(256 * 1024);
  const runs = writtenBack.map((update) => envelopeOf(partition, update));
  expect(runs.map(({ from }) => from)).toEqual([0, ...runs.slice(0, -1).map(({ to }) => to)]);
  const at = device('eve', 3);
  at.replica.receive(partition, snapshot, { person: 'x' as PersonId, own: false });
  expect(at.replica.cellsOf('t399')[0]).toMatchObject({ value: long, t: 200 });
});

test('[R37] a snapshot says what it weighs: client ids, structs, tasks', () => {
  const { weight } = snapshotOf(partition, both('newer', 'older'), relay);
  expect(weight).toMatchObject({ clients: 3, tasks: 1 });
  expect(weight.structs).toBeGreaterThan(3);
});

test('[W240] cells that lie hidden in a document which is given back are written under an id of the device’s own, as they were', () => {
  const cut = ownSnapshotOf(partition, both('newer', 'older'), []);
  if (!cut) throw new Error('nothing is missing');
  const own = 2 ** 44 + 7 * 2 ** 20;
  const back = writtenBackOf(partition, cut.snapshot, { hidden: cut.hidden, client: own });
  const at = device('eve', 3);
  for (const bytes of [cut.snapshot, back ?? new Uint8Array(2)])
    at.replica.receive(partition, bytes, { person: 'x' as PersonId, own: false });
  expect(at.replica.cellsOf('t1').find(({ key }) => key === 't1+ti')).toMatchObject({
    value: 'newer',
    t: 200,
    by: 'ann',
  });
  expect(envelopeOf(partition, back ?? new Uint8Array(2))).toMatchObject({ client: own, from: 0, to: 1 });
  expect(writtenBackOf(partition, cut.snapshot, { hidden: [], client: own })).toBeNull();
});
