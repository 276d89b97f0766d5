// P6, P9, on the real relay over real sockets: what is taken back is dark within a second, and the next request is refused;
// and a session that somebody planted in a browser opens nothing.
import type { Decision } from '@baton/model/directory/schema';
import { cookieName } from '../access/cookies.ts';
import { askOver, TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let relay: TestRelay;
let ann: TestDevice;
let joined: Joined;
beforeAll(async () => {
  relay = await startTestRelay();
  ann = await TestDevice.make(askOver(relay.base));
  joined = await ann.found();
});
afterAll(() => relay.remove());

type Terms = Parameters<TestDevice['invite']>[1];
async function comes(terms: Terms = {}): Promise<TestDevice> {
  const device = await TestDevice.make(askOver(relay.base));
  await device.accept(await ann.invite(joined, terms));
  return device;
}
async function online(device: TestDevice): Promise<TestLink> {
  const link = await TestLink.open(relay.base, { device, joined });
  await link.live();
  return link;
}
const ticketOf = async (device: TestDevice): Promise<number> =>
  (await device.post('/api/tickets', { workspace: joined.workspace })).status;
/** From when it is in order until the socket is closed, in ms. */
async function darkAfter(link: TestLink, act: () => Promise<unknown>): Promise<number> {
  const closed = link.isClosed();
  await act();
  const decided = performance.now();
  await closed;
  return performance.now() - decided;
}

describe('within a second', () => {
  type Way = readonly [
    string,
    { readonly code: number; readonly how: (of: TestDevice) => Decision; readonly terms?: Terms },
  ];
  const ways: readonly Way[] = [
    ['a device that is revoked', { code: 4404, how: ({ device }) => ({ type: 'device-revoked', device }) }],
    ['a person who is suspended', { code: 4410, how: ({ person }) => ({ type: 'person-suspended', person }) }],
    ['a person who is removed', { code: 4404, how: ({ person }) => ({ type: 'person-removed', person }) }],
    [
      'a guest who is removed',
      { code: 4404, how: ({ person }) => ({ type: 'person-removed', person }), terms: { role: 'guest' } },
    ],
  ];
  test.each(ways)('[S374] %s is closed out, and their next request is refused', async (_, { code, how, terms }) => {
    const [gone, stays] = [await comes(terms), await comes()];
    const [link, other] = [await online(gone), await online(stays)];
    expect(await darkAfter(link, () => ann.propose(joined, how(gone)))).toBeLessThan(1_000);
    expect((await link.isClosed()).code).toBe(code);
    expect(await ticketOf(gone)).toBe(401);
    // Only theirs: and what is written from now on reaches who is here.
    const before = link.frames.length;
    other.push(1, [writer(stays, `r/${joined.space}/0`)('after')]);
    await other.acked(1);
    expect([other.closed, link.frames.length]).toEqual([undefined, before]);
    other.close();
  });

  test('[S374] who signs out everywhere is, on each device', async () => {
    const bo = await comes();
    const link = await online(bo);
    const { workspace } = joined;
    const signingOut = () => bo.post('/api/devices/sign-out', { workspace, devices: [bo.device], here: true });
    expect(await darkAfter(link, signingOut)).toBeLessThan(1_000);
    expect([(await link.isClosed()).code, await ticketOf(bo)]).toEqual([4405, 401]);
  });

  test('[S374] who is let out of a space is sent nothing of it any more, over the same socket', async () => {
    const { space } = joined;
    const bo = await comes();
    const link = await online(bo);
    const shown: Decision = { type: 'space-shown', space, open: false, members: [ann.person] };
    expect((await ann.propose(joined, shown)).status).toBe(200);
    const [before, own] = [link.updates.length, await online(ann)];
    own.push(1, [writer(ann, `r/${space}/0`, 5)('not for Bo')]);
    await own.acked(1);
    link.push(1, [writer(bo, `r/${space}/0`)('from Bo')]);
    const refused = await link.until((frame) => frame.type === 'refused');
    expect([refused, link.updates.length]).toMatchObject([{ reason: 'not-allowed' }, before]);
    own.close();
    link.close();
    await ann.propose(joined, { type: 'space-shown', space, open: true, members: [] });
  });
});

describe('a planted session', () => {
  /** Eve’s own session, under the name of the workspace, in somebody else’s browser. */
  async function planted(): Promise<{ eve: TestDevice; token: string }> {
    const eve = await comes();
    return { eve, token: eve.cookie.split('=')[1] ?? '' };
  }
  const name = () => cookieName(joined.workspace);
  test('[S373] who signs in by key, or comes by an invitation, gets another one, and the planted one is over', async () => {
    for (const how of ['key', 'invitation'] as const) {
      const { eve, token } = await planted();
      const bo = how === 'key' ? await comes() : await TestDevice.make(askOver(relay.base));
      const invited = await ann.invite(joined);
      bo.cookie = `${name()}=${token}`;
      const { status, cookie } = how === 'key' ? await bo.signIn(joined) : await bo.accept(invited);
      expect([how, status, cookie?.startsWith(`${name()}=`), cookie?.includes(token)]).toEqual([how, 200, true, false]);
      expect([how, await ticketOf(eve), await ticketOf(bo)]).toEqual([how, 401, 200]);
    }
  });
  test('[S373] a made-up session under the right name is not taken over', async () => {
    const bo = await comes();
    bo.cookie = `${name()}=${'A'.repeat(43)}`;
    expect(await ticketOf(bo)).toBe(401);
    await bo.signIn(joined);
    expect(bo.cookie).not.toContain('A'.repeat(43));
    const stranger = await TestDevice.make(askOver(relay.base));
    stranger.cookie = `${name()}=${'A'.repeat(43)}`;
    expect(await ticketOf(stranger)).toBe(401);
  });
});
