import { closeCodes } from '@baton/protocol/frames';
import { beforeEach, expect, test } from 'vitest';
import { newId, TestDevice, type Joined } from '../../test/device.fixture.ts';
import { cast, openScene, TestPeer, type Scene } from '../../test/scene.fixture.ts';
import { codeFor, onTablet, sharedTablet, type Tablet } from '../../test/tablet.fixture.ts';

let scene: Scene;
/** Owns the workspace. */
let ann: TestDevice;
let bo: TestDevice;
let joined: Joined;
let at: Tablet;
/** The browser itself: it has no cookie. */
let browser: TestDevice;
beforeEach(async () => {
  scene = await openScene();
  ({ ann, bo, joined } = await cast(scene, 'ann', 'bo'));
  browser = await TestDevice.make(scene.ask);
  at = await sharedTablet(ann, joined);
});

const hour = 3_600_000;
const named = (name: string) => ({ name, notAfter: scene.clock.now() + hour });
const seat = (name: string) => onTablet(ann, at, named(name));
const told = () => ({ workspace: at.workspace, secret: at.secret });
const look = async () => (await browser.post('/api/tablets/look', told())).json;
const of = ({ device }: TestDevice) => ({ ...told(), device });
const choose = async (whose: TestDevice, pin: string, code?: string) =>
  (await browser.post('/api/tablets/pin', { ...of(whose), pin, ...(code === undefined ? {} : { code }) })).json;
const check = async (whose: TestDevice, pin: string) =>
  (await browser.post('/api/tablets/check', { ...of(whose), pin })).json;
const askCode = (whose: TestDevice, by = ann) =>
  by.post('/api/tablets/codes', { workspace: at.workspace, device: whose.device });
const right = { ok: true };
const spent = { ok: false, why: 'spent' };

async function withPin(name: string, pin = '8351'): Promise<TestDevice> {
  const one = await seat(name);
  expect(await choose(one, pin)).toEqual(right);
  return one;
}

test('[S320] the start screen is told its space, who is on it and whose code waits, and no more', async () => {
  const ana = await withPin('Ana');
  const ben = await seat('Ben');
  const { invitation } = await codeFor(ann, at, named('Cleo'));
  expect(await look()).toEqual({
    ok: true,
    tablet: at.tablet,
    idle: 2,
    spaceTitle: 'Marketing',
    workspaceTitle: 'Northwind Outdoor',
    people: [
      { person: ana.person, device: ana.device, name: 'Ana', has: 'pin' },
      { person: ben.person, device: ben.device, name: 'Ben', has: 'none' },
      { invitation, name: 'Cleo', has: 'code' },
    ],
  });
  scene.clock.turn(2 * hour);
  expect((await look()).people).toHaveLength(2);
});

test('[S320] a secret that matches nothing is told nothing, and opens no other tablet’s PINs', async () => {
  const ana = await withPin('Ana');
  const secret = 's'.repeat(43);
  const unknown = { ok: false, why: 'unknown' };
  expect((await browser.post('/api/tablets/look', { ...told(), secret })).json).toEqual(unknown);
  expect((await browser.post('/api/tablets/look', { ...told(), workspace: newId('w') })).json).toEqual(unknown);
  const other = await sharedTablet(ann, joined);
  const asked = { workspace: other.workspace, secret: other.secret, device: ana.device, pin: '8351' };
  expect((await browser.post('/api/tablets/check', asked)).json).toEqual(unknown);
  expect((await browser.post('/api/tablets/check', { ...asked, secret: at.secret })).json).toEqual(right);
  // Nor of a device that is no tablet's.
  expect(await check(bo, '8351')).toEqual(unknown);
});

test('[S321] the first PIN is chosen within ten minutes, no easy one is, and none without a code after it', async () => {
  const [ana, ben] = [await seat('Ana'), await seat('Ben')];
  expect(await choose(ana, '1234')).toEqual({ ok: false, why: 'easy' });
  expect(await choose(ana, '8351')).toEqual(right);
  expect(await choose(ana, '6402')).toEqual(spent);
  expect(await check(ana, '8351')).toEqual(right);
  scene.clock.turn(601_000);
  expect(await choose(ben, '6402')).toEqual(spent);
  expect(await check(ben, '6402')).toEqual(spent);
});

test('[S322] five wrong ones, waits that double, and after ten only a new code helps', async () => {
  const ana = await withPin('Ana');
  const lefts: unknown[] = [];
  for (let count = 0; count < 4; count += 1) lefts.push((await check(ana, '0001')).left);
  expect(lefts).toEqual([4, 3, 2, 1]);
  for (const minutes of [1, 2, 4, 8, 16]) {
    const now = scene.clock.now();
    expect(await check(ana, '0001')).toEqual({ ok: false, why: 'wait', until: now + minutes * 60_000, now });
    // The right one too, and it costs nothing.
    expect(await check(ana, '8351')).toMatchObject({ ok: false, why: 'wait', until: now + minutes * 60_000 });
    scene.clock.turn(minutes * 60_000);
  }
  expect(await check(ana, '0001')).toEqual(spent);
  scene.clock.turn(24 * hour);
  expect(await check(ana, '8351')).toEqual(spent);
});

test('[S322] a right one begins anew, and many at once are no more than one after the other', async () => {
  const ana = await withPin('Ana');
  for (let count = 0; count < 4; count += 1) await check(ana, '0001');
  expect(await check(ana, '8351')).toEqual(right);
  expect(await check(ana, '0001')).toEqual({ ok: false, why: 'wrong', left: 4 });
  const answers = await Promise.all(Array.from({ length: 9 }, () => check(ana, '0002')));
  expect(answers.filter(({ why }) => why === 'wrong')).toHaveLength(3);
  expect(await check(ana, '8351')).toMatchObject({ why: 'wait' });
});

test('[S323] who leads the space gives a new code: the old PIN is void, the code works once and for a day', async () => {
  const ana = await withPin('Ana');
  expect((await askCode(ana, bo)).status).toBe(404);
  await ann.propose(joined, { type: 'role-set', space: joined.space, person: bo.person, role: 'lead' });
  const { code } = (await askCode(ana, bo)).json;
  expect(code).toMatch(/^\d{4} \d{4}$/u);
  expect((await look()).people[0].has).toBe('code');
  expect(await check(ana, '8351')).toEqual(spent);
  expect(await choose(ana, '6402', '0000 0000')).toEqual({ ok: false, why: 'wrong', left: 4 });
  expect(await choose(ana, '6402', code)).toEqual(right);
  expect(await check(ana, '6402')).toEqual(right);
  expect(await choose(ana, '7713', code)).toEqual(spent);
  const later = (await askCode(ana)).json;
  scene.clock.turn(25 * hour);
  expect(await choose(ana, '7713', later.code)).toEqual(spent);
});

test('[S323] a lead gives none for who runs the workspace, nor for who is on no tablet', async () => {
  const ana = await withPin('Ana');
  await ann.propose(joined, { type: 'role-set', space: joined.space, person: bo.person, role: 'lead' });
  await ann.propose(joined, { type: 'person-role-set', person: ana.person, role: 'admin' });
  expect((await askCode(ana, bo)).status).toBe(404);
  expect((await askCode(ana, ann)).status).toBe(200);
  expect((await askCode(bo, ann)).status).toBe(404);
});

test('[S324] a suspended person is not named and has no PIN there until they are let back', async () => {
  const ana = await withPin('Ana');
  await ann.propose(joined, { type: 'person-suspended', person: ana.person });
  expect((await look()).people).toEqual([]);
  expect(await check(ana, '8351')).toEqual({ ok: false, why: 'unknown' });
  await ann.propose(joined, { type: 'person-resumed', person: ana.person });
  expect(await check(ana, '8351')).toEqual(right);
});

test('[S324] [S325] a closed tablet says so, no PIN is right on it, and its devices get no session', async () => {
  const ana = await withPin('Ana');
  expect((await ana.signIn(joined)).status).toBe(200);
  await ann.propose(joined, { type: 'tablet-closed', tablet: at.tablet });
  expect(await look()).toEqual({ ok: false, why: 'closed' });
  expect(await check(ana, '8351')).toEqual({ ok: false, why: 'unknown' });
  expect((await ana.post('/api/tickets', { workspace: at.workspace })).status).toBe(401);
  expect((await ana.signIn(joined)).json.refused).toBe('revoked');
});

test('[S326] a ticket for one device is not given by the cookie of another', async () => {
  const [ana, ben] = [await seat('Ana'), await seat('Ben')];
  await ana.signIn(joined);
  const asked = { workspace: at.workspace, device: ben.device };
  const answer = await ana.post('/api/tickets', asked);
  expect([answer.status, answer.json.refused]).toEqual([401, 'not-signed-in']);
  expect((await ana.post('/api/tickets', { ...asked, device: ana.device })).status).toBe(200);
});

test('[S327] what is kept of a PIN and a code is not them', async () => {
  const ana = await withPin('Ana', '902847');
  const seatAt = { workspace: at.workspace, device: ana.device };
  expect(scene.services.pins.pinOf(seatAt)?.pin).toMatch(/^\$argon2id\$/u);
  const { code } = (await askCode(ana)).json;
  expect(scene.services.pins.codeOf(seatAt)?.code).toMatch(/^\$argon2id\$/u);
  expect(JSON.stringify([await look(), scene.services.pins.codeOf(seatAt)])).not.toContain(code.replace(' ', ''));
});

test('[S325] a closed tablet’s connections are closed in the turn in which that is in order, and no others', async () => {
  const ana = await seat('Ana');
  const [anas, bos] = [
    await TestPeer.join(scene, { device: ana, joined }),
    await TestPeer.join(scene, { device: bo, joined }),
  ];
  await ann.propose(joined, { type: 'tablet-closed', tablet: at.tablet });
  expect([anas.closed?.code, bos.closed]).toEqual([closeCodes.revoked, undefined]);
});

/** What the tablet types, and what the person's own device is told of it. */
async function typed(code: string, tablet: object = told()) {
  const device = await TestDevice.make(scene.ask, bo.person);
  const key = { id: device.device, key: device.key.publicKey };
  const { json } = await browser.post('/api/device-codes/claim', { code, device: key, tablet });
  return { device, key, json };
}

test('[S382] who is here already comes onto it by their own device’s code, under their name, with a PIN of their own, and ends with it', async () => {
  const given = (await bo.post('/api/device-codes', { workspace: at.workspace })).json;
  const { device, key, json } = await typed(given.code as string);
  expect(json.ok).toBe(true);
  expect((await bo.get(`/api/device-codes/${given.id}`)).json).toMatchObject({ state: 'claimed', tablet: at.tablet });
  const enrolled = { type: 'device-enrolled', person: bo.person, device: key, how: 'code', tablet: at.tablet } as const;
  expect((await bo.propose(joined, enrolled, 'Bo Dahl')).status).toBe(200);
  expect((await look()).people).toEqual([{ person: bo.person, device: device.device, name: 'Bo Dahl', has: 'none' }]);
  expect(await choose(device, '8351')).toEqual(right);
  expect(await check(device, '8351')).toEqual(right);
  expect((await device.signIn(joined)).status).toBe(200);
  await ann.propose(joined, { type: 'tablet-closed', tablet: at.tablet });
  expect((await device.signIn(joined)).status).not.toBe(200);
  expect((await bo.signIn(joined)).status).toBe(200);
});

test('[S382] a code is of no use on a tablet that is not there, closed, or of another workspace', async () => {
  const code = async () => (await bo.post('/api/device-codes', { workspace: at.workspace })).json.code as string;
  const unknown = { ok: false, why: 'unknown' };
  expect((await typed(await code(), { ...told(), secret: 's'.repeat(43) })).json).toEqual(unknown);
  const elsewhere = await (await TestDevice.make(scene.ask)).found('Elsewhere');
  expect((await typed(await code(), { ...told(), workspace: elsewhere.workspace })).json).toEqual(unknown);
  await ann.propose(joined, { type: 'tablet-closed', tablet: at.tablet });
  expect((await typed(await code())).json).toEqual(unknown);
});
