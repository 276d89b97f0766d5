import type { PersonId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { clientIdOf, deviceNoOf } from '../client-id.ts';
import { cellsIn, structsOf } from '../cells/decode.ts';
import { check } from '../guard/guard.ts';
import { beyond, portionsOf } from './portions.ts';
import { rawPeer } from '../test/raw.ts';
import { ownSnapshotOf } from '../compacting/own-cut.ts';
import type { News } from '../stock/news.ts';

const records = 'r/sFXM19MAHW53K3KNEN/0';
const [ann, bo] = [clientIdOf(1, 1, 0), clientIdOf(1, 2, 0)];

/** Two people write over each other for a while; what is left is one snapshot. */
function written(turns: number): { readonly all: Uint8Array[]; readonly whole: Uint8Array } {
  const peers = [rawPeer(ann), rawPeer(bo)] as const;
  const all: Uint8Array[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const [peer, other] = turn % 3 === 0 ? peers : ([peers[1], peers[0]] as const);
    const update = peer.set(`t${turn % 4}+ti`, `Title ${turn}`, turn + 1, 'uann');
    // Every fifth is not heard in time.
    if (turn % 5 !== 0) other.hear(...all, update);
    all.push(update);
  }
  return { all, whole: ownSnapshotOf(records, all, [])?.snapshot ?? new Uint8Array() };
}
/** As the relay takes them: each with what its client id says of its author. */
function passed(portions: readonly News[]): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const { client, from, to, bytes } of portions) {
    const verdict = check(bytes, {
      of: 'records',
      clocks,
      isOwn: (id) => deviceNoOf(id) === deviceNoOf(client),
      personOf: (id) => `u${deviceNoOf(id)}` as PersonId,
      person: `u${deviceNoOf(client)}` as PersonId,
    });
    expect(verdict).toMatchObject({ verdict: 'ok' });
    if (to > from) clocks.set(client, to);
  }
  return clocks;
}
const stateOf = (updates: readonly Uint8Array[]): unknown => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return [doc.getMap('cells').toJSON(), Y.encodeStateVector(doc)];
};

test('[R95] a document comes apart into runs of one author each, which pass the guard in order and come to the same', () => {
  const { all, whole } = written(60);
  const portions = portionsOf(records, whole) ?? [];
  expect(portions.length).toBeGreaterThan(1);
  passed(portions);
  expect(stateOf(portions.map(({ bytes }) => bytes))).toEqual(stateOf(all));
});

test('[R95] in each order of portions and entries the document is the same', () => {
  const { all, whole } = written(30);
  const portions = portionsOf(records, whole) ?? [];
  expect(stateOf([...all.slice(0, 9), ...portions.map(({ bytes }) => bytes)])).toEqual(stateOf(all));
  expect(stateOf([...portions.map(({ bytes }) => bytes), ...all])).toEqual(stateOf(all));
});

test('[R95] no cell of a portion replaces another of it, however often one person wrote the same', () => {
  const peer = rawPeer(ann);
  const all = Array.from({ length: 40 }, (_, at) => peer.set('t1+ti', `Title ${at}`, at + 1, 'uann'));
  const merged = Y.mergeUpdates(all);
  const portions = portionsOf(records, merged) ?? [];
  passed(portions);
  expect(portions.filter(({ from, to }) => to > from)).toHaveLength(40);
});

test('[R95] what is deleted of a page is a portion of its own; of cells none is, and what stands over them stands', () => {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = ann;
  doc.getText('content').insert(0, 'wool');
  doc.clientID = bo;
  doc.getText('content').delete(0, 2);
  const page = portionsOf('p/s1/t1', Y.encodeStateAsUpdate(doc)) ?? [];
  expect(page.map(({ client, from, to }) => [client, from, to])).toEqual([
    [ann, 0, 4],
    [ann, 0, 0],
  ]);
  const { all, whole } = written(40);
  const cells = portionsOf(records, whole) ?? [];
  expect(cells.filter(({ from, to }) => from === to)).toEqual([]);
  expect(stateOf(cells.map(({ bytes }) => bytes))).toEqual(stateOf(all));
});

test('[R95] what lies beyond a clock is cut off, in the middle of a run or of a struct', () => {
  const peer = rawPeer(bo);
  const cells = ['t1', 't2', 't3', 't4'].map((id) => peer.set(`${id}+ti`, id, 1, 'ubo'));
  const [run] = portionsOf(records, Y.mergeUpdates(cells)) ?? [];
  if (!run) throw new Error('there is a run');
  const rest = beyond(run, run.from + 2);
  expect(rest).toMatchObject({ client: bo, from: run.from + 2, to: run.to });
  expect(cellsIn(structsOf(rest?.bytes ?? new Uint8Array()), () => 0).map(({ record }) => record)).toEqual([
    't3',
    't4',
  ]);
  expect(beyond(run, run.from)).toBeNull();
  expect(beyond(run, run.to)).toBeNull();
});

test('[R95] what is cut off keeps its deletions, also of what others wrote', () => {
  const doc = new Y.Doc({ gc: false });
  const text = doc.getText('content');
  doc.clientID = ann;
  text.insert(0, 'wool');
  const before = Y.encodeStateAsUpdate(doc);
  doc.clientID = bo;
  text.insert(4, ' and ');
  const known = Y.encodeStateAsUpdate(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => {
    text.insert(9, 'silk');
    text.delete(0, 4);
  });
  const bytes = Y.mergeUpdates([Y.diffUpdate(known, Y.encodeStateVectorFromUpdate(before)), ...updates]);
  const rest = beyond({ client: bo, from: 0, to: 9, bytes }, 5);
  const read = new Y.Doc();
  for (const update of [known, rest?.bytes ?? new Uint8Array(2)]) Y.applyUpdate(read, update);
  expect(rest).toMatchObject({ client: bo, from: 5, to: 9 });
  expect(read.getText('content').toString()).toBe(' and silk');
});

test('[R95] an empty document has no portions, and garbage is none', () => {
  expect(portionsOf(records, new Uint8Array(2))).toEqual([]);
  expect(portionsOf(records, Uint8Array.of(9, 9, 9))).toBeNull();
});
