// Showing who one is, and what comes of it: with a password, a question to one's own devices; with a passkey, a way in.
import { Asked, Knocks, Proven, SignedInByPasskey, SignInWays } from '@baton/protocol/http-sign-in';
import { ClaimState } from '@baton/protocol/http-devices';
import { Refused } from '@baton/protocol/http';
import { describe, expect, test } from 'vitest';
import { TestDevice } from '../../test/device.fixture.ts';
import { openScene, settle, TestPeer } from '../../test/scene.fixture.ts';
import { addPasskey, annsMail, deviceOf, good, openSignIn, passkeyBody, type SignInScene } from './sign-in.fixture.ts';

const refusal = ({ json }: { json: unknown }) => Refused.parse(json).refused;

describe('before anybody has said who they are', () => {
  test('[S223] a relay with one workspace says whose it is, one with several names none', async () => {
    const { scene, browser } = await openSignIn();
    const ways = async () => SignInWays.parse((await browser().get('/api/sign-in')).json);
    expect(await ways()).toEqual({ signOn: null, title: 'Northwind Outdoor', asks: null });
    await (await TestDevice.make(scene.ask)).found('Another house');
    expect(await ways()).toEqual({ signOn: null, title: null, asks: null });
    expect(SignInWays.parse(await (await (await openScene()).ask('/api/sign-in', {})).json()).title).toBeNull();
  });
});

describe('by password', () => {
  test('[S224] the right one gives a proof in a cookie that scripts cannot reach, and nothing of the workspace but its title', async () => {
    const { ann, joined, browser } = await openSignIn();
    const { status, json, headers } = await browser().password(good, ' Ann@Northwind.example ');
    const seats = [{ workspace: joined.workspace, person: ann.person, title: 'Northwind Outdoor' }];
    expect([status, Proven.parse(json)]).toEqual([200, { how: 'password', seats }]);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-proof-of-baton=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=600$/,
      ),
    ]);
  });

  test('[S224] a proof opens no route of a device, and is over after ten minutes', async () => {
    const { scene, joined, browser } = await openSignIn();
    const mine = browser();
    await mine.password(good);
    const { workspace } = joined;
    expect((await mine.get('/api/sign-in/proof')).status).toBe(200);
    for (const path of [`/api/account/${workspace}`, `/api/devices/${workspace}`, `/api/knocks/${workspace}`])
      expect([path, (await mine.get(path)).status]).toEqual([path, 401]);
    expect((await mine.post('/api/tickets', { workspace })).status).toBe(401);
    const proof = mine.jar.get('__Host-proof-of-baton') ?? '';
    mine.jar.set(`__Host-baton-${workspace}`, proof);
    expect((await mine.post('/api/tickets', { workspace })).status).toBe(401);
    await scene.clock.pass(601_000);
    expect(refusal(await mine.get('/api/sign-in/proof'))).toBe('not-proven');
  });

  test('[S221] a wrong address and a wrong password are answered alike', async () => {
    const { browser } = await openSignIn();
    const [address, password] = [await browser().password(good, 'nobody@x.example'), await browser().password('wrong')];
    expect([address.status, address.json]).toEqual([password.status, password.json]);
    expect(password.json).toEqual({
      refused: 'wrong',
      why: 'Address and password do not match. 4 more tries, then wait 15 minutes.',
    });
  });

  test('[S225] after five wrong ones from one place it has to wait, and counts down before', async () => {
    const { scene, browser } = await openSignIn();
    const mine = browser();
    const said: string[] = [];
    for (let time = 0; time < 5; time += 1) said.push(Refused.parse((await mine.password('wrong')).json).why);
    expect(said.map((why) => why.replace('Address and password do not match. ', ''))).toEqual([
      '4 more tries, then wait 15 minutes.',
      '3 more tries, then wait 15 minutes.',
      '2 more tries, then wait 15 minutes.',
      '1 more try, then wait 15 minutes.',
      'Wait 15 minutes.',
    ]);
    const right = await mine.password(good);
    expect([right.status, refusal(right)]).toEqual([429, 'too-many']);
    await scene.clock.pass(15 * 60_000 + 1_000);
    expect((await mine.password(good)).status).toBe(200);
  });

  test('[S360] of twenty that come at once five are looked at, and the right ones before cost nothing', async () => {
    const { browser } = await openSignIn();
    const mine = browser();
    for (let time = 0; time < 6; time += 1) expect((await mine.password(good)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => mine.password('wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('[S225] whoever tries from everywhere shuts nobody out of where they usually are', async () => {
    const { browser } = await openSignIn();
    const home = browser({ 'x-forwarded-for': '198.51.100.7' });
    expect((await home.password(good)).status).toBe(200);
    const statuses = new Set<number>();
    for (let at = 1; at <= 40; at += 1) {
      const there = browser({ 'x-forwarded-for': `203.0.113.${at}` });
      statuses.add((await there.password('wrong')).status);
    }
    expect([...statuses]).toEqual([401, 429]);
    // A place that was never theirs waits with the others; home goes on.
    expect((await browser({ 'x-forwarded-for': '192.0.2.9' }).password(good)).status).toBe(429);
    expect((await home.password(good)).status).toBe(200);
  });
});

async function asking({ scene, joined, browser }: SignInScene) {
  const mine = browser({ 'user-agent': 'Firefox on a phone' });
  await mine.password(good);
  const device = await TestDevice.make(scene.ask);
  const body = { workspace: joined.workspace, device: deviceOf(device) };
  const asked = Asked.parse((await mine.post('/api/sign-in/ask', body)).json);
  const state = async () => ClaimState.parse((await mine.get(`/api/claims/${asked.claim}`)).json);
  return { mine, device, asked, state };
}
const knocksOf = async (device: TestDevice, { workspace }: SignInScene['joined']) =>
  Knocks.parse((await device.get(`/api/knocks/${workspace}`)).json).waiting;

describe('asking to be let in', () => {
  test('[S226] the device waits; its person’s live device is told at once, signs, and it is in', async () => {
    const all = await openSignIn();
    const { scene, ann, bo, joined } = all;
    const peer = await TestPeer.join(scene, { device: ann, joined });
    const bos = await TestPeer.join(scene, { device: bo, joined });
    const { device, asked, state } = await asking(all);
    expect(peer.of('knocks')).toEqual([{ type: 'knocks', waiting: 1 }]);
    expect(bos.of('knocks')).toEqual([]);
    expect(await state()).toMatchObject({ state: 'waiting' });
    expect(await knocksOf(ann, joined)).toEqual([
      {
        id: asked.codeId,
        person: ann.person,
        device: deviceOf(device),
        agent: 'Firefox on a phone',
        how: 'password',
        expires: asked.expires,
      },
    ]);
    expect(await knocksOf(bo, joined)).toEqual([]);
    await ann.propose(joined, { type: 'device-enrolled', person: ann.person, device: deviceOf(device), how: 'code' });
    expect(await state()).toMatchObject({ state: 'enrolled', person: ann.person });
    expect((await device.signIn(joined)).status).toBe(200);
    expect(await knocksOf(ann, joined)).toEqual([]);
    expect(peer.of('knocks').at(-1)).toEqual({ type: 'knocks', waiting: 0 });
  });

  test('[S226] whoever comes while somebody waits is told, and told no more once it was refused', async () => {
    const all = await openSignIn();
    const { scene, ann, joined } = all;
    const { asked, state } = await asking(all);
    const peer = await TestPeer.join(scene, { device: ann, joined });
    expect(peer.of('knocks')).toEqual([{ type: 'knocks', waiting: 1 }]);
    expect((await ann.send(`/api/device-codes/${asked.codeId}`, { method: 'DELETE' })).status).toBe(204);
    await settle();
    expect(peer.of('knocks').at(-1)).toEqual({ type: 'knocks', waiting: 0 });
    expect(await state()).toEqual({ state: 'refused' });
  });

  test('[S226] an admin may let somebody in who has no device at hand, with a signature of their own', async () => {
    const all = await openSignIn();
    const { scene, ann, bo, joined, browser } = all;
    await bo.post('/api/account/password', { workspace: joined.workspace, mail: 'bo@x.example', password: good });
    const peer = await TestPeer.join(scene, { device: ann, joined });
    const mine = browser();
    await mine.password(good, 'bo@x.example');
    const phone = await TestDevice.make(scene.ask, bo.person);
    const body = { workspace: joined.workspace, device: deviceOf(phone) };
    expect((await mine.post('/api/sign-in/ask', body)).status).toBe(200);
    expect(peer.of('knocks')).toEqual([{ type: 'knocks', waiting: 1 }]);
    expect(await knocksOf(ann, joined)).toMatchObject([{ person: bo.person, how: 'password' }]);
    const done = await ann.propose(joined, {
      type: 'device-enrolled',
      person: bo.person,
      device: deviceOf(phone),
      how: 'admin',
    });
    expect([done.status, (await phone.signIn(joined)).status]).toEqual([200, 200]);
  });

  test('[S226] a member is asked for nobody else, and sends nobody away', async () => {
    const all = await openSignIn();
    const { bo, joined } = all;
    const { asked } = await asking(all);
    expect((await bo.send(`/api/device-codes/${asked.codeId}`, { method: 'DELETE' })).status).toBe(401);
    expect((await bo.get(`/api/device-codes/${asked.codeId}`)).status).toBe(401);
    expect(await knocksOf(bo, joined)).toEqual([]);
  });

  test('[S226] of one person three wait at most, and each for ten minutes', async () => {
    const all = await openSignIn();
    const first = await asking(all);
    for (let time = 0; time < 3; time += 1) await asking(all);
    const peer = await TestPeer.join(all.scene, { device: all.ann, joined: all.joined });
    expect(peer.of('knocks')).toEqual([{ type: 'knocks', waiting: 3 }]);
    expect(await first.state()).toEqual({ state: 'refused' });
    expect(await knocksOf(all.ann, all.joined)).toHaveLength(3);
    await all.scene.clock.pass(602_000);
    expect(await knocksOf(all.ann, all.joined)).toEqual([]);
    expect(peer.of('knocks').at(-1)).toEqual({ type: 'knocks', waiting: 0 });
  });

  test('[S224] a proof is good for one asking', async () => {
    const all = await openSignIn();
    const { mine } = await asking(all);
    expect(mine.jar.has('__Host-proof-of-baton')).toBe(false);
    const device = deviceOf(await TestDevice.make(all.scene.ask));
    const again = await mine.post('/api/sign-in/ask', { workspace: all.joined.workspace, device });
    expect(again.status).toBe(401);
  });

  test('[S226] without a proof, or into another workspace, nobody asks', async () => {
    const { scene, joined, browser } = await openSignIn();
    const device = deviceOf(await TestDevice.make(scene.ask));
    const other = await (await TestDevice.make(scene.ask)).found();
    const mine = browser();
    expect((await mine.post('/api/sign-in/ask', { workspace: joined.workspace, device })).status).toBe(401);
    await mine.password(good);
    expect((await mine.post('/api/sign-in/ask', { workspace: other.workspace, device })).status).toBe(404);
  });

  test('[S227] who was removed or suspended proves nothing any more, though the password is right', async () => {
    const { ann, bo, joined, browser } = await openSignIn();
    await bo.post('/api/account/password', { workspace: joined.workspace, mail: 'bo@x.example', password: good });
    await ann.propose(joined, { type: 'person-suspended', person: bo.person });
    const mine = browser();
    expect(Proven.parse((await mine.password(good, 'bo@x.example')).json).seats).toEqual([]);
    await ann.propose(joined, { type: 'person-resumed', person: bo.person });
    expect(Proven.parse((await mine.get('/api/sign-in/proof')).json).seats).toHaveLength(1);
  });
});

describe('by passkey', () => {
  const scene = async () => {
    const all = await openSignIn();
    const passkey = await addPasskey(all.bo, all.joined);
    const device = await TestDevice.make(all.scene.ask, all.bo.person);
    const body = await passkeyBody({ joined: all.joined, person: all.bo.person, passkey, device });
    return { ...all, passkey, device, body };
  };

  test('[S228] a member comes in on a new device with nobody else awake', async () => {
    const { scene: relay, bo, joined, device, body, browser } = await scene();
    const mine = browser();
    const { status, json } = await mine.post('/api/sign-in/passkey', body);
    expect([status, SignedInByPasskey.parse(json)]).toEqual([
      200,
      {
        incarnation: 1,
        deviceNo: 3,
        person: bo.person,
        workspace: joined.workspace,
        workspaceTitle: 'Northwind Outdoor',
      },
    ]);
    expect((await mine.post('/api/tickets', { workspace: joined.workspace })).status).toBe(200);
    const workspace = await relay.relay.workspace(joined.workspace);
    expect(workspace?.rights.liveNumber(device.device)).toEqual({ deviceNo: 3, person: bo.person });
  });

  test('[S228] once: the same word again, for another device, person or workspace, opens nothing and tells nothing', async () => {
    const { scene: relay, ann, joined, body, browser } = await scene();
    await browser().post('/api/sign-in/passkey', body);
    const other = await (await TestDevice.make(relay.ask)).found();
    const stray = deviceOf(await TestDevice.make(relay.ask));
    const odd = [
      body,
      { ...body, device: stray },
      { ...body, user: `${joined.workspace}.${ann.person}` },
      { ...body, user: `${other.workspace}.${body.user.split('.')[1]}` },
      { ...body, user: `w${'0'.repeat(17)}.u${'0'.repeat(17)}` },
      { ...body, assertion: { ...body.assertion, id: 'AAAA' } },
    ];
    for (const said of odd) {
      const answer = await browser().post('/api/sign-in/passkey', said);
      expect([answer.status, refusal(answer), answer.headers.getSetCookie()]).toEqual([401, 'not-known', []]);
    }
  });

  test('[S228] a passkey that was removed opens nothing', async () => {
    const { bo, joined, passkey, body, browser } = await scene();
    await bo.propose(joined, { type: 'passkey-removed', person: bo.person, id: passkey.id });
    expect((await browser().post('/api/sign-in/passkey', body)).status).toBe(401);
  });
});

test('[S229] a session that was in the browser before is over when somebody signs in: nobody goes on with a token they planted', async () => {
  const { scene, ann, bo, joined, browser } = await openSignIn();
  // Bo plants his own session in Ann's browser; she signs in there.
  const name = `__Host-baton-${joined.workspace}`;
  const planted = bo.cookie.slice(name.length + 1);
  const hers = browser();
  hers.jar.set(name, planted);
  const { nonce } = (await hers.post('/api/challenges', {})).json as { nonce: string };
  expect(nonce).toBeTruthy();
  const passkey = await addPasskey(ann, joined);
  const device = await TestDevice.make(scene.ask, ann.person);
  await hers.post('/api/sign-in/passkey', await passkeyBody({ joined, person: ann.person, passkey, device }));
  expect(hers.jar.get(name)).not.toBe(planted);
  expect((await bo.post('/api/tickets', { workspace: joined.workspace })).status).toBe(401);
  expect((await hers.post('/api/tickets', { workspace: joined.workspace })).status).toBe(200);
  expect(annsMail).toContain('@');
});
