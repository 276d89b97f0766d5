// My devices as the relay saw them, and signing them out.
import { closeCodes } from '@baton/protocol/frames';
import { DevicesSeen } from '@baton/protocol/http-sign-in';
import { Refused } from '@baton/protocol/http';
import { beforeEach, expect, test } from 'vitest';
import { TestDevice } from '../../test/device.fixture.ts';
import { TestPeer } from '../../test/scene.fixture.ts';
import { addPasskey, annsMail, good, openSignIn, signInBy, type SignInScene } from '../sign-in/sign-in.fixture.ts';

let all: SignInScene;
let laptop: TestDevice;
let phone: TestDevice;
const seenBy = async (device: TestDevice) =>
  DevicesSeen.parse((await device.get(`/api/devices/${all.joined.workspace}`)).json).devices;
const signOut = (by: TestDevice, part: { devices?: readonly string[]; here?: boolean } = {}) =>
  by.post('/api/devices/sign-out', {
    workspace: all.joined.workspace,
    devices: part.devices ?? null,
    here: part.here ?? false,
  });
const refusal = ({ json }: { json: unknown }) => Refused.parse(json).refused;

beforeEach(async () => {
  all = await openSignIn();
  const { scene, ann, joined } = all;
  laptop = ann;
  phone = await TestDevice.make(scene.ask, ann.person);
  const device = { id: phone.device, key: phone.key.publicKey };
  await ann.propose(joined, { type: 'device-enrolled', person: ann.person, device, how: 'code' });
  await phone.signIn(joined);
});

test('[S235] each of my devices is told with when it was last here; nobody else’s is', async () => {
  const { scene, bo } = all;
  const before = scene.clock.now();
  await scene.clock.pass(3_600_000);
  await phone.get(`/api/devices/${all.joined.workspace}`);
  const seen = await seenBy(laptop);
  expect(seen.map(({ device }) => device)).toEqual([laptop.device, phone.device]);
  expect(seen.find(({ device }) => device === phone.device)?.seen).toBe(before + 3_600_000);
  expect((await seenBy(bo)).map(({ device }) => device)).toEqual([bo.device]);
});

test('[S236] signing out everywhere ends every other session and connection in that turn; this one goes on', async () => {
  const { scene, joined, bo } = all;
  const [mine, theirs] = [
    await TestPeer.join(scene, { device: phone, joined }),
    await TestPeer.join(scene, { device: bo, joined }),
  ];
  const ticket = await phone.ticket(joined);
  expect((await signOut(laptop)).status).toBe(200);
  expect(mine.closed?.code).toBe(closeCodes.signedOut);
  expect(theirs.closed).toBeUndefined();
  expect((await phone.post('/api/tickets', { workspace: joined.workspace })).status).toBe(401);
  expect(scene.services.tickets.redeem(ticket)).toBeUndefined();
  expect((await laptop.post('/api/tickets', { workspace: joined.workspace })).status).toBe(200);
  expect((await bo.post('/api/tickets', { workspace: joined.workspace })).status).toBe(200);
});

test('[S236] here as well, when it is wished: the browser forgets its cookie too', async () => {
  const { joined } = all;
  const answer = await signOut(laptop, { here: true });
  expect([answer.status, answer.cookie?.includes('Max-Age=0')]).toEqual([200, true]);
  expect(refusal(await laptop.signIn(joined))).toBe('signed-out-everywhere');
  expect(refusal(await phone.signIn(joined))).toBe('signed-out-everywhere');
});

test('[S237] the key of a device that was signed out opens nothing by itself', async () => {
  const { joined, browser } = all;
  await signOut(laptop);
  const answer = await phone.signIn(joined);
  expect([answer.status, refusal(answer), answer.cookie]).toEqual([401, 'signed-out-everywhere', null]);
  expect((await seenBy(laptop)).map(({ signedOut }) => signedOut)).toEqual([false, true]);
  // Somebody else's proof is no proof.
  const bos = browser();
  await all.bo.post('/api/account/password', { workspace: joined.workspace, mail: 'bo@x.example', password: good });
  await bos.password(good, 'bo@x.example');
  expect((await signInBy(bos, phone, { joined })).status).toBe(401);
});

test('[S237] with the password, with a passkey, or let in from another device of that person, it goes on', async () => {
  const { joined, browser, bo } = all;
  await signOut(laptop);
  const mine = browser();
  await mine.password(good, annsMail);
  expect((await signInBy(mine, phone, { joined })).status).toBe(200);
  expect((await phone.signIn(joined)).status).toBe(200);

  const passkey = await addPasskey(laptop, joined);
  await signOut(laptop);
  const bos = await addPasskey(bo, joined);
  expect((await signInBy(browser(), phone, { joined, passkey: bos })).status).toBe(401);
  expect((await signInBy(browser(), phone, { joined, passkey })).status).toBe(200);

  await signOut(laptop);
  const letIn = (by: TestDevice) =>
    by.post('/api/devices/let-in', { workspace: joined.workspace, device: phone.device });
  expect([(await letIn(bo)).status, (await phone.signIn(joined)).status]).toEqual([404, 401]);
  expect([(await letIn(laptop)).status, (await phone.signIn(joined)).status]).toEqual([200, 200]);
});

test('[S237] a proof of before, and one that was used, opens nothing', async () => {
  const { joined, browser } = all;
  const mine = browser();
  await mine.password(good, annsMail);
  await signOut(laptop);
  expect((await signInBy(mine, phone, { joined })).status).toBe(401);
  await mine.password(good, annsMail);
  expect((await signInBy(mine, phone, { joined })).status).toBe(200);
  await signOut(laptop);
  expect((await signInBy(mine, phone, { joined })).status).toBe(401);
});

test('[S237] a word of the passkey is good for one opening: what stands in the ledger, or was used, opens nothing', async () => {
  const { joined, browser } = all;
  const passkey = await addPasskey(laptop, joined);
  await signOut(laptop);
  const assertion = await passkey.assert('A'.repeat(43));
  const replayed = { ...passkey, assert: () => Promise.resolve(assertion) };
  expect((await signInBy(browser(), phone, { joined, passkey: replayed })).status).toBe(401);
});

test('[S236] one device alone is signed out by name; somebody else’s is not', async () => {
  const { joined, bo } = all;
  await signOut(laptop, { devices: [bo.device] });
  expect((await bo.signIn(joined)).status).toBe(200);
  await signOut(laptop, { devices: [phone.device] });
  expect((await phone.signIn(joined)).status).toBe(401);
});
