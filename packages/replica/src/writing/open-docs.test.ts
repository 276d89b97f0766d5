import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { cellsIn, structsOf } from '../cells/decode.ts';
import { OpenDocs, writeCells, type NewCell } from './open-docs.ts';
import { rawPeer } from '../test/raw.ts';
import { partition } from '../test/scene.ts';

const [mine, others] = [2 ** 45, 2 ** 46];
const bytesOf = (...confirmed: readonly Uint8Array[]): { confirmed(): Promise<readonly Uint8Array[]> } => ({
  confirmed: async () => confirmed,
});
const cell = (key: string, value: unknown, seen?: NewCell['seen']): NewCell => ({ key, value, t: 5, by: 'ann', seen });

async function opened(docs: OpenDocs, pending: readonly Uint8Array[] = []): Promise<Y.Doc> {
  await docs.open(partition, pending);
  const ydoc = docs.get(partition);
  if (ydoc === undefined) throw new Error('the document is not open');
  return ydoc;
}

test('[R25] [M] the assigned id stands after loading own structs, and after own structs arrive', async () => {
  const earlier = rawPeer(mine);
  const [first, second, third] = ['a', 'b', 'c'].map((value) => earlier.set('t1+ti', value, 1, 'ann')) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const docs = new OpenDocs(bytesOf(first), mine);
  const ydoc = await opened(docs, [second]);
  expect(ydoc.clientID).toBe(mine);
  docs.apply(partition, third);
  expect(ydoc.clientID).toBe(mine);
  expect(Y.getState(ydoc.store, mine)).toBe(3);
});

test('[R25] a transaction under any other id is a fault and writes nothing', async () => {
  const docs = new OpenDocs(bytesOf(), mine);
  const ydoc = await opened(docs);
  ydoc.clientID = 7;
  expect(() => writeCells({ ydoc, client: mine, root: 'cells' }, [cell('t1+ti', 'x')])).toThrow('assigned client id');
  expect(ydoc.store.clients.size).toBe(0);
});

test('[R24] what arrives while the bytes are being read is part of the open document', async () => {
  const peer = rawPeer(others);
  const [first, second] = [peer.set('t1+ti', 'a', 1, 'bo'), peer.set('t1+ti', 'b', 2, 'bo')];
  const { promise, resolve } = Promise.withResolvers<readonly Uint8Array[]>();
  const docs = new OpenDocs({ confirmed: () => promise }, mine);
  const opening = docs.open(partition, []);
  docs.apply(partition, second);
  resolve([first]);
  await opening;
  expect(docs.get(partition)?.getMap('cells').get('t1+ti')).toEqual(['t1+ti', 'b', 2, 'bo']);
});

test('[R61] a document that begins anew while its bytes are read is not opened with those of the epoch before', async () => {
  const [before, after] = [rawPeer(others), rawPeer(others + 1)];
  const old = [before.set('t1+ti', 'a', 1, 'bo'), before.set('t1+ti', 'b', 2, 'bo')];
  const { promise, resolve } = Promise.withResolvers<readonly Uint8Array[]>();
  const reads = [promise, Promise.resolve([after.set('t1+ti', 'base', 2, 'bo')])];
  const docs = new OpenDocs({ confirmed: () => reads.shift() ?? Promise.resolve([]) }, mine);
  const opening = docs.open(partition, []);
  docs.shut(partition);
  // Of the epoch that is over: half of it would stand on what is gone.
  resolve(old.slice(1));
  await opening;
  expect(docs.get(partition)).toBeUndefined();
  expect((await opened(docs)).getMap('cells').get('t1+ti')).toEqual(['t1+ti', 'base', 2, 'bo']);
});

test('[R61] what arrives for a document that is read anew is not lost to whoever read it before', async () => {
  const peer = rawPeer(others);
  const [base, news] = [peer.set('t1+ti', 'base', 1, 'bo'), peer.set('t1+ti', 'news', 2, 'bo')];
  const [first, second] = [Promise.withResolvers<readonly Uint8Array[]>(), Promise.withResolvers<Uint8Array[]>()];
  const reads = [first.promise, second.promise];
  const docs = new OpenDocs({ confirmed: () => reads.shift() ?? Promise.resolve([]) }, mine);
  const before = docs.open(partition, []);
  docs.shut(partition);
  const again = docs.open(partition, []);
  first.resolve([]);
  await before;
  docs.apply(partition, news);
  second.resolve([base]);
  await again;
  expect(docs.get(partition)?.getMap('cells').get('t1+ti')).toEqual(['t1+ti', 'news', 2, 'bo']);
});

test('[R12] a document whose bytes are not all here is not opened', async () => {
  const peer = rawPeer(others);
  peer.set('t1+ti', 'a', 1, 'bo');
  const docs = new OpenDocs(bytesOf(peer.set('t1+ti', 'b', 2, 'bo')), mine);
  await expect(docs.open(partition, [])).rejects.toThrow('missing on this device');
  expect(docs.get(partition)).toBeUndefined();
});

test('[R28] after a refusal nothing is open, and documents open again under the new id', async () => {
  const docs = new OpenDocs(bytesOf(), mine);
  await docs.open(partition, []);
  docs.restart(mine + 1);
  expect([docs.get(partition), docs.client]).toEqual([undefined, mine + 1]);
  expect((await opened(docs)).clientID).toBe(mine + 1);
});

test('[R22] cells of one transaction are one run of clocks in the order given', async () => {
  const docs = new OpenDocs(bytesOf(), mine);
  const ydoc = await opened(docs);
  const update = writeCells(
    { ydoc, client: mine, root: 'cells' },
    ['a', 'b', 'c'].map((code) => cell(`t1+${code}`, code)),
  );
  expect(cellsIn(structsOf(update), () => 0)).toMatchObject([
    { code: 'a', clock: 0, t: 5, by: 'ann', over: null },
    { code: 'b', clock: 1 },
    { code: 'c', clock: 2 },
  ]);
});

test('[R18] a cell names the one it replaces only where the map holds another', async () => {
  const peer = rawPeer(others);
  const docs = new OpenDocs(bytesOf(peer.set('t1+ti', 'shown', 1, 'bo')), mine);
  const ydoc = await opened(docs);
  const overOf = (seen: NewCell['seen']): unknown =>
    cellsIn(structsOf(writeCells({ ydoc, client: mine, root: 'cells' }, [cell('t1+ti', 'x', seen)])), () => 0)[0]?.over;
  expect(overOf([others, 0])).toBeNull();
  expect(overOf([mine, 0])).toBeNull();
  expect(overOf([others, 7])).toEqual([others, 7]);
  expect(overOf(undefined)).toBeNull();
});
