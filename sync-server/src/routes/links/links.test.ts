import { quarterOf } from '@baton/replica/layout';
import { beforeEach, expect, test } from 'vitest';
import { newId, TestDevice, type Joined } from '../../test/device.fixture.ts';
import { cast, openScene, type Scene } from '../../test/scene.fixture.ts';
import { shareLink, type ShareLink } from '../../test/share-link.fixture.ts';

let scene: Scene;
let ann: TestDevice;
let bo: TestDevice;
let joined: Joined;
/** Nobody: no cookie, no key, no account. */
let stranger: TestDevice;
beforeEach(async () => {
  scene = await openScene();
  ({ ann, bo, joined } = await cast(scene, 'ann', 'bo'));
  stranger = await TestDevice.make(scene.ask);
});

const make = (part: Partial<Parameters<typeof shareLink>[2]> = {}) =>
  shareLink(ann, joined, { now: scene.clock.now(), ...part });
const open = async ({ secret }: Pick<ShareLink, 'secret'>, password?: string) =>
  (
    await stranger.post('/api/links/open', {
      workspace: joined.workspace,
      secret,
      ...(password === undefined ? {} : { password }),
    })
  ).json;
const takeBack = ({ link, space }: ShareLink) => ann.propose(joined, { type: 'link-taken-back', space, link });
const words = 'four plain words here';
const setPassword = (link: string, by = ann, password = words) =>
  by.post('/api/links/password', { workspace: joined.workspace, link, password });

test('[S300] a link tells a stranger its page, title, maker, end and right, and gives a pass', async () => {
  const link = await make({ right: 'edit' });
  expect(await open(link)).toEqual({
    ok: true,
    link: link.link,
    pass: expect.stringMatching(/^[\w-]{43}$/u),
    page: link.page,
    right: 'edit',
    title: 'Waterproof claims check',
    titled: expect.any(Number),
    byName: 'Ann Lee',
    workspaceTitle: 'Northwind Outdoor',
    notAfter: scene.clock.now() + 3_600_000,
  });
  const talking = await make({ right: 'comment' });
  const feed = `f/${joined.space}/${talking.link}/${talking.page.split('/')[2]}/${quarterOf(scene.clock.now())}`;
  expect(await open(talking)).toMatchObject({ right: 'comment', talk: { docs: [feed], now: scene.clock.now() } });
});

test('[S380] beside the title stands when it was so, and it stays as it was', async () => {
  const before = scene.clock.now();
  const link = await make({ title: 'Old name' });
  scene.clock.turn(60_000);
  const { titled, title } = (await open(link)) as { titled: number; title: string };
  expect(title).toBe('Old name');
  expect([titled >= before, titled < scene.clock.now()]).toEqual([true, true]);
});

test('[S300] a secret that matches nothing, of this workspace or none, is told nothing', async () => {
  await make();
  const secret = 's'.repeat(43);
  expect(await open({ secret })).toEqual({ ok: false, why: 'unknown' });
  const elsewhere = await stranger.post('/api/links/open', { workspace: newId('w'), secret });
  expect(elsewhere.json).toEqual({ ok: false, why: 'unknown' });
});

test('[S301] taken back, expired or beyond its maker it says so and whom to ask, and nothing of the task', async () => {
  const [back, late, beyond] = [await make(), await make({ lasts: 1_000 }), await make({ lasts: 10_000_000 })];
  await takeBack(back);
  scene.clock.turn(2_000);
  expect(await open(back)).toEqual({ ok: false, why: 'taken-back', byName: 'Ann Lee', when: expect.any(Number) });
  expect(await open(late)).toEqual({ ok: false, why: 'expired', byName: 'Ann Lee', when: expect.any(Number) });
  const { space } = joined;
  await ann.propose(joined, { type: 'space-shown', space, open: false, members: [bo.person] });
  expect(await open(beyond)).toEqual({ ok: false, why: 'closed', byName: 'Ann Lee', when: expect.any(Number) });
});

test('[S301] a link with a text that names another record’s page opens nothing', async () => {
  const other = await make();
  const link = await make({ record: newId('t') });
  const workspace = await scene.relay.workspace(joined.workspace);
  workspace?.ledger.titles.links.set(link.link, { byName: 'Ann', title: 'Mine', page: other.page });
  expect(await open(link)).toMatchObject({ ok: false, why: 'closed' });
});

test('[S302] its password is asked for, kept as Argon2id, and no title is told without it', async () => {
  const link = await make({ password: true });
  expect(await open(link, words)).toEqual({ ok: false, why: 'password', byName: 'Ann Lee', left: 4 });
  expect((await setPassword(link.link)).status).toBe(200);
  const kept = scene.services.links.passwordOf({ workspace: joined.workspace, link: link.link });
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  expect(kept).not.toContain(words);
  expect(await open(link)).toEqual({ ok: false, why: 'password', byName: 'Ann Lee', left: null });
  expect(await open(link, 'four plain words there')).toEqual({
    ok: false,
    why: 'password',
    byName: 'Ann Lee',
    left: 3,
  });
  expect(await open(link, words)).toMatchObject({ ok: true, title: 'Waterproof claims check' });
});

test('[S302] after five wrong ones from a place it waits; the right one is not heard meanwhile, and is later', async () => {
  const link = await make({ password: true });
  await setPassword(link.link);
  for (let left = 4; left >= 0; left -= 1) expect(await open(link, 'not these words')).toMatchObject({ left });
  expect(await open(link, words)).toEqual({ ok: false, why: 'too-many', byName: 'Ann Lee', minutes: 3 });
  await scene.clock.pass(3 * 60_000);
  expect(await open(link, words)).toMatchObject({ ok: true });
});

test('[S360] of twenty that come at once five are looked at', async () => {
  const link = await make({ password: true });
  await setPassword(link.link);
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(link, 'not these words')));
  expect(answers.filter(({ why }) => why === 'password')).toHaveLength(5);
  expect(answers.filter(({ why }) => why === 'too-many')).toHaveLength(15);
});

test('[S302] its maker alone sets it, on a link that says it has one, and no weak one', async () => {
  const [link, plain] = [await make({ password: true }), await make()];
  expect((await setPassword(link.link, bo)).status).toBe(404);
  expect((await setPassword(plain.link)).status).toBe(404);
  expect((await setPassword(newId('l'))).status).toBe(404);
  expect(await setPassword(link.link, ann, 'short')).toMatchObject({ status: 400, json: { refused: 'weak' } });
  expect((await setPassword(link.link, stranger)).status).toBe(401);
});

test('[S309] when it was last used is told to who stands in its space and to who runs the workspace', async () => {
  const space = newId('s');
  await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person, bo.person] });
  const cy = await TestDevice.make(scene.ask);
  await cy.accept(await ann.invite(joined));
  const inside = await shareLink(bo, joined, { now: scene.clock.now(), space });
  const common = await make();
  await open(inside);
  scene.clock.turn(5_000);
  await open(common);
  const told = async (by: TestDevice) => (await by.get(`/api/links/${joined.workspace}`)).json.used;
  const now = scene.clock.now();
  const all = [
    { link: inside.link, used: now - 5_000 },
    { link: common.link, used: now },
  ];
  expect(await told(bo)).toHaveLength(2);
  expect(await told(ann)).toEqual(expect.arrayContaining(all));
  expect(await told(cy)).toEqual([all[1]]);
});
