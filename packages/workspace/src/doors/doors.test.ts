import { createDeviceKey, verifyBytes } from '@baton/ledger/keys';
import { acceptanceMessage, sessionMessage } from '@baton/ledger/proofs';
import { readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { aboutRelay, doorTo, lastOf, relayKey, workspaceId, type Answers } from '../test/doors.ts';
import { claimCode, codeFrom } from './device-codes.ts';
import { isNotDone } from './door.ts';
import { foundWorkspace } from './found.ts';
import { acceptInvitation, type LiveInvitation } from './invitations.ts';
import { readInvitationLink, readRecoveryLink, writeInvitationLink } from './links.ts';
import { recover } from './recover.ts';
import { askTicket, withSession } from './session.ts';

test('[W60] founding signs the first statement and a space for each title, and keeps the key before it says so', async () => {
  const { door, heard, kept } = doorTo({
    '/api/relay': () => aboutRelay,
    '/api/workspaces': () => ({ body: { incarnation: 3, deviceNo: 1 } }),
  });
  const joined = await foundWorkspace(door, { title: 'Northwind', spaces: ['Design', 'Sales'] });
  if (isNotDone(joined)) throw new Error(joined.sentence);
  const { workspace, entries } = lastOf(heard) as {
    workspace: string;
    entries: { jws: string; ledger: string; text: { text: string } }[];
  };
  const statements = entries.map(({ jws }) => readStatement(jws));
  expect(statements.map((one) => (isIllegal(one) ? one.illegal : one.decision.type))).toEqual([
    'workspace-founded',
    'space-opened',
    'space-opened',
  ]);
  expect(entries.map(({ text }) => text.text)).toEqual(['Northwind', 'Design', 'Sales']);
  expect(kept).toMatchObject([
    { workspace, deviceNo: 1, incarnation: 3, title: 'Northwind', person: joined.identity.person },
  ]);
  expect(joined.identity).not.toHaveProperty('key');
  expect(readRecoveryLink(joined.recoveryLink ?? '')).toMatchObject({
    relay: door.relay,
    workspace,
    person: joined.identity.person,
  });
});

test('[W60] a relay that is away, strange or unwilling keeps nothing and says which', async () => {
  const cases: [Answers, string][] = [
    [{}, 'away'],
    [{ '/api/relay': () => ({ status: 502, body: 'bad gateway' }) }, 'away'],
    [{ '/api/relay': () => ({ body: '<html>Sign in to the wifi</html>' }) }, 'away'],
    [{ '/api/relay': () => ({ body: { name: 'something else' } }) }, 'not-understood'],
    [
      {
        '/api/relay': () => aboutRelay,
        '/api/workspaces': () => ({ status: 403, body: { refused: 'not-allowed', why: 'Founding is closed.' } }),
      },
      'not-allowed',
    ],
  ];
  for (const [answers, kind] of cases) {
    const { door, kept } = doorTo(answers);
    expect(await foundWorkspace(door, { title: 'Northwind', spaces: ['Design'] })).toMatchObject({ done: false, kind });
    expect(kept).toEqual([]);
  }
});

const looked = { ok: true, invitation: `i${'1'.repeat(17)}`, workspaceTitle: 'Northwind' } as unknown as LiveInvitation;

test('[W61] accepting proves with the new device’s key what it accepts', async () => {
  const { door, heard, kept } = doorTo({
    '/api/invitations/accept': () => ({ body: { ok: true, incarnation: 1, deviceNo: 4 } }),
  });
  const joined = await acceptInvitation(door, { workspace: workspaceId as never, secret: 'x' }, looked);
  expect(joined).toMatchObject({ done: true, identity: { deviceNo: 4, title: 'Northwind' } });
  const { proof, ...body } = lastOf(heard) as {
    proof: string;
    invitation: string;
    person: string;
    recovery: string;
    device: { id: string; key: string };
  };
  expect(await verifyBytes(body.device.key, acceptanceMessage(workspaceId, body), proof)).toBe(true);
  expect(kept).toHaveLength(1);
});

test('[W61] an invitation that is over comes back as it is, and nothing is kept', async () => {
  const dead = { ok: false, why: 'used', byName: 'Ann', when: 5 };
  const { door, kept } = doorTo({ '/api/invitations/accept': () => ({ body: dead }) });
  expect(await acceptInvitation(door, { workspace: workspaceId as never, secret: 'x' }, looked)).toEqual(dead);
  expect(kept).toEqual([]);
});

const nonce = 'N'.repeat(43);
async function signedOut(sessions: () => { status?: number; body: unknown }) {
  const key = await createDeviceKey();
  const device = `d${'2'.repeat(17)}`;
  let isIn = false;
  const made = doorTo({
    '/api/relay': () => aboutRelay,
    '/api/challenges': () => ({ body: { nonce } }),
    '/api/sessions': async ({ signature }: { signature: string }) => {
      const message = sessionMessage({ relayKey, workspace: workspaceId, device, nonce });
      isIn = await verifyBytes(key.publicKey, message, signature);
      return sessions();
    },
    '/api/tickets': () =>
      isIn
        ? { body: { ticket: 'T'.repeat(43) } }
        : { status: 401, body: { refused: 'not-signed-in', why: 'Sign in.' } },
  });
  return { ...made, session: withSession(made.door, { workspace: workspaceId, device, key }) };
}
const person = `u${'3'.repeat(17)}`;
const ticketFor = { workspace: workspaceId, device: `d${'4'.repeat(17)}` };

test('[W62] a ticket is asked for with the build of the app that asks, where it is one', async () => {
  const { door, heard } = doorTo({ '/api/tickets': () => ({ body: { ticket: 'T'.repeat(43) } }) });
  await askTicket(door, { ...ticketFor, app: 'index-one.js' });
  await askTicket(door, { ...ticketFor, app: undefined });
  expect(heard.map(({ body }) => body)).toEqual([{ ...ticketFor, app: 'index-one.js' }, ticketFor]);
});

test('[W62] a session that is over is renewed by the device’s key, and the request made again', async () => {
  const { session, heard } = await signedOut(() => ({ body: { incarnation: 1, deviceNo: 1, person } }));
  expect(await askTicket(session, ticketFor)).toEqual({ ticket: 'T'.repeat(43) });
  expect(heard.map(({ path }) => path)).toEqual([
    '/api/tickets',
    '/api/relay',
    '/api/challenges',
    '/api/sessions',
    '/api/tickets',
  ]);
});

test('[W62] a device that is not welcome is told for good; a relay that goes away meanwhile is waited for', async () => {
  const unwelcome = await signedOut(() => ({
    status: 401,
    body: { refused: 'not-signed-in', why: 'No longer welcome.' },
  }));
  expect(await askTicket(unwelcome.session, ticketFor)).toEqual({ final: 'No longer welcome.' });
  const leaving = await signedOut(() => ({ status: 503, body: '' }));
  expect(await askTicket(leaving.session, ticketFor)).toEqual({ final: null });
  expect(await askTicket(doorTo({}).door, ticketFor)).toEqual({ final: null });
  const busy = doorTo({ '/api/tickets': () => ({ status: 429, body: { refused: 'too-many', why: 'Wait.' } }) });
  expect(await askTicket(busy.door, ticketFor)).toEqual({ final: null });
});

test('[W63] recovering signs with the link’s key, a later time with a higher n', async () => {
  const founded = doorTo({
    '/api/relay': () => aboutRelay,
    '/api/workspaces': () => ({ body: { incarnation: 1, deviceNo: 1 } }),
  });
  const joined = await foundWorkspace(founded.door, { title: 'Northwind', spaces: [] });
  if (isNotDone(joined)) throw new Error(joined.sentence);
  const { door, heard, kept } = doorTo({
    '/api/recoveries': () => ({ body: { incarnation: 1, deviceNo: 5, person: joined.identity.person } }),
  });
  const ns: number[] = [];
  for (const now of [1_800_000_000_000, 1_800_000_005_000]) {
    await recover({ ...door, now: () => now }, joined.recoveryLink ?? '');
    const statement = readStatement((lastOf(heard) as { jws: string }).jws);
    if (isIllegal(statement)) throw new Error(statement.illegal);
    expect(statement.skeleton).toMatchObject({
      device: 'recovery',
      person: joined.identity.person,
      type: 'device-enrolled',
    });
    ns.push(statement.skeleton.n);
  }
  expect(ns[1]).toBeGreaterThan(ns[0] ?? 0);
  // A clock that is behind that of the last recovery does not close the door: the relay's counts.
  const told = { ...aboutRelay.body, now: 1_800_000_009_000 };
  const behind = doorTo({ '/api/relay': () => ({ body: told }), '/api/recoveries': () => ({ status: 409, body: {} }) });
  await recover({ ...behind.door, now: () => 5 }, joined.recoveryLink ?? '');
  const late = readStatement((lastOf(behind.heard) as { jws: string }).jws);
  expect(isIllegal(late) ? 0 : late.skeleton.n).toBeGreaterThan(ns[1] ?? 0);
  expect(kept.at(-1)).toMatchObject({ deviceNo: 5, person: joined.identity.person });
  expect(await recover(door, 'https://relay.example/recover#cut')).toMatchObject({ done: false, kind: 'not-a-link' });
});

test('[W64] a code is read as people type it, and both devices show the same three words', async () => {
  expect(codeFrom(' 1edc-tkv3 ')).toBe('1EDCTKV3');
  expect(codeFrom('oil0 0000')).toBe('01100000');
  const { door } = doorTo({
    '/api/device-codes/claim': () => ({
      body: { ok: true, claim: 'C'.repeat(43), codeId: 'I'.repeat(22), workspaceTitle: 'Northwind', expires: 9 },
    }),
  });
  const claiming = await claimCode(door, '1EDC TKV3');
  expect(claiming).toMatchObject({ ok: true, workspaceTitle: 'Northwind' });
  const { wordsOf } = await import('@baton/ledger/proofs');
  if (isNotDone(claiming) || !claiming.ok) throw new Error('the code was claimed');
  expect(claiming.words).toEqual(await wordsOf('I'.repeat(22), claiming.key.publicKey));
});

test('[W171] only the sign-in that says that the device was removed is told as that', async () => {
  const key = await createDeviceKey();
  const ask = (refused: string) => {
    const { door } = doorTo({
      '/api/relay': () => aboutRelay,
      '/api/challenges': () => ({ body: { nonce: 'N'.repeat(43) } }),
      '/api/sessions': () => ({ status: 401, body: { refused, why: 'No.' } }),
      '/api/tickets': () => ({ status: 401, body: { refused: 'not-signed-in', why: 'No.' } }),
    });
    return askTicket(withSession(door, { workspace: workspaceId, device: 'd1', key }), ticketFor);
  };
  expect(await ask('revoked')).toEqual({ final: 'No.', isRevoked: true });
  expect(await ask('not-signed-in')).toEqual({ final: 'No.' });
  // [W297] Nor is one that was signed out everywhere a stranger: its person has to be there once more.
  expect(await ask('signed-out-everywhere')).toEqual({ final: null, shut: 'signed-out' });
});

test('[W61] an invitation’s link is read back, and one that was cut is not', () => {
  const link = { relay: 'https://relay.example', workspace: workspaceId as never, secret: 'S'.repeat(43) };
  const written = writeInvitationLink(link);
  expect(new URL(written).search).toBe('');
  expect(readInvitationLink(`  ${written} `)).toEqual(link);
  for (const broken of [written.slice(0, -1), 'hello', `${written}.more`, 'https://relay.example/join'])
    expect(readInvitationLink(broken)).toBeNull();
});
