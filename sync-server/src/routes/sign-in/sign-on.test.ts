// The company's sign-on, there and back, with a real provider on this machine.
import { AccountTold, GoToSignOn, Proven, SignInWays } from '@baton/protocol/http-sign-in';
import { Refused } from '@baton/protocol/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSignOn, type TestSignOn } from '../../test/sign-on.fixture.ts';
import { openSignIn, type Browser, type SignInScene } from './sign-in.fixture.ts';

const back = 'http://localhost:4848/api/sign-in/came';
let signOn: TestSignOn;
beforeAll(async () => {
  const started = await startSignOn();
  started.serve([back]);
  signOn = started;
});
afterAll(() => signOn.close());

const open = () => openSignIn({ signOn: signOn.wish });
const pathOf = (url: string): string => url.slice('http://localhost:4848'.length);

async function goThere(browser: Browser, path = '/api/sign-in/sign-on', body: object = {}): Promise<string> {
  const { url } = GoToSignOn.parse((await browser.post(path, body)).json);
  return pathOf(await signOn.walk(url));
}
/** Where the browser ends, and what it was told. */
async function come(browser: Browser, path: string): Promise<string> {
  const { status, headers } = await browser.get(path);
  return `${status} ${headers.get('location') ?? ''}`;
}

/** Ann's device links her at the sign-on. */
async function link({ ann, joined, browser }: SignInScene, who = 'ann'): Promise<string> {
  signOn.who = who;
  const mine = browser();
  const [name = '', token = ''] = ann.cookie.split('=');
  mine.jar.set(name, token);
  const path = await goThere(mine, '/api/account/sign-on', { workspace: joined.workspace });
  // Coming back from another site, a browser brings no cookie that is Strict.
  mine.jar.delete(name);
  return come(mine, path);
}

test('[S230] whoever was linked signs in by it; it proves who they are and lets nobody in', async () => {
  const scene = await open();
  const { ann, joined, browser } = scene;
  expect(SignInWays.parse((await browser().get('/api/sign-in')).json).signOn).toEqual({ name: 'Northwind ID' });
  expect(await link(scene)).toBe('303 /sign-in#linked');
  const account = AccountTold.parse((await ann.get(`/api/account/${joined.workspace}`)).json);
  expect(account.linked).not.toBeNull();
  const mine = browser();
  expect(await come(mine, await goThere(mine))).toBe('303 /sign-in#proven');
  expect(Proven.parse((await mine.get('/api/sign-in/proof')).json)).toEqual({
    how: 'sign-on',
    seats: [{ workspace: joined.workspace, person: ann.person, title: 'Northwind Outdoor' }],
  });
  expect((await mine.post('/api/tickets', { workspace: joined.workspace })).status).toBe(401);
});

test('[S230] an address makes nobody somebody: who is not linked is nobody here, whatever address the sign-on tells', async () => {
  const { browser } = await open();
  signOn.who = 'somebody-with-anns-address';
  const mine = browser();
  expect(await come(mine, await goThere(mine))).toBe('303 /sign-in#nobody');
  expect((await mine.get('/api/sign-in/proof')).status).toBe(401);
});

test('[S231] it goes with PKCE, state and nonce, and comes back into the same browser, once, within ten minutes', async () => {
  const scene = await open();
  const { browser, scene: relay } = scene;
  await link(scene);
  const mine = browser();
  const answer = await mine.post('/api/sign-in/sign-on', {});
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-sign-on-of-baton=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/),
  ]);
  const there = new URL(GoToSignOn.parse(answer.json).url);
  expect(Object.fromEntries(there.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: back,
    scope: 'openid',
  });
  expect([there.searchParams.get('state')?.length, there.searchParams.get('nonce')?.length]).toEqual([43, 43]);
  const path = pathOf(await signOn.walk(there.href));
  // Into another browser, such as one to which somebody sent the link.
  expect(await come(browser(), path)).toBe('303 /sign-in#late');
  const other = browser();
  await goThere(other);
  expect(await come(other, path)).toBe('303 /sign-in#refused');
  expect(await come(mine, path)).toBe('303 /sign-in#proven');
  expect(await come(mine, path)).toBe('303 /sign-in#late');
  const slow = browser();
  const late = await goThere(slow);
  await relay.clock.pass(601_000);
  expect(await come(slow, late)).toBe('303 /sign-in#late');
});

test('[S231] what was changed on the way, or refused there, signs nobody in', async () => {
  const scene = await open();
  await link(scene);
  for (const change of [
    (path: string) => path.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`),
    (path: string) => path.replace(/code=[^&]+/, 'code=AAAA'),
    (path: string) => path.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'),
    (path: string) => path.replace(/code=[^&]+/, 'error=access_denied'),
    () => '/api/sign-in/came',
  ]) {
    const mine = scene.browser();
    const path = await goThere(mine);
    expect([change.toString(), await come(mine, change(path))]).toEqual([change.toString(), '303 /sign-in#refused']);
    expect((await mine.get('/api/sign-in/proof')).status).toBe(401);
  }
});

test('[S231] when the sign-on is away that is said, and the other ways go on', async () => {
  const gone = { ...signOn.wish, issuer: 'http://127.0.0.1:9' };
  const { browser, joined } = await openSignIn({ signOn: gone });
  const answer = await browser().post('/api/sign-in/sign-on', {});
  expect([answer.status, Refused.parse(answer.json).refused]).toEqual([409, 'sign-on-away']);
  const away = await browser().post('/api/account/sign-on', { workspace: joined.workspace });
  expect(away.status).toBe(401);
  const none = await (await openSignIn()).browser().post('/api/sign-in/sign-on', {});
  expect(none.status).toBe(404);
});

test('[S232] one name at the sign-on is one account: another person of the workspace cannot take it', async () => {
  const scene = await open();
  await link(scene);
  const { bo, joined } = scene;
  expect(await link({ ...scene, ann: bo })).toBe('303 /sign-in#taken');
  expect(await link(scene)).toBe('303 /sign-in#linked');
  const dropped = await scene.ann.post('/api/account/sign-on/drop', { workspace: joined.workspace });
  expect(dropped.status).toBe(200);
  expect(await link({ ...scene, ann: bo })).toBe('303 /sign-in#linked');
});
