// A relay that was set back before it stamped what it lost: every device that was told a cursor above can show the loss.
import { createDeviceKey } from '@baton/ledger/keys';
import type { Cursor } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { writer } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, toldHead, unsealed, type Scene } from '../test/scene.fixture.ts';
import { mostSealTries } from './limits.ts';
import { openSealer, SealJudge } from './sealing.ts';

async function annAndBo() {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  const bos = await TestPeer.join(scene, { device: bo, joined });
  const doc = `r/${joined.space}/0`;
  return { scene, ann, bo, joined, anns, bos, write: writer(ann, doc), writeBo: writer(bo, doc) };
}
type Here = Awaited<ReturnType<typeof annAndBo>>;
const anew = ({ relay, log, clock }: Scene): Promise<Scene> =>
  openScene({ disk: log.disk, relayKey: relay.options.relayKey, clock });

/** Ann wrote, Bo heard it, and the relay has lost it before it said more. */
async function oneLost() {
  const here = await annAndBo();
  await here.anns.push(1, [here.write('one')]);
  expect(here.bos.of('stamps')).toEqual([]);
  here.scene.log.disk.rewind(1);
  return { ...here, before: here.scene, scene: await anew(here.scene) };
}
async function comeBack(scene: Scene, { bo, joined, bos }: Here, points: readonly Cursor[] = []): Promise<TestPeer> {
  const { cursor } = bos;
  const peer = await TestPeer.join(scene, { device: bo, joined, cursor });
  peer.say({ type: 'trail', points: points.length > 0 ? points : cursor ? [cursor] : [] });
  await settle();
  return peer;
}
const standing = ({ log }: Scene, { joined }: Here) => log.standing(joined.workspace);
const asItWas = { incarnation: 1, isRecovering: false };

test('[S365] a cursor is told with the relay’s seal in the place of half its hash, in entries, in acks and where lines part', async () => {
  const here = await annAndBo();
  await here.anns.push(1, [here.write('one')]);
  const head = await here.scene.log.head(here.joined.workspace);
  const told = await toldHead(here.scene, here.joined.workspace);
  expect([here.anns.cursor, here.bos.cursor]).toEqual([told, told]);
  expect(unsealed(told)).toEqual(unsealed(head?.cursor as Cursor));
  expect(told.chain).not.toEqual(head?.cursor.chain);
  const peer = await TestPeer.join(here.scene, {
    device: here.bo,
    joined: here.joined,
    cursor: { ...told, number: 1 },
  });
  peer.say({ type: 'trail', points: [{ ...told, number: 1 }, told] });
  await settle();
  expect(peer.of('resume')).toMatchObject([{ base: { number: 0 } }]);
  const again = await TestPeer.join(here.scene, {
    device: here.bo,
    joined: here.joined,
    cursor: { ...told, number: 99 },
  });
  again.say({ type: 'trail', points: [told] });
  await settle();
  expect(again.of('resume')).toEqual([{ type: 'resume', base: told }]);
});

test('[S365] a seal is of one relay, one incarnation, one number and one line', async () => {
  const [key, other] = [await createDeviceKey(), await createDeviceKey()];
  const sealer = await openSealer(key, 'w1');
  const cursor = { number: 300, chain: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]) };
  const told = sealer.sealed(cursor, 3);
  expect(sealer.gave(told, 3)).toBe(true);
  expect((await openSealer(key, 'w1')).sealed({ ...cursor }, 3)).toEqual(told);
  const hash = Uint8Array.from(told.chain, (byte, at) => (at === 0 ? byte ^ 1 : byte));
  const seals = [
    sealer.gave(told, 4),
    sealer.gave({ ...told, number: 301 }, 3),
    sealer.gave({ ...told, chain: hash }, 3),
    sealer.gave(cursor, 3),
    (await openSealer(key, 'w2')).gave(told, 3),
    (await openSealer(other, 'w1')).gave(told, 3),
  ];
  expect(seals).toEqual(seals.map(() => false));
});

test('[S366] whoever was told more than the line holds shows it before giving anything back, and it is one loss, whoever shows it', async () => {
  const here = await oneLost();
  const { scene, joined } = here;
  const anns = await TestPeer.join(scene, { device: here.ann, joined, cursor: here.anns.cursor });
  const bos = await TestPeer.join(scene, { device: here.bo, joined, cursor: here.bos.cursor });
  // In the same moment, as all come whose relay starts again.
  anns.say({ type: 'trail', points: [here.anns.cursor as Cursor] });
  bos.say({ type: 'trail', points: [here.bos.cursor as Cursor] });
  await settle();
  expect(await standing(here.scene, here)).toEqual({ incarnation: 2, isRecovering: true });
  expect([anns.closed?.code, bos.closed?.code]).toEqual([4503, 4503]);
  expect(here.scene.troubles.filter((trouble) => trouble.includes('the line was set back'))).toHaveLength(1);
});

test('[S366] also when the line has gone past it with other entries, and where the relay had another incarnation', async () => {
  const here = await oneLost();
  const anns = await TestPeer.join(here.scene, { device: here.ann, joined: here.joined });
  for (const batch of [2, 3]) await anns.push(batch, [writer(here.ann, `r/${here.joined.space}/0`, batch)('another')]);
  await comeBack(here.scene, here);
  expect(await standing(here.scene, here)).toEqual({ incarnation: 2, isRecovering: true });

  const later = await annAndBo();
  const sealer = await openSealer(later.scene.relay.options.relayKey, later.joined.workspace);
  const { cursor } = (await later.scene.log.head(later.joined.workspace)) as { cursor: Cursor };
  const inFive = sealer.sealed(cursor, 5);
  const workspace = await later.scene.relay.workspace(later.joined.workspace);
  const who = { person: later.bo.person, device: later.bo.device, deviceNo: later.bo.deviceNo };
  const peer = new TestPeer();
  peer.place = workspace?.room.join(who, peer, { incarnation: 5, cursor: inFive });
  await settle();
  peer.say({ type: 'trail', points: [inFive] });
  await settle();
  expect(await standing(later.scene, later)).toEqual({ incarnation: 6, isRecovering: true });
});

test('[S367] what the line holds, what another relay sealed and what a device makes up show no loss', async () => {
  const here = await oneLost();
  const lost = here.bos.cursor as Cursor;
  const other = await openSealer(await createDeviceKey(), here.joined.workspace);
  for (const point of [unsealed(lost), other.sealed(lost, 1), { ...lost, number: lost.number + 1 }]) {
    const peer = await comeBack(here.scene, here, [point]);
    expect(peer.of('resume')).toHaveLength(1);
  }
  const onLine = await toldHead(here.scene, here.joined.workspace);
  const peer = await comeBack(here.scene, here, [onLine]);
  expect(peer.of('resume')).toEqual([{ type: 'resume', base: onLine }]);
  expect(await standing(here.scene, here)).toEqual(asItWas);
});

test('[S367] what a device guesses is not looked at for long, and holds up nobody else', async () => {
  const sealer = await openSealer(await createDeviceKey(), 'w1');
  const judge = new SealJudge(sealer);
  const cursor = { number: 300, chain: new Uint8Array(8) };
  const told = sealer.sealed(cursor, 2);
  const [guesser, honest] = [7, 8];
  // One that is shown again and again, as by a device with a bad network, is one.
  for (let at = 0; at < 2 * mostSealTries; at += 1)
    expect(judge.givenIn({ deviceNo: honest, cursor, incarnation: 2 }, 2)).toBeUndefined();
  for (let at = 0; at < mostSealTries; at += 1)
    judge.givenIn({ deviceNo: guesser, cursor: { ...cursor, number: 400 + at }, incarnation: 0 }, 2);
  expect(judge.givenIn({ deviceNo: guesser, cursor: told, incarnation: 2 }, 2)).toBeUndefined();
  expect(judge.givenIn({ deviceNo: honest, cursor: told, incarnation: 2 }, 2)).toBe(2);
  // A device that has something to give back does not say in which incarnation it was.
  expect(judge.givenIn({ deviceNo: honest, cursor: sealer.sealed(cursor, 4), incarnation: 0 }, 2)).toBe(4);
  // Of an incarnation that is over all is known.
  expect(judge.givenIn({ deviceNo: honest, cursor: sealer.sealed(cursor, 1), incarnation: 1 }, 2)).toBeUndefined();
});

test('[S368] a point above the cursor of its hello is shown for its seal alone: the device is fed from its own cursor', async () => {
  const here = await annAndBo();
  const cursor = here.bos.cursor as Cursor;
  await here.anns.push(1, [here.write('one')]);
  const furthest = here.bos.cursor as Cursor;
  expect(furthest.number).toBeGreaterThan(cursor.number);
  const join = (scene: Scene) => TestPeer.join(scene, { device: here.bo, joined: here.joined, cursor });
  const workspace = await here.scene.relay.workspace(here.joined.workspace);
  const who = { person: here.bo.person, device: here.bo.device, deviceNo: here.bo.deviceNo };
  const peer = new TestPeer();
  peer.place = workspace?.room.join(who, peer, { incarnation: 0, cursor });
  peer.say({ type: 'trail', points: [furthest, cursor] });
  await settle();
  expect(peer.of('resume')).toEqual([{ type: 'resume', base: cursor }]);
  here.scene.log.disk.rewind(1);
  const scene = await anew(here.scene);
  const back = await join(scene);
  back.say({ type: 'trail', points: [furthest, cursor] });
  await settle();
  expect(await standing(scene, here)).toEqual({ incarnation: 2, isRecovering: true });
});
