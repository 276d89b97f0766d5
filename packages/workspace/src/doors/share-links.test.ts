import { secretHash } from '@baton/ledger/proofs';
import { readLinkText } from '@baton/model/directory/link-text';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, workspaceId } from '../test/doors.ts';
import { isNotDone } from './door.ts';
import { readShareLink } from './links.ts';
import { askLinksUsed, makeShareLink, takeBackShareLink, type Sharing } from './share-links.ts';

const space = `s${'1'.repeat(17)}` as SpaceId;
const record = `t${'1'.repeat(17)}`;
const sharing: Sharing = {
  space,
  record,
  page: `p/${space}/${record}`,
  title: 'Claims',
  byName: 'Ann Lee',
  right: 'edit',
  days: 30,
  password: null,
};
function signer(answer: { readonly number: number } | Refusal = { number: 7 }) {
  const signed: { ledger: string; decision: Record<string, unknown>; text: string | null }[] = [];
  const sign: Workspace['sign'] = async (ledger, decision, text) => {
    signed.push({ ledger, decision: decision as never, text });
    return answer;
  };
  return { signed, workspace: { world: { me: { workspace: workspaceId } }, sign } as unknown as Workspace };
}
const password = 'four plain words';

test('[W340] the space’s ledger has right, end and the hash; title, page and maker stand beside; the secret in the link alone', async () => {
  const { door, heard: asked } = doorTo({});
  const { signed, workspace } = signer();
  const made = await makeShareLink(door, workspace, sharing);
  if (isRefusal(made) || isNotDone(made)) throw new Error('it was made');
  const told = readShareLink(made.link);
  expect(told).toMatchObject({ relay: door.relay, link: made.id, workspace: workspaceId });
  expect(signed).toEqual([
    {
      ledger: space,
      text: expect.any(String),
      decision: {
        type: 'link-made',
        space,
        link: made.id,
        record,
        right: 'edit',
        secretHash: await secretHash(told?.secret ?? ''),
        password: false,
        notAfter: made.notAfter,
      },
    },
  ]);
  expect(made.notAfter).toBe(door.now() + 30 * 86_400_000);
  expect(readLinkText(signed[0]?.text ?? null)).toEqual({ byName: 'Ann Lee', title: 'Claims', page: sharing.page });
  expect(JSON.stringify([signed, asked])).not.toContain(told?.secret);
});

test('[W340] its password goes to the relay and stands nowhere else', async () => {
  const { door, heard: asked } = doorTo({ '/api/links/password': () => ({ body: { done: true } }) });
  const { signed, workspace } = signer();
  const made = await makeShareLink(door, workspace, { ...sharing, password });
  if (isRefusal(made) || isNotDone(made)) throw new Error('it was made');
  expect(signed[0]?.decision['password']).toBe(true);
  expect(JSON.stringify(signed) + made.link).not.toContain(password);
  expect(asked.at(-1)).toMatchObject({
    path: '/api/links/password',
    body: { workspace: workspaceId, link: made.id, password },
  });
});

test('[W341] a password that the relay does not take: the link is taken back and the sentence told', async () => {
  const { door } = doorTo({});
  const { signed, workspace } = signer();
  const made = await makeShareLink(door, workspace, { ...sharing, password });
  expect(isRefusal(made) || !isNotDone(made)).toBe(false);
  expect(signed.map(({ decision }) => decision['type'])).toEqual(['link-made', 'link-taken-back']);
  expect(signed[1]?.decision['link']).toBe(signed[0]?.decision['link']);
});

test('[W341] a link that is refused asks for no password', async () => {
  const { door, heard: asked } = doorTo({ '/api/links/password': () => ({ body: { done: true } }) });
  const { workspace } = signer(refuse('not-allowed', { why: 'no' } as never));
  expect(isRefusal(await makeShareLink(door, workspace, { ...sharing, password }))).toBe(true);
  expect(asked.some(({ path }) => path === '/api/links/password')).toBe(false);
});

test('[W340] it is taken back in its space, and its last use is asked of the relay', async () => {
  const link = `l${'1'.repeat(17)}`;
  const { door } = doorTo({ [`/api/links/${workspaceId}`]: () => ({ body: { used: [{ link, used: 5 }] } }) });
  const { signed, workspace } = signer();
  await takeBackShareLink(workspace, space, link as never);
  expect(signed).toEqual([{ ledger: space, decision: { type: 'link-taken-back', space, link }, text: null }]);
  expect(await askLinksUsed(door, workspaceId)).toEqual(new Map([[link, 5]]));
});
