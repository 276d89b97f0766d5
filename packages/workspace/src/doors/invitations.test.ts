// Inviting, taking back, looking, and links; and coming back with a new recovery link.
import { mailHash, secretHash } from '@baton/ledger/proofs';
import { keyFromSeed } from '@baton/ledger/keys';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, lastOf, workspaceId } from '../test/doors.ts';
import {
  acceptInvitation,
  inviteEach,
  lookAtInvitation,
  makeInvitation,
  takeBackInvitation,
  type LiveInvitation,
} from './invitations.ts';
import { readInvitationLink, readRecoveryLink, writeRecoveryLink } from './links.ts';
import { recover, renewRecoveryLink } from './recover.ts';

const person = `u${'3'.repeat(17)}`;
type Answer = { readonly number: number } | Refusal;

/** A workspace that signs, or will not. */
function signer(answer: Answer = { number: 7 }) {
  const signed: { ledger: string; decision: unknown; text: string | null }[] = [];
  const sign: Workspace['sign'] = async (ledger, decision, text) => {
    signed.push({ ledger, decision, text });
    return answer;
  };
  return { signed, workspace: { world: { me: { person, workspace: workspaceId } }, sign } as unknown as Workspace };
}
const inviting = { role: 'member', spaces: null, hours: 7 * 24, uses: 3 } as const;

test('[W61] an invitation is signed with the hash of a secret that stands in the link alone', async () => {
  const { door } = doorTo({});
  const { signed, workspace } = signer();
  const made = await makeInvitation(door, workspace, { ...inviting, byName: 'Ann' });
  if (isRefusal(made)) throw new Error('it was made');
  const link = readInvitationLink(made.link);
  expect(link).toMatchObject({ relay: door.relay, workspace: workspaceId });
  expect(made.notAfter).toBe(door.now() + 7 * 86_400_000);
  expect(signed).toEqual([
    {
      ledger: 'dir',
      text: 'Ann',
      decision: {
        type: 'invitation-made',
        invitation: made.invitation,
        secretHash: await secretHash(link?.secret ?? ''),
        role: 'member',
        spaces: null,
        notAfter: made.notAfter,
        uses: 3,
      },
    },
  ]);
  expect(JSON.stringify(signed)).not.toContain(link?.secret);
  const other = await makeInvitation(door, workspace, inviting);
  expect(isRefusal(other) ? null : other.link).not.toBe(made.link);
  expect(signed.at(-1)?.text).toBeNull();
});

test('[W320] a role in spaces, an end of access and an address go on record; the address as a hash with the secret as salt', async () => {
  const { door } = doorTo({});
  const { signed, workspace } = signer();
  const space = `s${'4'.repeat(17)}` as SpaceId;
  const until = door.now() + 90 * 86_400_000;
  const wish = { role: 'guest', spaces: [space], roleIn: 'commenter', hours: 1, uses: 1, until } as const;
  const made = await makeInvitation(door, workspace, { ...wish, mail: ' Ann@Work.example ' });
  if (isRefusal(made)) throw new Error('it was made');
  expect(made.notAfter).toBe(door.now() + 3_600_000);
  const secret = readInvitationLink(made.link)?.secret ?? '';
  expect(signed[0]?.decision).toMatchObject({
    role: 'guest',
    spaces: [space],
    roleIn: 'commenter',
    until,
    bound: { mail: await mailHash(secret, 'ann@work.example') },
  });
  expect(await mailHash(secret, 'bo@work.example')).not.toBe(await mailHash(secret, 'ann@work.example'));
  const again = await makeInvitation(door, workspace, { ...wish, mail: 'ann@work.example' });
  if (isRefusal(again)) throw new Error('it was made');
  // Two invitations of one person do not show on record that they are.
  expect(boundOf(signed[1])).not.toEqual(boundOf(signed[0]));
  expect(JSON.stringify(signed).toLowerCase()).not.toContain('work.example');
});
const boundOf = (one: { decision: unknown } | undefined) => JSON.stringify(one?.decision).split('"bound":')[1];

test('[W321] a list gets one invitation of one use for each; the first that is refused ends it, with those before in hand', async () => {
  const { door } = doorTo({});
  const people = ['ann', 'bo', 'cy'].map((name) => ({ name, mail: `${name}@work.example` }));
  const { uses: _uses, ...each } = inviting;
  const { signed, workspace } = signer();
  const all = await inviteEach(door, workspace, { ...each, people, byLetter: false });
  expect(all.refusal).toBeNull();
  expect(all.made.map(({ mail }) => mail)).toEqual(people.map(({ mail }) => mail));
  expect(new Set(all.made.map(({ link }) => link)).size).toBe(3);
  expect(signed.map(({ decision }) => (decision as { uses: number }).uses)).toEqual([1, 1, 1]);
  // Nobody could show an address to a relay that sends no letters.
  expect(signed.map(boundOf)).toEqual([undefined, undefined, undefined]);

  let turn = 0;
  const sign = async () => ((turn += 1) < 2 ? { number: turn } : refuse('needs-relay', 'The relay does not answer.'));
  const half = await inviteEach(door, { ...workspace, sign }, { ...each, people, byLetter: false });
  expect(half.made.map(({ name }) => name)).toEqual(['ann']);
  expect(half.refusal).toMatchObject({ kind: 'needs-relay' });
  expect(turn).toBe(2);
});

test('[W61] an invitation that the relay does not take has no link', async () => {
  const { workspace } = signer(refuse('needs-relay', 'The relay does not answer.'));
  expect(await makeInvitation(doorTo({}).door, workspace, inviting)).toMatchObject({
    refused: true,
    kind: 'needs-relay',
  });
});

test('[W61] taking an invitation back is a decision', async () => {
  const { signed, workspace } = signer();
  const invitation = `i${'1'.repeat(17)}` as never;
  expect(await takeBackInvitation(workspace, invitation)).toEqual({ number: 7 });
  expect(signed).toEqual([{ ledger: 'dir', decision: { type: 'invitation-taken-back', invitation }, text: null }]);
});

test('[W61] whoever looks at an invitation is told who invites to what, or why it is over', async () => {
  const live = {
    ok: true,
    invitation: `i${'1'.repeat(17)}`,
    by: person,
    byName: 'Ann',
    workspaceTitle: 'Northwind',
    role: 'member',
    spaces: [],
    notAfter: 9,
    relayKey: 'A'.repeat(43),
  };
  const told = { workspace: workspaceId as never, secret: 'S'.repeat(43) };
  const dead = { ok: false, why: 'taken-back', byName: 'Ann', when: 5 };
  for (const body of [live, dead, { ok: false, why: 'unknown' }]) {
    const { door, heard } = doorTo({ '/api/invitations/look': () => ({ body }) });
    expect(await lookAtInvitation(door, told)).toEqual(body);
    expect(lastOf(heard)).toEqual(told);
  }
  const half = doorTo({ '/api/invitations/look': () => ({ body: { ok: false, why: 'used' } }) });
  expect(await lookAtInvitation(half.door, told)).toMatchObject({ done: false, kind: 'not-understood' });
});

test('[W61] a relay that is away or unwilling when it is accepted keeps nothing', async () => {
  const looked = { invitation: `i${'1'.repeat(17)}`, workspaceTitle: 'Northwind' } as unknown as LiveInvitation;
  const told = { workspace: workspaceId as never, secret: 'S'.repeat(43) };
  const full = doorTo({
    '/api/invitations/accept': () => ({ status: 409, body: { refused: 'full', why: 'No seats.' } }),
  });
  for (const [{ door, kept }, kind] of [
    [full, 'full'],
    [doorTo({}), 'away'],
  ] as const) {
    expect(await acceptInvitation(door, told, looked)).toMatchObject({ done: false, kind });
    expect(kept).toEqual([]);
  }
});

test('[W63] a new recovery link is the one whose key was signed; without the relay there is none', async () => {
  const { door } = doorTo({});
  const { signed, workspace } = signer();
  const link = await renewRecoveryLink(door, workspace);
  if (isRefusal(link)) throw new Error('it was made');
  const read = readRecoveryLink(link);
  expect(read).toMatchObject({ relay: door.relay, workspace: workspaceId, person });
  const { publicKey } = await keyFromSeed(read?.seed ?? new Uint8Array());
  expect(signed).toEqual([
    { ledger: 'dir', decision: { type: 'recovery-set', person, recovery: publicKey }, text: null },
  ]);
  const refused = await renewRecoveryLink(door, signer(refuse('needs-relay', 'The relay does not answer.')).workspace);
  expect(refused).toMatchObject({ kind: 'needs-relay' });
});

test('[W63] a link that opens nothing any more says so; every other refusal is told as it is', async () => {
  const link = writeRecoveryLink('https://relay.example', {
    workspace: workspaceId as never,
    person: person as never,
    seed: new Uint8Array(32).fill(4),
  });
  const answering = (status: number, refused: string) =>
    doorTo({ '/api/recoveries': () => ({ status, body: { refused, why: 'Because.' } }) });
  const old = answering(409, 'illegal');
  expect(await recover(old.door, link)).toMatchObject({
    kind: 'illegal',
    sentence: expect.stringContaining('nothing any more') as string,
  });
  expect(await recover(answering(429, 'too-many').door, link)).toMatchObject({
    kind: 'too-many',
    sentence: 'Because.',
  });
  expect(await recover(doorTo({}).door, link)).toMatchObject({ kind: 'away' });
  expect(old.kept).toEqual([]);
  expect(new URL(link).hash.length).toBeGreaterThan(40);
  expect(readRecoveryLink(link.slice(0, -1))).toBeNull();
  expect(readRecoveryLink('no link')).toBeNull();
});
