import { expect, test } from 'vitest';
import { writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type SceneOptions } from '../test/scene.fixture.ts';
import { paceOf, stampMs } from './limits.ts';

const paceMs = 10;

async function threeInAFullRoom(part: SceneOptions = {}) {
  const scene = await openScene({ pace: () => paceMs, ...part });
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  const bos = await TestPeer.join(scene, { device: bo, joined });
  await scene.clock.pass(10 * stampMs);
  const doc = `r/${joined.space}/0`;
  return { scene, ann, bo, cy, joined, anns, bos, doc, anns_: writer(ann, doc), bos_: writer(bo, doc) };
}
/** How many edits each frame brought. */
const framesOf = (peer: TestPeer) =>
  peer
    .of('entries')
    .map(({ entries }) => entries.filter(({ kind }) => kind === 'update').length)
    .filter((count) => count > 0);
const numbersOf = (peer: TestPeer) => peer.entries.map(({ number }) => number);
const isRising = (numbers: readonly number[]) => numbers.every((number, at) => number > (numbers[at - 1] ?? 0));

test('[S205] the first edit goes at once, what follows within a moment goes together when it is over', async () => {
  const { scene, anns, bos, anns_ } = await threeInAFullRoom();
  for (const batch of [1, 2, 3, 4]) await anns.push(batch, [anns_('x')]);
  expect(framesOf(bos)).toEqual([1]);
  await scene.clock.pass(paceMs);
  expect(framesOf(bos)).toEqual([1, 3]);
  await scene.clock.pass(paceMs);
  await anns.push(5, [anns_('x')]);
  expect(framesOf(bos)).toEqual([1, 3, 1]);
});

test('[S205] nothing waits in a room of few, and nothing for longer than a tenth of a second in any', () => {
  expect([1, 39].map(paceOf)).toEqual([0, 0]);
  expect(paceOf(200)).toBe(8);
  expect(paceOf(100_000)).toBe(100);
});

test('[S205] a lot of bytes does not wait', async () => {
  const { anns, bos, anns_ } = await threeInAFullRoom();
  const long = 'x'.repeat(200_000);
  for (const batch of [1, 2, 3, 4]) await anns.push(batch, [anns_(long)]);
  expect(framesOf(bos)).toEqual([1, 3]);
});

test('[S206] who writes gets no echo, and the ack when the cursor that it tells has been reached', async () => {
  const { scene, anns, bos, anns_, bos_ } = await threeInAFullRoom();
  await anns.push(1, [anns_('one')]);
  await bos.push(1, [bos_('two')]);
  await anns.push(2, [anns_('three')]);
  expect(anns.of('ack').map(({ batch }) => batch)).toEqual([1]);
  await scene.clock.pass(paceMs);
  expect(anns.of('ack').map(({ batch }) => batch)).toEqual([1, 2]);
  expect(anns.updates.map(({ deviceNo }) => deviceNo)).toEqual(bos.updates.slice(0, 1).map(() => 2));
  expect(bos.updates.map(({ deviceNo }) => deviceNo)).toEqual([1, 1]);
  expect(anns.cursor).toEqual(bos.cursor);
  expect(anns.cursor?.number).toBe(Math.max(...numbersOf(bos)));
});

test('[S206] a device that comes, or falls behind, while commits are gathered is sent each of them once', async () => {
  const { scene, anns, bos, cy, joined, anns_ } = await threeInAFullRoom();
  await anns.push(1, [anns_('one')]);
  await anns.push(2, [anns_('two')]);
  const cys = await TestPeer.join(scene, { device: cy, joined });
  bos.say({ type: 'hold', docs: [`p/${joined.space}/t1`] });
  await settle();
  await anns.push(3, [anns_('three')]);
  await scene.clock.pass(paceMs);
  for (const peer of [bos, cys]) {
    expect(peer.updates.length).toBe(3);
    expect(isRising(numbersOf(peer))).toBe(true);
    expect(peer.cursor).toEqual(anns.cursor);
  }
});

test('[S207] a decision waits for nobody, and what was committed before it comes before it', async () => {
  const { ann, joined, anns, bos, anns_ } = await threeInAFullRoom();
  await anns.push(1, [anns_('one')]);
  await anns.push(2, [anns_('two')]);
  await ann.invite(joined);
  await settle();
  expect(bos.entries.slice(-3).map(({ kind }) => kind)).toEqual(['update', 'update', 'ledger']);
  expect(isRising(numbersOf(bos))).toBe(true);
});

test('[S207] who is shut out has had what was committed before, and nothing after', async () => {
  const { ann, bo, joined, anns, bos, anns_ } = await threeInAFullRoom();
  await anns.push(1, [anns_('one')]);
  await anns.push(2, [anns_('two')]);
  await ann.propose(joined, { type: 'device-revoked', device: bo.device });
  await anns.push(3, [anns_('three')]);
  expect(bos.frames.map(({ type }) => type).slice(-2)).toEqual(['entries', 'bye']);
  expect(bos.updates.length).toBe(2);
});

test('[S208] a stamp never comes before the entries that it covers', async () => {
  const { scene, anns, bos, anns_ } = await threeInAFullRoom({ pace: () => 2 * stampMs });
  await anns.push(1, [anns_('one')]);
  await anns.push(2, [anns_('two')]);
  await scene.clock.pass(stampMs + 1);
  const covered = () => bos.of('stamps').flatMap(({ stamps }) => stamps.map(({ last }) => last));
  expect(bos.updates.length).toBe(1);
  expect(covered()).toEqual([bos.updates[0]?.number]);
  await scene.clock.pass(4 * stampMs);
  expect(bos.updates.length).toBe(2);
  expect(covered().at(-1)).toBe(bos.updates[1]?.number);
});

test('[S208] sent away, everybody has what was gathered, and the stamps over it', async () => {
  const { scene, anns, bos, anns_ } = await threeInAFullRoom();
  await anns.push(1, [anns_('one')]);
  await anns.push(2, [anns_('two')]);
  await scene.relay.close(4503, 'the relay restarts');
  expect(bos.frames.map(({ type }) => type).slice(-3)).toEqual(['entries', 'stamps', 'bye']);
  expect(bos.updates.length).toBe(2);
});
