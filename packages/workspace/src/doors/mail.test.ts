// Invitations by letter: in which order, and what a letter that fails leaves behind.
import { secretHash } from '@baton/ledger/proofs';
import type { Decision, DirectoryInvitation, InvitationId } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, workspaceId } from '../test/doors.ts';
import { inviteAnew } from './invite-anew.ts';
import { inviteEach, makeInvitation } from './invitations.ts';
import { isLetterMail } from './mail.ts';

const person = `u${'3'.repeat(17)}`;
interface Letter {
  readonly secret: string;
  readonly mail: string;
  readonly invitation: string;
}
/** Says in which order things were decided and sent. */
function scene(isSent: (letter: Letter) => boolean = () => true) {
  const order: string[] = [];
  const letters: Letter[] = [];
  const decisions: Decision[] = [];
  const sign = async (_: string, said: unknown) => {
    const decision = said as Decision;
    decisions.push(decision);
    order.push(decision.type);
    return { number: order.length };
  };
  const { door } = doorTo({
    '/api/letters': (letter: Letter) => {
      letters.push(letter);
      order.push(`letter to ${letter.mail}`);
      return isSent(letter)
        ? { body: { done: true } }
        : { status: 409, body: { refused: 'not-sent', why: 'The mail server does not answer.' } };
    },
  });
  const workspace = { world: { me: { person, workspace: workspaceId } }, sign } as unknown as Workspace;
  return { order, letters, decisions, door, workspace };
}
const each = { role: 'member', spaces: null, hours: 24 } as const;
const people = ['ann', 'bo'].map((name) => ({ name, mail: `${name}@work.example` }));

test('[W330] a letter goes out when its invitation is on record; one that fails keeps no other back', async () => {
  const { order, letters, decisions, door, workspace } = scene(({ mail }) => mail !== 'ann@work.example');
  const seen: number[] = [];
  const all = await inviteEach(door, workspace, { ...each, people, byLetter: true, onOne: (made) => seen.push(made) });
  expect(order).toEqual([
    'invitation-made',
    'letter to ann@work.example',
    'invitation-made',
    'letter to bo@work.example',
  ]);
  expect(all.made.map(({ letter }) => letter)).toEqual([
    { done: false, kind: 'not-sent', sentence: 'The mail server does not answer.' },
    'sent',
  ]);
  expect(seen).toEqual([1, 2]);
  const [first] = decisions as { secretHash: string; bound: object }[];
  expect(await secretHash(letters[0]?.secret ?? '')).toBe(first?.secretHash);
  expect(first?.bound).toHaveProperty('mail');
});

test('[W331] a domain goes on record as it is', async () => {
  const { decisions, door, workspace } = scene();
  await makeInvitation(door, workspace, { ...each, uses: 5, domain: 'work.example' });
  expect(decisions).toMatchObject([{ bound: { domain: 'work.example' }, uses: 5 }]);
});

const space = `s${'4'.repeat(17)}` as SpaceId;
const invitation: DirectoryInvitation = {
  by: person as never,
  secretHash: 'h',
  role: 'guest',
  spaces: [space],
  roleIn: 'viewer',
  groups: [],
  bound: { mail: 'h' },
  until: 1_800_000_000_000 + 48 * 3_600_000,
  notAfter: 1_800_000_000_000,
  uses: 1,
  used: 0,
  takenBack: false,
};
const id = `i${'7'.repeat(17)}` as InvitationId;

test('[W332] anew it gives the same right to the same address, and the one before is taken back', async () => {
  const { order, decisions, letters, door, workspace } = scene();
  const done = await inviteAnew(door, workspace, { id, invitation, mail: 'gus@work.example', byName: 'Ann' });
  expect(done).toBe('sent');
  expect(order).toEqual(['invitation-made', 'letter to gus@work.example', 'invitation-taken-back']);
  const [made, taken] = decisions;
  expect(made).toMatchObject({ role: 'guest', spaces: [space], roleIn: 'viewer', until: invitation.until, uses: 1 });
  expect(letters[0]?.invitation).toBe((made as { invitation: string }).invitation);
  expect(taken).toEqual({ type: 'invitation-taken-back', invitation: id });
});

test('[W332] when that letter fails too, the new one is taken back and the old one stays', async () => {
  const { decisions, door, workspace } = scene(() => false);
  const done = await inviteAnew(door, workspace, { id, invitation, mail: 'gus@work.example', byName: 'Ann' });
  expect(done).toMatchObject({ kind: 'not-sent' });
  const [made, taken] = decisions as { invitation: string }[];
  expect(taken?.invitation).toBe(made?.invitation);
  expect(taken?.invitation).not.toBe(id);
});

test('[W330] a letter goes to one plain address', () => {
  expect(['ann@work.example', 'ö.x+y@bücher.example'].filter(isLetterMail)).toHaveLength(2);
  const hostile = [
    'a@b, c@d',
    'a@b\r\nBcc: c@d',
    'Ann <a@b.example>',
    'a"b@c.example',
    'a@@b.example',
    'a@-b.example',
    'a\u0000@b.example',
  ];
  expect(hostile.filter(isLetterMail)).toEqual([]);
});
