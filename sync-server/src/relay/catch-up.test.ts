// A device that was away for long: the smaller of tail and snapshot, resumed where it was cut; what it holds and drops.
import { createEncoder } from '@baton/protocol/codec';
import { everyFeed, everyPage, feedsOf } from '@baton/protocol/holding';
import type { Cursor, RelayFrame } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import type { SpaceId } from '@baton/model/ids';
import { newId, writer, type Joined, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, toldHead, type Scene } from '../test/scene.fixture.ts';
import type { HoldingAsk } from './seat.ts';

interface Place {
  readonly scene: Scene;
  readonly ann: TestDevice;
  readonly bo: TestDevice;
  readonly joined: Joined;
  readonly anns: TestPeer;
  /** Ann writes so many entries of a document. */
  write(doc: string, count: number): Promise<void>;
  /** The document's snapshot at its newest entry, of so many bytes. */
  cut(doc: string, size: number): Promise<number>;
  headOf(): Promise<Cursor>;
  /** As devices are told it. */
  toldHead(): Promise<Cursor>;
}
async function annIsAlone(): Promise<Place> {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  const writers = new Map<string, ReturnType<typeof writer>>();
  let batch = 0;
  const { workspace } = joined;
  return {
    scene,
    ann,
    bo,
    joined,
    anns,
    async write(doc, count) {
      const write = writers.get(doc) ?? writer(ann, doc, writers.size);
      writers.set(doc, write);
      for (let at = 0; at < count; at += 1) await anns.push((batch += 1), [write(`value ${at}`)]);
      expect(anns.of('ack').at(-1)?.batch).toBe(batch);
    },
    async cut(doc, size) {
      const state = await scene.log.docState(workspace, doc);
      const { last: number = 0, epoch = 0 } = state ?? {};
      const snapshot = { doc, epoch, number, bytes: new Uint8Array(size).fill(7), sha256: new Uint8Array(32) };
      const kept = await scene.log.keepSnapshot(workspace, { snapshot, writtenBack: [], history: new Uint8Array(1) });
      expect(kept).toBe(number);
      return number;
    },
    headOf: async () => (await scene.log.head(workspace))?.cursor as Cursor,
    toldHead: () => toldHead(scene, workspace),
  };
}

type Parts = readonly Extract<RelayFrame, { type: 'snapshot' }>[];
const partsOf = (peer: TestPeer, doc: string): Parts => peer.of('snapshot').filter((part) => part.doc === doc);
const updatesOf = (peer: TestPeer, doc: string): number[] =>
  peer.updates.filter(({ envelope }) => envelope.doc === doc).map(({ number }) => number);
const isLive = (peer: TestPeer): boolean => peer.of('entries').at(-1)?.live === true;
async function arrive(place: Place, how: Partial<Parameters<typeof TestPeer.join>[1]> = {}): Promise<TestPeer> {
  const peer = await TestPeer.join(place.scene, { device: place.bo, joined: place.joined, ...how });
  for (let turn = 0; turn < 40 && !isLive(peer) && !peer.closed; turn += 1) await settle();
  return peer;
}

/** S24, looked at with every frame: the cursor told never passes an entry that was not sent, in line or in a snapshot. */
async function passed(
  place: Place,
  peer: TestPeer,
  from: { cursor: number; docs: readonly string[] },
): Promise<number[]> {
  const { entries } = await place.scene.log.read(place.joined.workspace, from.cursor, 1e9);
  const docOf = (entry: (typeof entries)[number]) => (entry.kind === 'update' ? entry.envelope.doc : null);
  const wanted = entries.filter((entry) => from.docs.includes(docOf(entry) ?? from.docs[0] ?? ''));
  const has = new Set<number>();
  const whole = new Map<string | null, number>();
  const missing = ({ cursor }: { readonly cursor: Cursor }): number[] =>
    wanted
      .filter(({ number }) => number <= cursor.number && !has.has(number))
      .filter((entry) => entry.number > (whole.get(docOf(entry)) ?? 0))
      .map(({ number }) => number);
  return peer.frames.flatMap((frame) => {
    if (frame.type === 'snapshot' && frame.total > 0 && frame.offset + frame.bytes.length === frame.total)
      whole.set(frame.doc, frame.number);
    if (frame.type !== 'entries') return [];
    for (const { number } of frame.entries) has.add(number);
    return missing(frame);
  });
}

test('[S90] [S24] far behind, a document comes as its snapshot where that is shorter, else as its entries, and the cursor is the head', async () => {
  const place = await annIsAlone();
  const [long, short] = [`r/${place.joined.space}/0`, 'o/people'];
  await place.write(long, 80);
  const number = await place.cut(long, 500);
  await place.write(short, 3);
  await place.cut(short, 9_000);
  await place.write(long, 2);
  const bos = await arrive(place);
  expect(partsOf(bos, long)).toMatchObject([{ number, offset: 0, total: 500, epoch: 0 }]);
  expect([updatesOf(bos, long).length, updatesOf(bos, short).length, partsOf(bos, short)]).toEqual([2, 3, []]);
  expect([isLive(bos), bos.cursor]).toEqual([true, await place.toldHead()]);
  expect(await passed(place, bos, { cursor: 0, docs: [long, short] })).toEqual([]);
  await place.write(long, 1);
  expect(updatesOf(bos, long)).toHaveLength(3);
});

test('[S90] a device that is not far behind gets the line as it is, and no snapshot is looked for', async () => {
  const place = await annIsAlone();
  const doc = `r/${place.joined.space}/0`;
  const before = await arrive(place);
  const { cursor } = before;
  before.place?.leave();
  await place.write(doc, 20);
  await place.cut(doc, 1);
  const bos = await arrive(place, { cursor });
  expect([updatesOf(bos, doc).length, bos.of('snapshot')]).toEqual([20, []]);
});

test('[S91] people have names before anything else comes: decisions first, then records, then what hangs on them', async () => {
  const place = await annIsAlone();
  const { space } = place.joined;
  const docs = [`f/${space}/t1/2026q1`, `r/${space}/0`, 'o/people'];
  for (const doc of docs) await place.write(doc, 30);
  for (const doc of docs.slice(1)) await place.cut(doc, 10);
  const bos = await arrive(place);
  const order = bos.frames.flatMap((frame) => {
    if (frame.type === 'snapshot') return [frame.doc];
    if (frame.type !== 'entries') return [];
    return frame.entries.map((entry) => (entry.kind === 'update' ? entry.envelope.doc : entry.kind));
  });
  expect([...new Set(order)]).toEqual(['ledger', 'o/people', `r/${space}/0`, `f/${space}/t1/2026q1`]);
});

test('[S92] what hello says is ahead is not sent again; of what follows it only the rest', async () => {
  const place = await annIsAlone();
  const doc = `r/${place.joined.space}/0`;
  await place.write(doc, 80);
  const number = await place.cut(doc, 400);
  await place.write(doc, 5);
  const bos = await arrive(place, { ahead: [[doc, 0, number]] });
  expect([partsOf(bos, doc), updatesOf(bos, doc).length, bos.cursor]).toEqual([[], 5, await place.toldHead()]);
});

test('[S92] what cannot be ahead is not believed: another epoch, a number that was never given, a document that is none', async () => {
  const place = await annIsAlone();
  const doc = `r/${place.joined.space}/0`;
  await place.write(doc, 80);
  const number = await place.cut(doc, 400);
  for (const ahead of [
    [doc, 1, number],
    [doc, 0, 9_999],
    ['r/nowhere/0', 0, number],
  ] as const) {
    const bos = await arrive(place, { ahead: [ahead] });
    expect(partsOf(bos, doc)).toMatchObject([{ number, total: 400 }]);
    bos.place?.leave();
  }
});

test('[S92] a document of which much was sent is marked when it is whole, so that a cut does not send it again', async () => {
  const place = await annIsAlone();
  const [doc, small] = [`r/${place.joined.space}/0`, 'o/people'];
  await place.write(doc, 80);
  await place.cut(doc, 20_000);
  await place.write(small, 70);
  await place.cut(small, 5);
  await place.write(doc, 250);
  await place.cut(doc, 17_000);
  const bos = await arrive(place);
  const { number } = await place.headOf();
  expect(partsOf(bos, doc).map(({ total, number: upTo }) => [total, upTo])).toEqual([
    [17_000, number],
    [0, number],
  ]);
  expect(partsOf(bos, small)).toHaveLength(1);
});

test('[S93] [S24] a cursor below what the log still has raw is fed by document, and misses nothing', async () => {
  const place = await annIsAlone();
  const { workspace, space } = place.joined;
  const [old, fresh] = [`r/${space}/0`, `f/${space}/t1/2026q1`];
  const early = await arrive(place);
  const { cursor } = early;
  early.place?.leave();
  await place.write(old, 6);
  await place.write(fresh, 2);
  await place.cut(old, 3_000);
  await place.scene.log.setSafe(workspace, (await place.headOf()).number);
  expect(await place.scene.log.dropRaw(workspace, { before: Date.now() * 2, most: 1_000 })).toBe(6);
  await place.write(old, 1);
  const bos = await arrive(place, { cursor });
  expect(partsOf(bos, old)).toMatchObject([{ total: 3_000 }]);
  expect([updatesOf(bos, old).length, updatesOf(bos, fresh).length]).toEqual([1, 2]);
  expect([isLive(bos), bos.cursor]).toEqual([true, await place.toldHead()]);
});

test('[S94] a device that never reads costs a part and no more, whatever waits for it; when it reads again it gets the rest', async () => {
  const place = await annIsAlone();
  const doc = `r/${place.joined.space}/0`;
  await place.write(doc, 80);
  await place.cut(doc, 5);
  const size = 3_000_000;
  await place.write(doc, 1);
  const { scene } = place;
  const stored = await scene.log.snapshot(place.joined.workspace, doc);
  const large = { ...stored, doc, epoch: 0, sha256: new Uint8Array(32), number: (await place.headOf()).number };
  const snapshot = { ...large, bytes: new Uint8Array(size).fill(3) };
  await scene.log.keepSnapshot(place.joined.workspace, { snapshot, writtenBack: [], history: null });
  await scene.log.setSafe(place.joined.workspace, snapshot.number);
  await scene.log.dropRaw(place.joined.workspace, { before: Date.now() * 2, most: 1_000 });

  const bos = new TestPeer();
  let sent = 0;
  const { send } = bos;
  bos.send = (frame) => {
    send.call(bos, frame);
    if (frame.type === 'snapshot') bos.waiting += frame.bytes.length;
    sent = Math.max(sent, bos.waiting);
  };
  const relay = await scene.relay.workspace(place.joined.workspace);
  const who = { person: place.bo.person, device: place.bo.device, deviceNo: place.bo.deviceNo };
  bos.place = relay?.room.join(who, bos, { incarnation: 1, cursor: null });
  await scene.clock.pass(60_000);
  expect(sent).toBeLessThan(1_000_000 + 256 * 1024 + 1);
  expect(isLive(bos)).toBe(false);
  for (let turn = 0; turn < 10; turn += 1) {
    bos.waiting = 0;
    await scene.clock.pass(100);
  }
  const bytes = partsOf(bos, doc).reduce((sum, part) => sum + part.bytes.length, 0);
  expect([bytes, isLive(bos), sent < 1_300_000]).toEqual([size, true, true]);
});

const olderAndFeed = (space: string) => ({ page: `f/${space}/t1/2025q4`, feed: `f/${space}/t1/2026q1` });

test('[S95] a device that has never said what it keeps is sent all; one that has, only that', async () => {
  const place = await annIsAlone();
  const { page: older, feed } = olderAndFeed(place.joined.space);
  await place.write(older, 2);
  await place.write(feed, 2);
  const all = await arrive(place);
  expect([updatesOf(all, older).length, updatesOf(all, feed).length]).toEqual([2, 2]);
  all.place?.leave();
  const some = await TestPeer.join(place.scene, {
    device: place.bo,
    joined: place.joined,
    says: [{ type: 'hold', docs: [feedsOf('2026q1')] }],
  });
  for (let turn = 0; turn < 10; turn += 1) await settle();
  await place.write(older, 1);
  await place.write(feed, 1);
  expect([updatesOf(some, older).length, updatesOf(some, feed).length]).toEqual([0, 3]);
});

test('[S95] hold is answered by what there is and a mark, and from there on the document is on the line; drop ends it', async () => {
  const place = await annIsAlone();
  const { page: older } = olderAndFeed(place.joined.space);
  const bos = await TestPeer.join(place.scene, {
    device: place.bo,
    joined: place.joined,
    says: [{ type: 'hold', docs: [everyPage] }],
  });
  await place.write(older, 40);
  expect(updatesOf(bos, older)).toEqual([]);
  bos.say({ type: 'hold', docs: [older] });
  await settle();
  await settle();
  const { number } = await place.headOf();
  expect(partsOf(bos, older).map((part) => [part.number, part.total])).toEqual([
    [0, 0],
    [number, 0],
  ]);
  expect([updatesOf(bos, older).length, isLive(bos), bos.cursor?.number]).toEqual([40, true, number]);
  await place.write(older, 1);
  expect(updatesOf(bos, older)).toHaveLength(41);
  const snapshotAt = await place.cut(older, 30);
  bos.say({ type: 'drop', docs: [older] });
  await settle();
  await place.write(older, 1);
  expect(updatesOf(bos, older)).toHaveLength(41);
  bos.say({ type: 'hold', docs: [older] });
  await settle();
  await settle();
  expect(
    partsOf(bos, older)
      .slice(2)
      .map((part) => [part.number, part.total]),
  ).toEqual([
    [snapshotAt, 30],
    [snapshotAt + 1, 0],
  ]);
  expect(updatesOf(bos, older)).toHaveLength(42);
});

test('[S95] what is kept is remembered over connections, and one pattern brings all that it names', async () => {
  const place = await annIsAlone();
  const { space } = place.joined;
  const feeds = [1, 2, 3].map((no) => `f/${space}/t${no}/2026q1`);
  const first = await TestPeer.join(place.scene, {
    device: place.bo,
    joined: place.joined,
    says: [{ type: 'hold', docs: [everyPage] }],
  });
  await settle();
  first.place?.leave();
  for (const feed of feeds) await place.write(feed, 2);
  const bos = await arrive(place);
  expect(bos.updates).toEqual([]);
  bos.say({ type: 'hold', docs: [everyFeed] });
  for (let turn = 0; turn < 10; turn += 1) await settle();
  expect(feeds.map((feed) => updatesOf(bos, feed).length)).toEqual([2, 2, 2]);
  expect(partsOf(bos, everyFeed)).toMatchObject([{ total: 0, number: (await place.headOf()).number }]);
});

test('[S96] what may not be read is answered as what does not exist: whole, and empty', async () => {
  const place = await annIsAlone();
  const { ann, joined, anns } = place;
  const secret = newId('s') as SpaceId;
  await ann.propose(joined, { type: 'space-opened', space: secret, open: false, members: [ann.person] });
  await anns.push(900, [writer(ann, `f/${secret}/t1/2026q1`, 9)('secret')]);
  const bos = await arrive(place);
  const docs = [`f/${secret}/t1/2026q1`, `f/${secret}/t2/2026q1`, 'r/nowhere/0', 'p/*/x'];
  bos.say({ type: 'hold', docs });
  for (let turn = 0; turn < 10; turn += 1) await settle();
  const answers = docs.map((doc) => partsOf(bos, doc).map(({ doc: _doc, ...rest }) => rest));
  expect(answers[0]).toHaveLength(1);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers.slice(2)).toEqual([[], []]);
  expect(bos.updates).toEqual([]);
});

test('[S171] how often a device has said what it keeps is told, and whoever was told of more than is written is asked anew', async () => {
  const place = await annIsAlone();
  const { scene, joined, bo } = place;
  const join = (ahead: readonly (readonly [string, number, number])[], says: readonly HoldingAsk[] = []) =>
    TestPeer.join(scene, { device: bo, joined, ahead, says });
  const first = await join([], [{ type: 'hold', docs: [everyPage] }]);
  for (let turn = 0; turn < 10; turn += 1) await settle();
  first.say({ type: 'drop', docs: [everyPage] });
  for (let turn = 0; turn < 10; turn += 1) await settle();
  expect(partsOf(first, '-').map(({ number, total }) => [number, total])).toEqual([
    [1, 0],
    [2, 0],
  ]);
  first.place?.leave();
  expect(partsOf(await join([['-', 0, 2]]), '-')).toEqual([]);
  expect(partsOf(await join([['-', 0, 3]]), '-').map(({ number }) => number)).toEqual([0]);
});

test('[S97] a document that begins anew is sent from its new beginning before the line says so, to who is live and to who comes back', async () => {
  const place = await annIsAlone();
  const { workspace, space } = place.joined;
  const doc = `r/${space}/0`;
  const live = await arrive(place);
  await place.write(doc, 3);
  const left = live.cursor;
  const number = (await place.scene.log.docState(workspace, doc))?.last ?? 0;
  const base = { doc, epoch: 1, number, bytes: new Uint8Array(40).fill(9), sha256: new Uint8Array(32) };
  const raised = await place.scene.log.raiseEpoch(workspace, { base, clocks: [], history: null });
  for (let turn = 0; turn < 10; turn += 1) await settle();
  const seen = (peer: TestPeer) =>
    peer.frames.flatMap((frame) => {
      if (frame.type === 'snapshot') return [`snapshot ${frame.epoch} ${frame.number}`];
      return frame.type === 'entries' ? frame.entries.map(({ kind, number: no }) => `${kind} ${no}`) : [];
    });
  const both = [`snapshot 1 ${raised}`, `epoch ${raised}`];
  expect(seen(live).slice(-2)).toEqual(both);
  expect(isLive(live)).toBe(true);
  live.place?.leave();
  expect(seen(await arrive(place, { cursor: left }))).toEqual(both);
});

test('[S98] [S28] who is let into a space gets its documents by snapshot where that is shorter, before the entry that lets them in', async () => {
  const place = await annIsAlone();
  const { ann, bo, joined } = place;
  const space = newId('s') as SpaceId;
  const doc = `r/${space}/0`;
  await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person] });
  await place.write(doc, 30);
  await place.cut(doc, 60);
  await place.write(doc, 1);
  const bos = await arrive(place);
  expect([bos.of('snapshot'), updatesOf(bos, doc)]).toEqual([[], []]);
  await ann.propose(joined, { type: 'member-added', space, person: bo.person });
  for (let turn = 0; turn < 10; turn += 1) await settle();
  expect([partsOf(bos, doc).length, updatesOf(bos, doc).length]).toEqual([1, 1]);
  const grant = bos.entries.findLast(({ kind }) => kind === 'ledger')?.number ?? 0;
  const letIn = bos.frames.findIndex(
    (frame) => frame.type === 'entries' && frame.entries.some(({ number }) => number === grant),
  );
  expect(letIn).toBeGreaterThan(bos.frames.findIndex(({ type }) => type === 'snapshot'));
});

test('[S99] with thousands of documents and nothing new, a device says hello and is told a few hundred bytes', async () => {
  const place = await annIsAlone();
  const { space } = place.joined;
  const { anns, ann } = place;
  for (let batch = 0; batch < 50; batch += 1)
    await anns.push(
      1_000 + batch,
      Array.from({ length: 100 }, (_, no) => writer(ann, `f/${space}/t${batch}-${no}/2026q1`, 1)('x')),
    );
  const first = await arrive(place);
  expect(new Set(first.updates.map(({ envelope }) => envelope.doc)).size).toBe(5_000);
  const { cursor } = first;
  first.place?.leave();
  const again = await arrive(place, { cursor });
  const encoder = createEncoder();
  const down = again.frames.reduce((sum, frame) => sum + encoder.encode(frame).length, 0);
  expect([isLive(again), again.entries.length]).toEqual([true, 0]);
  expect(down).toBeLessThan(300);
});
