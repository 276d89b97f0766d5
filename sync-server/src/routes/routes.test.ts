import { signBytes, verifyBytes } from '@baton/ledger/keys';
import { sessionMessage, relayMessage } from '@baton/ledger/proofs';
import { Admission, Challenge, Invitation, Refused, Relay, SignedIn, Ticket } from '@baton/protocol/http';
import { ClaimedCode, ClaimState, CodeState, GivenCode } from '@baton/protocol/http-devices';
import { describe, expect, test } from 'vitest';
import { newId, sent, TestDevice, type Ask } from '../test/device.fixture.ts';
import { cast, openScene } from '../test/scene.fixture.ts';
import { routes } from './routes.ts';

const hour = 3_600_000;
const at =
  (ask: Ask, part: { origin?: string; site?: string; cookie?: string }): Ask =>
  (path, asked) => {
    const { origin, site, cookie } = part;
    const headers = {
      ...asked.headers,
      ...(origin === undefined ? {} : { origin }),
      ...(site ? { 'sec-fetch-site': site } : {}),
      ...(cookie === undefined ? {} : { cookie }),
    };
    return ask(path, { ...asked, headers });
  };

describe('every route', () => {
  const changing = routes.filter(({ method }) => method !== 'GET');
  const some = (path: string) => path.replace(/:\w+/, 'x');

  test.each(changing.map((route) => [route.method, route.path, route] as const))(
    '[S40] %s %s refuses another origin',
    async (method, path) => {
      const { ask } = await openScene();
      for (const part of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: '' },
        { site: 'cross-site' },
        { site: 'same-site' },
      ]) {
        const response = await at(ask, part)(some(path), { method, body: {} });
        expect([response.status, Refused.parse(await response.json()).refused]).toEqual([403, 'foreign']);
      }
    },
  );

  test.each(routes.filter(({ body }) => body).map((route) => [route.method, route.path] as const))(
    '[S41] %s %s takes no body that its schema does not',
    async (method, path) => {
      const { ask } = await openScene();
      for (const body of [null, [], { workspace: '../x' }, { __proto__: null, device: {} }]) {
        expect((await ask(some(path), { method, body: body ?? 'null' })).status).toBe(400);
      }
      const large = await ask(some(path), { method, body: { text: 'x'.repeat(300_000) } });
      expect(large.status).toBe(413);
    },
  );

  test.each(['/api/tickets', '/api/statements', '/api/device-codes'].map((path) => [path]))(
    '[S42] %s is closed without a cookie, with another workspace’s, and with a revoked device’s',
    async (path) => {
      const scene = await openScene();
      const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
      const other = await TestDevice.make(scene.ask);
      await other.found();
      const { ledger, jws, text } = await ann.sign(
        joined.workspace,
        { type: 'space-titled', space: joined.space },
        { text: 'x' },
      );
      const body = { workspace: joined.workspace, ledger, jws, text };
      expect((await bo.post(path, body, { cookie: '' })).status).toBe(401);
      expect((await bo.post(path, body, { cookie: other.cookie })).status).toBe(401);
      const renamed = other.cookie.replace(/baton-w[^=]+/, `baton-${joined.workspace}`);
      expect((await bo.post(path, body, { cookie: renamed })).status).toBe(401);
      await ann.propose(joined, { type: 'device-revoked', device: bo.device });
      expect((await bo.post(path, body)).status).toBe(401);
      expect((await ann.post(path, body)).status).toBeLessThan(401);
    },
  );

  test('[S43] answers carry the headers that keep foreign code and eyes out', async () => {
    const { ask } = await openScene();
    const { headers } = await ask('/api/relay', {});
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('[S44] one address that asks too often is told to wait', async () => {
    const { ask, clock } = await openScene();
    const statuses = new Set<number>();
    for (let time = 0; time < 650; time += 1) statuses.add((await ask('/api/relay', {})).status);
    expect([...statuses].sort((a, b) => a - b)).toEqual([200, 429]);
    await clock.pass(60_000);
    expect((await ask('/api/relay', {})).status).toBe(200);
  });

  test('[S41] an unknown route is no page of the app', async () => {
    const { ask } = await openScene();
    for (const path of ['/api/', '/api/nothing', '/api//relay', '/api/%2e%2e/relay'])
      expect((await ask(path, {})).status).toBe(404);
  });
});

describe('the relay and founding', () => {
  test('[S45] tells what it is, and whether a browser that came this way has keys', async () => {
    const { ask } = await openScene();
    expect(Relay.parse(await (await ask('/api/relay', {})).json())).toMatchObject({
      name: 'baton',
      secure: true,
      founding: true,
    });
    const lan = await openScene({ host: '192.0.2.7:4848' });
    expect(Relay.parse(await (await lan.ask('/api/relay', {})).json())).toMatchObject({ secure: false });
  });

  test('[S46] on this machine anybody founds; elsewhere only the first, unless it is set otherwise', async () => {
    const scene = await openScene({ host: 'baton.example' });
    await (await TestDevice.make(scene.ask)).found();
    await expect((await TestDevice.make(scene.ask)).found()).rejects.toThrow('founding-closed');
    const open = await openScene({ host: 'baton.example', founding: 'open' });
    for (let time = 0; time < 2; time += 1) await (await TestDevice.make(open.ask)).found();
    const first = await openScene({ founding: 'first' });
    await (await TestDevice.make(first.ask)).found();
    await expect((await TestDevice.make(first.ask)).found()).rejects.toThrow('founding-closed');
    const closed = await openScene({ founding: 'closed' });
    await expect((await TestDevice.make(closed.ask)).found()).rejects.toThrow('founding-closed');
  });

  test('[S46] founding is all or nothing, once, and gives the founder number 1 and a session', async () => {
    const scene = await openScene();
    const ann = await TestDevice.make(scene.ask);
    const joined = await ann.found();
    expect([ann.deviceNo, ann.cookie.startsWith(`__Host-baton-${joined.workspace as string}=`)]).toEqual([1, true]);
    const device = { id: ann.device, key: ann.key.publicKey };
    const { relayKey } = joined;
    const founding = await ann.sign(joined.workspace, {
      type: 'workspace-founded',
      device,
      recovery: ann.recovery.publicKey,
      relayKey,
    });
    expect((await ann.post('/api/workspaces', { workspace: joined.workspace, entries: [sent(founding)] })).status).toBe(
      409,
    );
    const other = newId('w') as typeof joined.workspace;
    const again = await ann.sign(other, {
      type: 'workspace-founded',
      device,
      recovery: ann.recovery.publicKey,
      relayKey,
    });
    const wrong = await ann.sign(joined.workspace, {
      type: 'space-opened',
      space: joined.space,
      open: true,
      members: [],
    });
    const halves = await ann.post('/api/workspaces', { workspace: other, entries: [sent(again), sent(wrong)] });
    expect(halves.status).toBe(409);
    expect(await scene.relay.workspaces()).toEqual([joined.workspace]);
  });
});

describe('sessions and tickets', () => {
  test('[S47] a device signs in with its key; the cookie is for the host alone and out of scripts’ reach', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    ann.cookie = '';
    const { status, json, cookie } = await ann.signIn(joined);
    expect([status, SignedIn.parse(json)]).toEqual([200, { incarnation: 1, deviceNo: 1, person: ann.person }]);
    expect(cookie).toMatch(
      /^__Host-baton-w\w+=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
    expect((await ann.ticket(joined)).length).toBe(43);
  });

  test('[S47] a nonce is good once and for a minute; another key, relay or device opens nothing', async () => {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    const nonceOf = async () => (await ann.post('/api/challenges', {})).json.nonce as string;
    const { workspace, relayKey } = joined;
    const tryWith = async (by: TestDevice, nonce: string, part: { device?: string; relayKey?: string } = {}) => {
      const device = part.device ?? by.device;
      const message = sessionMessage({ relayKey: part.relayKey ?? relayKey, workspace, device, nonce });
      return (await by.post('/api/sessions', { workspace, device, nonce, signature: await signBytes(by.key, message) }))
        .status;
    };
    const nonce = await nonceOf();
    expect([await tryWith(ann, nonce), await tryWith(ann, nonce)]).toEqual([200, 401]);
    expect(await tryWith(bo, await nonceOf(), { device: ann.device })).toBe(401);
    expect(await tryWith(ann, await nonceOf(), { relayKey: bo.key.publicKey })).toBe(401);
    expect(await tryWith(ann, await nonceOf(), { device: newId('d') })).toBe(401);
    const late = await nonceOf();
    await scene.clock.pass(61_000);
    expect(await tryWith(ann, late)).toBe(401);
  });

  test('[S256] who is suspended is told so at their sign-in, and that is not the word that erases; resumed, they sign in', async () => {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    await ann.propose(joined, { type: 'person-suspended', person: bo.person });
    const held = bo.cookie;
    expect((await bo.post('/api/tickets', { workspace: joined.workspace })).status).toBe(401);
    const { status, json } = await bo.signIn(joined);
    expect([status, Refused.parse(json).refused]).toEqual([401, 'suspended']);
    await ann.propose(joined, { type: 'person-resumed', person: bo.person });
    expect((await bo.signIn(joined)).status).toBe(200);
    await ann.propose(joined, { type: 'person-removed', person: bo.person });
    bo.cookie = held;
    expect(Refused.parse((await bo.signIn(joined)).json).refused).toBe('revoked');
  });

  test('[S47] a device that was revoked is told so when it proves its key; to anybody else it looks unknown', async () => {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    await ann.propose(joined, { type: 'device-revoked', device: bo.device });
    bo.cookie = '';
    const { status, json } = await bo.signIn(joined);
    expect([status, Refused.parse(json).refused]).toEqual([401, 'revoked']);
    const nonce = (await ann.post('/api/challenges', {})).json.nonce as string;
    const body = { workspace: joined.workspace, device: bo.device, nonce, signature: 'A'.repeat(86) };
    const told = await ann.post('/api/sessions', body);
    expect([told.status, Refused.parse(told.json).refused]).toEqual([401, 'not-signed-in']);
    const stranger = await TestDevice.make(scene.ask);
    expect(Refused.parse((await stranger.signIn(joined)).json).refused).toBe('not-signed-in');
  });

  test('[S48] a session ends when it was idle for twelve hours, and after thirty days in any case', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    const works = async () => (await ann.post('/api/tickets', { workspace: joined.workspace })).status;
    await scene.clock.pass(13 * hour);
    expect(await works()).toBe(401);
    await ann.signIn(joined);
    for (let half = 0; half < 62; half += 1) {
      await scene.clock.pass(11.5 * hour);
      expect(await works()).toBe(200);
    }
    await scene.clock.pass(11 * hour);
    expect(await works()).toBe(401);
  });

  test('[S49] a ticket is good once, for a minute', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    const ticket = await ann.ticket(joined);
    const guest = { workspace: joined.workspace, person: ann.person, device: ann.device, deviceNo: 1 };
    expect(scene.services.tickets.redeem(ticket)).toEqual(guest);
    expect(scene.services.tickets.redeem(ticket)).toBeUndefined();
    const late = await ann.ticket(joined);
    await scene.clock.pass(60_001);
    expect(scene.services.tickets.redeem(late)).toBeUndefined();
  });

  test('[S414] with a nonce a ticket proves the relay’s key, for this device and this ticket; without one it is as ever', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    const { workspace } = joined;
    const nonce = 'n'.repeat(43);
    const asked = async (more: object) => Ticket.parse((await ann.post('/api/tickets', { workspace, ...more })).json);
    const { ticket, proof = '' } = await asked({ nonce });
    const { publicKey } = scene.services.relay.options.relayKey;
    const shown = { at: 'http://localhost:4848', workspace, device: ann.device, nonce, given: ticket };
    const holds = (part: object) => verifyBytes(publicKey, relayMessage({ ...shown, ...part }), proof);
    expect([await holds({}), await holds({ device: 'd' }), await holds({ nonce: 'm'.repeat(43) })]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await asked({})).proof).toBeUndefined();
  });

  test('[S416] with a challenge, too, that anybody may ask for; for the address by which it was asked, and no other', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    const { publicKey } = scene.services.relay.options.relayKey;
    const prove = { workspace: joined.workspace, device: ann.device, nonce: 'n'.repeat(43) };
    const { json } = await ann.post('/api/challenges', { prove }, { cookie: '' });
    const { nonce: given, proof = '' } = Challenge.parse(json);
    const shown = { ...prove, at: 'http://localhost:4848', given };
    const holds = (part: object) => verifyBytes(publicKey, relayMessage({ ...shown, ...part }), proof);
    expect(
      await Promise.all([{}, { at: 'https://evil.example' }, { given: 'm' }, { workspace: 'w' }].map(holds)),
    ).toEqual([true, false, false, false]);
    expect(Challenge.parse((await ann.post('/api/challenges', {})).json).proof).toBeUndefined();
    expect((await ann.post('/api/challenges', { prove: { nonce: prove.nonce } })).status).toBe(400);
  });
});

describe('statements', () => {
  test('[S50] a legal one gets its place; an illegal one the reason; after thirty refusals nobody listens', async () => {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    const { status, json } = await ann.propose(joined, { type: 'space-titled', space: joined.space }, 'Events');
    expect([status, json.number]).toEqual([200, (await scene.log.head(joined.workspace))?.cursor.number]);
    const before = await scene.log.head(joined.workspace);
    const refusedNow = await bo.propose(joined, { type: 'device-revoked', device: ann.device });
    expect([refusedNow.status, Refused.parse(refusedNow.json).refused]).toEqual([409, 'illegal']);
    for (let time = 0; time < 29; time += 1) await bo.propose(joined, { type: 'device-revoked', device: ann.device });
    expect((await bo.propose(joined, { type: 'device-revoked', device: ann.device })).status).toBe(429);
    expect(await scene.log.head(joined.workspace)).toEqual(before);
  });

  test('[S50] nobody sends another’s statement, in another ledger, twice, or with another text', async () => {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    const { workspace, space } = joined;
    const signed = sent(await ann.sign(workspace, { type: 'space-titled', space }, { text: 'Events' }));
    expect((await bo.post('/api/statements', { workspace, ...signed })).status).toBe(409);
    expect((await ann.post('/api/statements', { workspace, ...signed, ledger: 'dir' })).status).toBe(409);
    expect((await ann.post('/api/statements', { workspace, ...signed, text: null })).status).toBe(409);
    expect((await ann.post('/api/statements', { workspace, ...signed })).status).toBe(200);
    expect((await ann.post('/api/statements', { workspace, ...signed })).status).toBe(409);
  });
});

describe('invitations', () => {
  test('[S51] shows who invites to what; accepted once it is used, and says so', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    const invited = await ann.invite(joined);
    const [bo, cleo] = [await TestDevice.make(scene.ask), await TestDevice.make(scene.ask)];
    const look = async () =>
      Invitation.parse(
        (await bo.post('/api/invitations/look', { workspace: joined.workspace, secret: invited.secret })).json,
      );
    expect(await look()).toMatchObject({
      ok: true,
      by: ann.person,
      byName: 'Ann',
      workspaceTitle: 'Northwind Outdoor',
      spaces: [{ id: joined.space, title: 'Marketing' }],
    });
    const accepted = await bo.accept(invited);
    expect(Admission.parse({ incarnation: accepted.json.incarnation, deviceNo: accepted.json.deviceNo })).toEqual({
      incarnation: 1,
      deviceNo: 2,
    });
    expect((await bo.ticket(joined)).length).toBe(43);
    expect(await look()).toMatchObject({ ok: false, why: 'used', byName: 'Ann' });
    expect((await cleo.accept(invited)).json).toMatchObject({ ok: false, why: 'used' });
  });

  test('[S51] an expired or withdrawn one says so and whom to ask; a wrong secret tells nothing', async () => {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    const [short, gone] = [await ann.invite(joined, { notAfter: scene.clock.now() + hour }), await ann.invite(joined)];
    await ann.propose(joined, { type: 'invitation-taken-back', invitation: gone.invitation });
    const bo = await TestDevice.make(scene.ask);
    const look = async (secret: string, workspace: string = joined.workspace) =>
      (await bo.post('/api/invitations/look', { workspace, secret })).json;
    expect(await look(gone.secret)).toMatchObject({ ok: false, why: 'taken-back', byName: 'Ann' });
    await scene.clock.pass(2 * hour);
    expect(await look(short.secret)).toMatchObject({ ok: false, why: 'expired', byName: 'Ann' });
    expect((await bo.accept(short)).json).toMatchObject({ ok: false, why: 'expired' });
    const unknown = { ok: false, why: 'unknown' };
    expect(await look(`${short.secret.slice(0, -2)}AA`)).toEqual(unknown);
    expect(await look(short.secret, newId('w'))).toEqual(unknown);
    expect((await bo.accept({ ...short, invitation: gone.invitation })).json).toEqual(unknown);
  });
});

describe('a second device', () => {
  async function codeScene() {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    const given = GivenCode.parse((await ann.post('/api/device-codes', { workspace: joined.workspace })).json);
    const phone = await TestDevice.make(scene.ask, ann.person, ann.recovery);
    const claim = async (code: string) =>
      ClaimedCode.parse(
        (await phone.post('/api/device-codes/claim', { code, device: { id: phone.device, key: phone.key.publicKey } }))
          .json,
      );
    const state = async () => CodeState.parse((await ann.get(`/api/device-codes/${given.id}`)).json);
    const mine = async (secret: string) => ClaimState.parse((await phone.get(`/api/claims/${secret}`)).json);
    return { scene, ann, bo, joined, given, phone, claim, state, mine };
  }

  test('[S52] joins by a code: claimed, compared, signed by the first, and then it signs in', async () => {
    const { ann, joined, given, phone, claim, state, mine } = await codeScene();
    expect(await state()).toMatchObject({ state: 'open' });
    const claimed = await claim(given.code);
    if (!claimed.ok) throw new Error(claimed.why);
    expect(claimed).toMatchObject({ codeId: given.id, workspaceTitle: 'Northwind Outdoor' });
    const device = { id: phone.device, key: phone.key.publicKey };
    expect(await state()).toMatchObject({ state: 'claimed', device });
    expect(await mine(claimed.claim)).toMatchObject({ state: 'waiting' });
    await ann.propose(joined, { type: 'device-enrolled', person: ann.person, device, how: 'code' });
    expect(await state()).toEqual({ state: 'enrolled' });
    expect(await mine(claimed.claim)).toMatchObject({ state: 'enrolled', deviceNo: 3, person: ann.person });
    expect((await phone.signIn(joined)).status).toBe(200);
  });

  test('[S52] a code is good once and for ten minutes, and no one else sees it', async () => {
    const { scene, bo, given, claim, state } = await codeScene();
    expect((await bo.get(`/api/device-codes/${given.id}`)).status).toBe(401);
    expect((await bo.send(`/api/device-codes/${given.id}`, { method: 'DELETE' })).status).toBe(401);
    expect((await bo.get(`/api/device-codes/${given.id}`, { cookie: '' })).status).toBe(401);
    await claim(given.code);
    expect(await claim(given.code)).toMatchObject({ ok: false, why: 'used' });
    await scene.clock.pass(601_000);
    expect(await claim(given.code)).toMatchObject({ ok: false, why: 'expired' });
    expect(await state()).toEqual({ state: 'expired' });
  });

  test('[S52] the first device says no, and the claimant is told', async () => {
    const { ann, given, claim, state, mine } = await codeScene();
    const claimed = await claim(given.code);
    expect((await ann.send(`/api/device-codes/${given.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await state()).toEqual({ state: 'refused' });
    expect(claimed.ok && (await mine(claimed.claim))).toEqual({ state: 'refused' });
  });

  test('[S53] five wrong codes from one address and it has to wait', async () => {
    const { scene, phone, given } = await codeScene();
    const device = { id: phone.device, key: phone.key.publicKey };
    const claimWith = async (code: string) => (await phone.post('/api/device-codes/claim', { code, device })).status;
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await claimWith(`0000000${wrong}`)).toBe(200);
    expect(await claimWith(given.code)).toBe(429);
    await scene.clock.pass(61_000);
    expect(await claimWith(given.code)).toBe(200);
  });
});

describe('recovery', () => {
  test('[S54] the recovery key enrols a new device; another’s key does not', async () => {
    const scene = await openScene();
    const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
    const fresh = await TestDevice.make(scene.ask, ann.person, ann.recovery);
    const device = { id: fresh.device, key: fresh.key.publicKey };
    const enrol = { type: 'device-enrolled', person: ann.person, device, how: 'recovery' } as const;
    const thief = await TestDevice.make(scene.ask, ann.person, bo.recovery);
    const forged = await thief.sign(joined.workspace, enrol, { as: 'recovery' });
    expect(
      (await thief.post('/api/recoveries', { workspace: joined.workspace, jws: forged.jws, text: null })).status,
    ).toBe(409);
    const { jws } = await fresh.sign(joined.workspace, enrol, { as: 'recovery' });
    const recovered = await fresh.post('/api/recoveries', { workspace: joined.workspace, jws, text: null });
    expect([recovered.status, SignedIn.parse(recovered.json)]).toEqual([
      200,
      { incarnation: 1, deviceNo: 3, person: ann.person },
    ]);
    expect((await fresh.ticket(joined)).length).toBe(43);
  });
});
