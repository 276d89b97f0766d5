// Strangers at the door, and those who answer them.
import { signBytes } from '@baton/ledger/keys';
import { acceptanceMessage } from '@baton/ledger/proofs';
import type { Decision } from '@baton/model/directory/schema';
import { JoinAsked, JoinsTold, JoinState } from '@baton/protocol/http-joins';
import { SignInWays } from '@baton/protocol/http-sign-in';
import { expect, test } from 'vitest';
import { newId, TestDevice, type Joined } from '../../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../../test/scene.fixture.ts';

const open = async () => {
  const scene = await openScene();
  const people = await cast(scene, 'ann', 'bo');
  return { scene, ...people };
};
async function requestOf(device: TestDevice, workspace: string, part: object = {}) {
  const said = {
    person: device.person,
    device: { id: device.device, key: device.key.publicKey },
    recovery: device.recovery.publicKey,
  };
  const request = newId('i') as string;
  const proof = await signBytes(device.key, acceptanceMessage(workspace, { ...said, invitation: request }));
  return { workspace, request, name: 'Eve Stone', says: 'From the Lyon office', ...said, proof, ...part };
}
async function askTo(scene: Scene, workspace: string) {
  const device = await TestDevice.make(scene.ask);
  const body = await requestOf(device, workspace);
  return { device, body, answer: await device.post('/api/joins', body) };
}
const hear = (by: TestDevice, { workspace }: Joined, isOpen = true) =>
  by.post('/api/joins-of/open', { workspace, isOpen });
const told = async (by: TestDevice, { workspace }: Joined) =>
  JoinsTold.parse((await by.get(`/api/joins-of/${workspace}`)).json);
const stateOf = async (by: TestDevice, claim: string) => JoinState.parse((await by.get(`/api/joins/${claim}`)).json);

test('[S286] a stranger is answered alike, whether there is such a workspace, and whether it hears anybody', async () => {
  const { scene, ann, joined } = await open();
  const shape = async (workspace: string) => {
    const { answer, device } = await askTo(scene, workspace);
    const { claim, until } = JoinAsked.parse(answer.json);
    return [answer.status, claim.length, until, (await stateOf(device, claim)).state];
  };
  const unknown = await shape(newId('w'));
  expect(await shape(joined.workspace)).toEqual(unknown);
  await hear(ann, joined);
  expect(await shape(joined.workspace)).toEqual(unknown);
});

test('[S286] what its device did not sign is not heard', async () => {
  const { scene, ann, joined } = await open();
  await hear(ann, joined);
  const [device, other] = [await TestDevice.make(scene.ask), await TestDevice.make(scene.ask)];
  const body = await requestOf(device, joined.workspace);
  for (const part of [
    { device: { id: device.device, key: other.key.publicKey } },
    { person: ann.person },
    { recovery: other.recovery.publicKey },
    { request: newId('i') },
  ])
    expect((await device.post('/api/joins', { ...body, ...part })).status).toBe(400);
  expect((await told(ann, joined)).waiting).toEqual([]);
});

test('[S287] it is off at first; requests are told to admins alone, who are rung, and not those of before', async () => {
  const { scene, ann, bo, joined } = await open();
  const peer = await TestPeer.join(scene, { device: ann, joined });
  const others = await TestPeer.join(scene, { device: bo, joined });
  await askTo(scene, joined.workspace);
  expect(await told(ann, joined)).toEqual({ isOpen: false, waiting: [] });
  const ways = async () => SignInWays.parse((await bo.get('/api/sign-in')).json).asks;
  expect(await ways()).toBeNull();
  await hear(ann, joined);
  expect(await ways()).toBe(joined.workspace);
  const { body } = await askTo(scene, joined.workspace);
  await settle();
  const { isOpen, waiting } = await told(ann, joined);
  expect([isOpen, waiting.length]).toEqual([true, 1]);
  expect(waiting[0]).toMatchObject({ name: 'Eve Stone', says: 'From the Lyon office', request: body.request });
  expect(peer.of('knocks').map((frame) => frame.waiting)).toEqual([1]);
  expect(others.of('knocks')).toEqual([]);
  expect((await bo.get(`/api/joins-of/${joined.workspace}`)).status).toBe(404);
  expect((await hear(bo, joined)).status).toBe(404);
  await hear(ann, joined, false);
  expect(await ways()).toBeNull();
});

test('[S287] who asked before the relay was started again is told of to an admin who comes', async () => {
  const { scene, ann, bo, joined } = await open();
  await hear(ann, joined);
  const device = await TestDevice.make(scene.ask);
  // Nobody rings: it stands on the disk.
  scene.services.post.joins.ask(await requestOf(device, joined.workspace), 'Firefox');
  const come = async (who: TestDevice) => {
    await who.ticket(joined);
    return (await TestPeer.join(scene, { device: who, joined })).of('knocks').map((frame) => frame.waiting);
  };
  expect([await come(ann), await come(bo)]).toEqual([[1], []]);
});

test('[S287] a relay of several workspaces names none at its door', async () => {
  const { ann, joined, scene } = await open();
  await hear(ann, joined);
  await (await TestDevice.make(scene.ask)).found('Another');
  expect(SignInWays.parse((await ann.get('/api/sign-in')).json)).toMatchObject({ title: null, asks: null });
});

test('[S288] ten an hour from one network, a hundred at once in one place, forgotten after fourteen days', async () => {
  const { scene, ann, joined } = await open();
  await hear(ann, joined);
  for (let turn = 0; turn < 10; turn += 1) expect((await askTo(scene, joined.workspace)).answer.status).toBe(200);
  expect((await askTo(scene, joined.workspace)).answer.status).toBe(429);
  const device = await TestDevice.make(scene.ask);
  const ask = async () => scene.services.post.joins.ask(await requestOf(device, joined.workspace), 'Firefox');
  for (let turn = 10; turn < 100; turn += 1) expect(await ask()).toBeDefined();
  expect(await ask()).toBeUndefined();
  await scene.clock.pass(14 * 86_400_000 + 1);
  await ann.signIn(joined);
  expect((await told(ann, joined)).waiting).toEqual([]);
  expect(await ask()).toBeDefined();
});

test('[S289] admitted by a signed decision, the device goes on by its secret, signs in and is a member', async () => {
  const { scene, ann, bo, joined } = await open();
  await hear(ann, joined);
  const { device, answer } = await askTo(scene, joined.workspace);
  const { claim } = JoinAsked.parse(answer.json);
  expect(await stateOf(device, claim)).toMatchObject({ state: 'waiting' });
  const [one] = (await told(ann, joined)).waiting;
  if (!one) throw new Error('nobody waits');
  const { request, person, device: its, recovery, proof } = one;
  const admitted = {
    type: 'person-admitted',
    request,
    role: 'member',
    spaces: null,
    person,
    device: its,
    recovery,
    proof,
  } as Decision;
  expect((await bo.propose(joined, admitted)).status).toBe(409);
  expect((await ann.propose(joined, admitted)).status).toBe(200);
  expect(await stateOf(device, claim)).toMatchObject({ state: 'admitted', workspaceTitle: 'Northwind Outdoor' });
  expect(await stateOf(device, 'A'.repeat(43))).toEqual({ state: 'over' });
  expect((await told(ann, joined)).waiting).toEqual([]);
  expect((await device.signIn(joined)).status).toBe(200);
});

test('[S289] declined, its words are told to who asked; a request that was taken back is gone', async () => {
  const { scene, ann, joined } = await open();
  await hear(ann, joined);
  const { workspace } = joined;
  const [first, second] = [await askTo(scene, workspace), await askTo(scene, workspace)];
  const decline = (request: string) =>
    ann.post('/api/joins-of/decline', { workspace, request, reason: 'Ask Bo first' });
  expect((await decline(first.body.request)).status).toBe(200);
  expect(await stateOf(first.device, first.answer.json.claim)).toEqual({ state: 'declined', reason: 'Ask Bo first' });
  expect((await decline(first.body.request)).status).toBe(404);
  await second.device.post('/api/joins-back', { claim: second.answer.json.claim });
  expect((await told(ann, joined)).waiting).toEqual([]);
  expect(await stateOf(second.device, second.answer.json.claim)).toEqual({ state: 'over' });
});
