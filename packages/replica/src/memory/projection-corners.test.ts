// Projections of what is rare: copies, records of a later version, emptied ones, several documents in any order.
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import type { DocName } from '../contract.ts';
import { rawPeer } from '../test/raw.ts';
import { addTask, device, partition, retitle, type TestDevice } from '../test/scene.ts';

const other: DocName = 'r/s1/2';
const author = { person: 'x' as PersonId, own: false };
const client = 2 ** 44 + 5;

/** A device that has read these updates, and one that has loaded their projection. */
function bothWays(doc: DocName, updates: readonly Uint8Array[]): [TestDevice, TestDevice] {
  const [read, loaded] = [device('eve', 8), device('eve', 9)];
  for (const bytes of updates) read.replica.receive(doc, bytes, author);
  loaded.replica.loadProjection(doc, read.replica.project(doc));
  return [read, loaded];
}
const wholeTask = (peer: ReturnType<typeof rawPeer>, id: string, title: string): Uint8Array[] => [
  peer.set(`${id}+ti`, title, 5, 'ann'),
  peer.set(`${id}+pj`, 'p1', 5, 'ann'),
  peer.set(`${id}+st`, 'q1', 5, 'ann'),
  peer.set(`${id}+cr`, 1, 5, 'ann'),
];

test('[R33] an empty document has a projection, and so has one whose records are all emptied', async () => {
  const [, empty] = bothWays(partition, []);
  expect([...empty.replica.rows.tasks.all()]).toEqual([]);
  const peer = rawPeer(client);
  const [read, loaded] = bothWays(partition, [...wholeTask(peer, 't1', 'Seams'), peer.set('t1+ti', null, 9, 'ann')]);
  expect(loaded.replica.rows.tasks.get('t1')).toBeUndefined();
  const back = peer.set('t1+ti', 'Back', 10, 'ann');
  for (const at of [read, loaded]) at.replica.receive(partition, back, author);
  expect(loaded.replica.rows.tasks.get('t1')).toEqual(read.replica.rows.tasks.get('t1'));
  expect(loaded.replica.rows.tasks.get('t1')?.title).toBe('Back');
});

test('[R33] cells of fields and records that this version does not know go through a projection unharmed', () => {
  const peer = rawPeer(client);
  const value = { deep: [1, { bytes: new Uint8Array([1, 2]) }, undefined], nothing: null };
  const updates = [
    ...wholeTask(peer, 't1', 'Seams'),
    peer.set('t1+zz', value, 6, 'ann'),
    peer.set('Z9+xx', 7n, 6, 'bo'),
  ];
  const [read, loaded] = bothWays(partition, updates);
  for (const id of ['t1', 'Z9']) expect(loaded.replica.cellsOf(id)).toEqual(read.replica.cellsOf(id));
  expect(loaded.replica.cellsOf('Z9')[0]?.value).toBe(7n);
  const third = device('eve', 7);
  third.replica.loadProjection(partition, loaded.replica.project(partition));
  expect(third.replica.project(partition)).toEqual(read.replica.project(partition));
});

test('[R33] minus zero, numbers that are none and texts that look like numbers come back as themselves', () => {
  const peer = rawPeer(client);
  const values = [-0, Number.NaN, Number.POSITIVE_INFINITY, '1', 'null', '', false, 2 ** 53, [], {}, [-0]];
  const updates = values.map((value, at) => peer.set(`Z${at}+xx`, value, 6, 'ann'));
  const [, loaded] = bothWays(partition, updates);
  const back = values.map((_value, at) => loaded.replica.cellsOf(`Z${at}`)[0]?.value);
  back.forEach((value, at) => expect([at, value]).toEqual([at, values[at]]));
  expect([Object.is(back[0], -0), Object.is((back[10] as number[])[0], -0)]).toEqual([true, true]);
});

test('[R30] [R33] copies of one record in two documents show the same, in whichever order projections are loaded', () => {
  const [one, two] = [rawPeer(client), rawPeer(client + 2 ** 20)];
  const [first, second] = [wholeTask(one, 't1', 'In the first'), wholeTask(two, 't1', 'In the second')];
  const read = device('eve', 8);
  for (const bytes of first) read.replica.receive(partition, bytes, author);
  for (const bytes of second) read.replica.receive(other, bytes, author);
  const blobs: [DocName, Uint8Array][] = [partition, other].map((doc) => [doc, read.replica.project(doc)]);
  const emptied = one.set('t1+ti', null, 9, 'ann');
  for (const order of [blobs, blobs.toReversed()]) {
    const loaded = device('eve', 9);
    for (const [doc, blob] of order) loaded.replica.loadProjection(doc, blob);
    expect([...loaded.replica.rows.tasks.all()]).toEqual([...read.replica.rows.tasks.all()]);
    loaded.replica.receive(partition, emptied, author);
    expect(loaded.replica.rows.tasks.get('t1')?.title).toBe('In the second');
  }
});

test('[R34] a projection taken while edits wait holds none of them, and after their confirmation all', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  const [rename, added] = [await ann.run(retitle('t1', 'Hems')), await ann.run(addTask('t2', 'Cuffs'))];
  const at = (blob: Uint8Array): string[] => {
    const loaded = device('eve', 9);
    loaded.replica.loadProjection(partition, blob);
    return [...loaded.replica.rows.tasks.all()].map(({ title }) => title).toSorted();
  };
  expect(at(ann.replica.project(partition))).toEqual(['Seams']);
  ann.confirm(rename);
  expect(at(ann.replica.project(partition))).toEqual(['Hems']);
  ann.confirm(added);
  expect(at(ann.replica.project(partition))).toEqual(['Cuffs', 'Hems']);
});

test('[R12] [R33] after a projection the bytes that it holds change nothing, and a gap behind it is still a fault', () => {
  const peer = rawPeer(client);
  const updates = wholeTask(peer, 't1', 'Seams');
  const [, loaded] = bothWays(partition, updates);
  for (const bytes of updates)
    expect(loaded.replica.receive(partition, bytes, author)).toEqual({ changes: [], superseded: [] });
  peer.set('t1+ti', 'never told', 6, 'ann');
  const later = peer.set('t1+ti', 'after a gap', 7, 'ann');
  expect(() => loaded.replica.receive(partition, later, author)).toThrow('a gap');
  expect(loaded.replica.rows.tasks.get('t1')?.title).toBe('Seams');
});

test('[R33] a record that nobody has asked for is found by its id, its indexes and among all', () => {
  const peer = rawPeer(client);
  const updates = [...wholeTask(peer, 't1', 'Seams'), ...wholeTask(peer, 't2', 'Cuffs')];
  const asked = {
    byId: (at: TestDevice) => [at.replica.rows.tasks.get('t1')?.title],
    byIndex: (at: TestDevice) => at.replica.rows.tasks.by('project', 'p1').map(({ title }) => title),
    amongAll: (at: TestDevice) => [...at.replica.rows.tasks.all()].map(({ title }) => title),
    byCells: (at: TestDevice) => at.replica.cellsOf('t1').map(({ value }) => value),
  };
  for (const ask of Object.values(asked)) {
    const [read, loaded] = bothWays(partition, updates);
    expect(ask(loaded)).toEqual(ask(read));
    expect(ask(loaded)).toEqual(ask(read));
  }
});

test('[R33] a record that was never asked for moves between indexes, loses to a copy and leaves like any other', () => {
  const peer = rawPeer(client);
  const updates = [
    ...wholeTask(peer, 't1', 'Seams'),
    ...wholeTask(peer, 't2', 'Cuffs'),
    ...wholeTask(peer, 't3', 'Hems'),
  ];
  const [read, loaded] = bothWays(partition, updates);
  const more = [peer.set('t1+pj', 'p2', 9, 'ann'), peer.set('t2+ti', null, 9, 'ann')];
  for (const at of [read, loaded]) {
    for (const bytes of more) at.replica.receive(partition, bytes, author);
    for (const bytes of wholeTask(rawPeer(client + 2 ** 20), 't3', 'A copy'))
      at.replica.receive('r/s1/0', bytes, author);
  }
  const seen = (at: TestDevice) =>
    ['p1', 'p2'].map((project) => at.replica.rows.tasks.by('project', project).map(({ id, title }) => [id, title]));
  expect(seen(loaded)).toEqual(seen(read));
  expect(seen(loaded)).toEqual([[['t3', 'A copy']], [['t1', 'Seams']]]);
});

test('[R33] [R41] what is on the way to another space counts as it did, whenever the statement is known', () => {
  const peer = rawPeer(client);
  const [read] = bothWays(partition, [...wholeTask(peer, 't1', 'Seams'), ...wholeTask(peer, 't2', 'Cuffs')]);
  read.replica.receive(partition, peer.set('t2+@', 's2', 9, 'ann'), author);
  const blob = read.replica.project(partition);
  const moved = { t1: { s1: ['s2'] } } as never;
  const titles = (at: TestDevice) => [...at.replica.rows.tasks.all()].map(({ title }) => title);
  read.replica.setMoved(moved);
  for (const when of ['before', 'after']) {
    const loaded = device('eve', 9);
    if (when === 'before') loaded.replica.setMoved(moved);
    loaded.replica.loadProjection(partition, blob);
    if (when === 'after') loaded.replica.setMoved(moved);
    expect([when, titles(loaded)]).toEqual([when, titles(read)]);
    expect(titles(loaded)).toEqual(['Cuffs']);
  }
});

test('[R33] a projection of what is half asleep is the projection of what was all read', () => {
  const peer = rawPeer(client);
  const [read, loaded] = bothWays(partition, [...wholeTask(peer, 't1', 'Seams'), ...wholeTask(peer, 't2', 'Cuffs')]);
  const other = rawPeer(client + 2 ** 20).set('t1+as', 'bo', 9, 'bo');
  for (const at of [read, loaded]) at.replica.receive(partition, other, author);
  expect(loaded.replica.project(partition)).toEqual(read.replica.project(partition));
  const again = device('eve', 7);
  again.replica.loadProjection(partition, loaded.replica.project(partition));
  expect(again.replica.rows.tasks.by('assigned', 'bo').map(({ title }) => title)).toEqual(['Seams']);
  for (const id of ['t1', 't2']) expect(again.replica.cellsOf(id)).toEqual(read.replica.cellsOf(id));
});

test('[R27] what is pending is restored above a projection, also when it names cells that the projection holds', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  const blob = ann.replica.project(partition);
  ann.clock.now += 5_000;
  const waiting = await ann.run(retitle('t1', 'Hems'));
  const again = device('ann', 1, { session: 1, log: ann.log });
  again.replica.loadProjection(partition, blob);
  const { changes, superseded } = again.replica.restorePending('1', waiting.envelopes);
  expect(superseded).toEqual([]);
  expect(changes).toMatchObject([{ id: 't1', fields: ['title'], own: true }]);
  await again.replica.refuse(['1'], 2 ** 44 + 2 ** 20 + 7);
  expect(again.replica.rows.tasks.get('t1')?.title).toBe('Seams');
  const next = await again.run(retitle('t1', 'Collar'));
  expect(next.envelopes[0]?.client).toBe(2 ** 44 + 2 ** 20 + 7);
});
