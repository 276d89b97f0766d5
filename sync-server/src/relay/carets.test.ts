import { createEncoder } from '@baton/protocol/codec';
import { clientIdOf } from '@baton/replica/client-id';
import { pageOf } from '@baton/replica/layout';
import { expect, test } from 'vitest';
import { newId, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, TestPeer } from '../test/scene.fixture.ts';
import { readMarks, writeMarks } from './awareness.ts';
import { CaretBoard, type CaretReader } from './carets.ts';

const clientOf = (device: TestDevice | undefined): number => clientIdOf(1, device?.deviceNo ?? 0, 1);
const caretAt = (client: number, at: number, more: object = {}): Uint8Array =>
  writeMarks([{ client, clock: at, state: JSON.stringify({ cursor: { anchor: at, head: at }, ...more }) }]);
const opened = Uint8Array.of(0);

async function people(count: number) {
  const scene = await openScene();
  const { joined, ...devices } = await cast(scene, ...Array.from({ length: count }, (_, at) => `p${at}`));
  const all = Object.values<TestDevice>(devices);
  const peers: TestPeer[] = [];
  for (const device of all) peers.push(await TestPeer.join(scene, { device, joined }));
  const doc = pageOf(joined.space, newId('t'));
  const say = (at: number, bytes: Uint8Array) => peers[at]?.say({ type: 'caret', doc, bytes });
  const heard = (at: number) => peers[at]?.of('carets').flatMap(({ here }) => here) ?? [];
  return { scene, joined, all, peers, doc, say, heard };
}
const statesOf = (bytes: Uint8Array = new Uint8Array()) =>
  readMarks(bytes)?.map(({ state }) => JSON.parse(state ?? 'null') as object);

test('[S150] who has a page open is told who else has, and where their carets stand', async () => {
  const { scene, all, say, heard, peers } = await people(3);
  say(0, opened);
  await scene.clock.pass(200);
  expect(heard(0)).toEqual([]);
  say(1, caretAt(clientOf(all[1]), 7));
  await scene.clock.pass(200);
  expect(heard(0)).toMatchObject([{ person: all[1]?.person, deviceNo: 2 }]);
  expect(statesOf(heard(0)[0]?.bytes)).toEqual([{ cursor: { anchor: 7, head: 7 } }]);
  expect(heard(1)).toMatchObject([{ person: all[0]?.person, deviceNo: 1, bytes: opened }]);
  // The third has another page open, or none: not a byte.
  expect(peers[2]?.of('carets')).toEqual([]);
});

test('[S150] ten times a second at most, the newest alone, and nothing while nobody moves', async () => {
  const { scene, all, say, peers } = await people(2);
  say(0, opened);
  for (let at = 0; at < 100; at += 1) {
    say(1, caretAt(clientOf(all[1]), at));
    await scene.clock.pass(10);
  }
  await scene.clock.pass(200);
  const frames = peers[0]?.of('carets') ?? [];
  expect(frames.length).toBeGreaterThanOrEqual(9);
  expect(frames.length).toBeLessThanOrEqual(12);
  expect(statesOf(frames.at(-1)?.here[0]?.bytes)).toEqual([{ cursor: { anchor: 99, head: 99 } }]);
  await scene.clock.pass(5_000);
  expect(peers[0]?.of('carets').length).toBe(frames.length);
});

/** Everybody moves all the time for two seconds: what the relay sent, in all. */
async function crowd(count: number): Promise<{ frames: number; bytes: number; echoes: number }> {
  const { scene, all, say, peers } = await people(count);
  for (let at = 0; at < count; at += 1) say(at, opened);
  await scene.clock.pass(1_000);
  for (const peer of peers) peer.frames.length = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    all.forEach((device, at) => say(at, caretAt(clientOf(device), turn)));
    await scene.clock.pass(50);
  }
  let bytes = 0;
  let frames = 0;
  let echoes = 0;
  peers.forEach((peer, at) => {
    const encoder = createEncoder();
    for (const frame of peer.of('carets')) {
      frames += 1;
      bytes += encoder.encode(frame).length;
      echoes += frame.here.filter(({ deviceNo }) => deviceNo === all[at]?.deviceNo).length;
    }
  });
  return { frames, bytes, echoes };
}

test('[S151] N who move cost N frames a turn, and bytes that grow with N, not with its square; no echo', async () => {
  const [eight, thirtyTwo] = [await crowd(8), await crowd(32)];
  expect(eight.frames).toBeGreaterThan(8 * 15);
  expect(eight.frames).toBeLessThanOrEqual(8 * 22);
  expect(thirtyTwo.frames).toBeLessThanOrEqual(eight.frames * 1.5);
  // Four times as many: four times the bytes and a little, where echoes or plain passing on would make it sixteen.
  expect(thirtyTwo.bytes / eight.bytes).toBeLessThan(6);
  expect([eight.echoes, thirtyTwo.echoes]).toEqual([0, 0]);
});

test('[S152] nobody speaks for another: not by client id, not by a name in the state', async () => {
  const { scene, all, say, heard, peers } = await people(3);
  const [ann, bo] = all as [TestDevice, TestDevice];
  say(0, opened);
  say(1, caretAt(clientOf(bo), 3, { user: { name: 'Ann', id: ann.person } }));
  await scene.clock.pass(200);
  expect(heard(0)).toMatchObject([{ person: bo.person }]);
  expect(statesOf(heard(0)[0]?.bytes)).toEqual([{ cursor: { anchor: 3, head: 3 } }]);
  say(1, caretAt(clientOf(ann), 4));
  expect(peers[1]?.closed?.code).toBe(4400);
});

test.each([
  ['garbage', Uint8Array.of(9, 9, 9)],
  ['a state that is no object', writeMarks([{ client: clientIdOf(1, 2, 1), clock: 1, state: '7' }])],
  [
    'a state beyond its bound',
    writeMarks([{ client: clientIdOf(1, 2, 1), clock: 1, state: `{"a":"${'x'.repeat(2_100)}"}` }]),
  ],
  ['no JSON', writeMarks([{ client: clientIdOf(1, 2, 1), clock: 1, state: '{' }])],
])('[S152] %s ends the connection and reaches nobody', async (_, bytes) => {
  const { scene, say, heard, peers } = await people(2);
  say(0, opened);
  say(1, bytes);
  await scene.clock.pass(200);
  expect(peers[1]?.closed?.code).toBe(4400);
  expect(heard(0)).toEqual([]);
});

test('[S153] who closes the page, leaves or falls away is gone from it', async () => {
  const { scene, all, say, heard, peers } = await people(3);
  for (const at of [0, 1, 2]) say(at, caretAt(clientOf(all[at]), at));
  await scene.clock.pass(300);
  say(1, new Uint8Array());
  await scene.clock.pass(300);
  expect(heard(0).at(-1)).toEqual({ person: all[1]?.person, deviceNo: 2, bytes: new Uint8Array() });
  peers[2]?.place?.leave();
  await scene.clock.pass(300);
  expect(heard(0).at(-1)).toEqual({ person: all[2]?.person, deviceNo: 3, bytes: new Uint8Array() });
});

test('[S153] only who may read the page is told', async () => {
  const { scene, joined, all, peers } = await people(3);
  const [ann, bo] = all as [TestDevice, TestDevice];
  const space = newId('s');
  await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person, bo.person] });
  const doc = pageOf(space, newId('t'));
  peers.forEach((peer, at) => peer.say({ type: 'caret', doc, bytes: caretAt(clientOf(all[at]), at) }));
  peers.forEach((peer) => peer.say({ type: 'caret', doc: `r/${joined.space}/0`, bytes: opened }));
  await scene.clock.pass(300);
  const told = peers.map((peer) => peer.of('carets').flatMap(({ here }) => here.map(({ deviceNo }) => deviceNo)));
  expect(told).toEqual([[2], [1], []]);
});

test('[S153] nor longer than that: who may read it no more is gone from it at the next turn', () => {
  const due: (() => void)[] = [];
  const readers = new Set(['ann', 'bo']);
  const board = new CaretBoard({
    now: () => 0,
    schedule: (_, run) => {
      due.push(run);
      return () => undefined;
    },
    mayRead: (person) => readers.has(person),
  });
  const told: string[] = [];
  const readerOf = (person: string, deviceNo: number): CaretReader => ({
    person,
    deviceNo,
    owns: () => true,
    isBusy: () => false,
    tell: (_, here) =>
      void told.push(...here.map((one) => `${person} of ${one.person}: ${one.bytes.length > 0 ? 'here' : 'gone'}`)),
  });
  const [ann, bo] = [readerOf('ann', 1), readerOf('bo', 2)];
  const turn = () => due.splice(0).forEach((run) => run());
  board.say(ann, 'p', opened);
  board.say(bo, 'p', opened);
  turn();
  readers.delete('bo');
  board.say(ann, 'p', caretAt(1, 1));
  turn();
  turn();
  board.say(bo, 'p', caretAt(2, 2));
  turn();
  expect(told).toEqual(['ann of bo: here', 'bo of ann: here', 'ann of bo: gone']);
});
