// Coming in by showing who one is: what is asked, what is kept and when, and each way in which it does not come about.
import { assertionFault } from '@baton/ledger/passkey/assertion';
import { enrolmentChallenge, openingChallenge, sessionMessage, wordsOf } from '@baton/ledger/proofs';
import { createDeviceKey, verifyBytes } from '@baton/ledger/keys';
import { makePasskey } from '@baton/ledger/test/authenticator';
import type { Decision } from '@baton/model/directory/schema';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { aboutRelay, doorTo, lastOf, relayKey, workspaceId, type Answers } from '../test/doors.ts';
import type { Door } from './door.ts';
import { isNotDone } from './door.ts';
import { openAgain } from './opening-again.ts';
import { addPasskey, namePasskey, removePasskey, type Passkeys } from './passkeys.ts';
import { askProof, askToEnter, askWays, goToSignOn, proveByPassword, signInByPasskey } from './sign-in.ts';

const person = `u${'3'.repeat(17)}`;
const codeId = 'I'.repeat(22);
const nonce = 'N'.repeat(43);
const seats = [{ workspace: workspaceId, person, title: 'Northwind' }];
const at = { rpId: 'relay.example', origin: 'https://relay.example' };

/** A browser whose person has one passkey, and says yes. */
async function withPasskey(part: Partial<Passkeys> = {}) {
  const passkey = await makePasskey('ES256', at);
  const passkeys: Passkeys = {
    at,
    make: () => passkey.registered(),
    ask: async (challenge) => ({
      user: `${workspaceId}.${person}`,
      assertion: await passkey.assert(challenge),
    }),
    ...part,
  };
  return { passkey, passkeys };
}
const doorWith = (answers: Answers, passkeys?: Passkeys) => {
  const made = doorTo(answers);
  const door: Door = { ...made.door, passkeys };
  return { ...made, door };
};

describe('by password or the company’s sign-on', () => {
  test('[W290] the password goes to the relay alone, and what it proves is kept nowhere here', async () => {
    const proven = { how: 'password', seats };
    const { door, heard, kept } = doorTo({ '/api/sign-in/password': () => ({ body: proven }) });
    expect(await proveByPassword(door, 'ann@x.example', 'seven lanterns')).toEqual(proven);
    expect(heard).toEqual([
      {
        method: 'POST',
        path: '/api/sign-in/password',
        body: { mail: 'ann@x.example', password: 'seven lanterns' },
      },
    ]);
    expect(kept).toEqual([]);
  });

  test.each([
    [401, 'wrong'],
    [429, 'too-many'],
    [409, 'sign-on-away'],
    [401, 'not-proven'],
  ])('[W290] %i %s comes back with the relay’s own sentence', async (status, refused) => {
    const no = () => ({ status, body: { refused, why: 'Because.' } });
    const paths = ['/api/sign-in/password', '/api/sign-in/sign-on', '/api/sign-in/proof'];
    const { door } = doorTo(Object.fromEntries(paths.map((path) => [path, no])));
    const expected = { done: false, kind: refused, sentence: 'Because.' };
    expect(await proveByPassword(door, 'a@b', 'x')).toEqual(expected);
    expect(await goToSignOn(door)).toEqual(expected);
    expect(await askProof(door)).toEqual(expected);
    expect(await askWays(door)).toMatchObject({ kind: 'away' });
  });

  test('[W291] the device that asks shows the words of its own key, and keeps nothing before it is answered', async () => {
    const asked = { claim: 'C'.repeat(43), codeId, workspaceTitle: 'Northwind', expires: 9 };
    const { door, heard, kept } = doorTo({ '/api/sign-in/ask': () => ({ body: asked }) });
    const claiming = await askToEnter(door, workspaceId);
    if (isNotDone(claiming)) throw new Error(claiming.sentence);
    const { device } = lastOf(heard) as { device: { id: string; key: string } };
    expect(device).toEqual({ id: claiming.device, key: claiming.key.publicKey });
    expect(claiming.words).toEqual(await wordsOf(codeId, device.key));
    expect(claiming).toMatchObject({ claim: asked.claim, workspaceTitle: 'Northwind', expires: 9 });
    expect(kept).toEqual([]);
    expect(await askToEnter(doorTo({}).door, workspaceId)).toMatchObject({ kind: 'away' });
  });
});

describe('by passkey', () => {
  const admitted = { incarnation: 2, deviceNo: 7, person, workspace: workspaceId, workspaceTitle: 'Northwind' };

  test('[W292] it signs for this relay, this device and its key, and the key is kept when the relay has said yes', async () => {
    const { passkey, passkeys } = await withPasskey();
    const { door, heard, kept } = doorWith(
      { '/api/relay': () => aboutRelay, '/api/sign-in/passkey': () => ({ body: admitted }) },
      passkeys,
    );
    expect(await signInByPasskey(door)).toMatchObject({
      done: true,
      recoveryLink: null,
      identity: { workspace: workspaceId, person, deviceNo: 7, incarnation: 2, title: 'Northwind' },
    });
    const said = lastOf(heard) as { user: string; device: { id: string; key: string }; assertion: never };
    expect(said.user).toBe(`${workspaceId}.${person}`);
    const challenge = await enrolmentChallenge({ relayKey, device: said.device });
    expect(await assertionFault(said.assertion, passkey, challenge)).toBeNull();
    expect(kept).toMatchObject([{ device: said.device.id, publicKey: said.device.key, deviceNo: 7 }]);
  });

  test('[W292] cancelled, absent or refused, nothing is kept and the sentence says which', async () => {
    const refused = () => ({ status: 401, body: { refused: 'not-known', why: 'It opens nothing.' } });
    const answers = { '/api/relay': () => aboutRelay, '/api/sign-in/passkey': refused };
    const { passkeys } = await withPasskey();
    const turned = { ...passkeys, ask: () => Promise.resolve('cancelled' as const) };
    const kinds: string[] = [];
    for (const one of [passkeys, turned, undefined]) {
      const { door, kept } = doorWith(answers, one);
      const answer = await signInByPasskey(door);
      kinds.push(isNotDone(answer) ? answer.kind : 'in');
      expect(kept).toEqual([]);
    }
    expect(kinds).toEqual(['not-known', 'passkey-cancelled', 'passkey-none']);
    expect(await signInByPasskey(doorWith({}, passkeys).door)).toMatchObject({ kind: 'away' });
  });

  test('[W293] one is made for this person and put on record with what it is bound to; none is made twice', async () => {
    const { passkey, passkeys } = await withPasskey();
    const signed: unknown[] = [];
    const sign: Workspace['sign'] = async (ledger, decision, text) => {
      signed.push({ ledger, decision, text });
      return { number: 9 };
    };
    const directory = { persons: { [person]: { passkeys: { AAAA: {} } } } };
    const me = { person, workspace: workspaceId };
    const workspace = { world: { me, directory }, sign } as unknown as Workspace;
    const wishes: unknown[] = [];
    const asked: Passkeys = { ...passkeys, make: (wish) => passkeys.make(wish).finally(() => wishes.push(wish)) };
    expect(await addPasskey(asked, workspace, { name: 'Ann Lee', called: 'Chrome on Linux' })).toEqual({ number: 9 });
    expect(wishes).toEqual([{ user: `${workspaceId}.${person}`, name: 'Ann Lee', known: ['AAAA'] }]);
    const { id, key } = passkey;
    const decision: Decision = {
      type: 'passkey-added',
      person: person as never,
      passkey: { id, key, ...at, guards: true },
    };
    expect(signed).toEqual([{ ledger: 'dir', decision, text: 'Chrome on Linux' }]);
    await namePasskey(workspace, id, 'Yellow key');
    expect(signed.at(-1)).toMatchObject({ decision: { type: 'passkey-named', person, id }, text: 'Yellow key' });
    await removePasskey(workspace, id);
    expect(signed.at(-1)).toMatchObject({ decision: { type: 'passkey-removed', person, id } });
    for (const [said, kind] of [
      ['cancelled', 'passkey-cancelled'],
      ['known', 'passkey-known'],
      [new Uint8Array(60), 'passkey-unknown'],
    ] as const) {
      const odd: Passkeys = { ...passkeys, make: () => Promise.resolve(said) };
      expect(await addPasskey(odd, workspace, { name: 'Ann', called: 'A' })).toMatchObject({ done: false, kind });
    }
    expect(await addPasskey(undefined, workspace, { name: 'Ann', called: 'A' })).toMatchObject({
      kind: 'passkey-none',
    });
    expect(signed).toHaveLength(3);
  });
});

describe('after signing out everywhere', () => {
  const answers: Answers = {
    '/api/relay': () => aboutRelay,
    '/api/challenges': () => ({ body: { nonce } }),
    '/api/sessions': () => ({ body: { incarnation: 1, deviceNo: 2, person } }),
  };

  test('[W294] the device proves its key, and its passkey’s word is for this very opening', async () => {
    const { passkey, passkeys } = await withPasskey();
    const { door, heard } = doorWith(answers, passkeys);
    const as = { workspace: workspaceId, device: 'd1', key: await createDeviceKey() };
    expect(await openAgain(door, as, 'passkey')).toBeNull();
    const said = lastOf(heard) as { signature: string; assertion: never };
    const of = { relayKey, workspace: workspaceId, device: 'd1', nonce };
    expect(await verifyBytes(as.key.publicKey, sessionMessage(of), said.signature)).toBe(true);
    expect(await assertionFault(said.assertion, passkey, await openingChallenge(of))).toBeNull();
    expect(await openAgain(door, as, 'proof')).toBeNull();
    expect(lastOf(heard)).not.toHaveProperty('assertion');
  });

  test('[W294] turned round, unknown to the relay, or the relay away: it stays locked, and says why', async () => {
    const { passkeys } = await withPasskey();
    const as = { workspace: workspaceId, device: 'd1', key: await createDeviceKey() };
    const turned = { ...passkeys, ask: () => Promise.resolve('cancelled' as const) };
    expect(await openAgain(doorWith(answers, turned).door, as, 'passkey')).toMatchObject({ kind: 'passkey-cancelled' });
    expect(await openAgain(doorTo(answers).door, as, 'passkey')).toMatchObject({ kind: 'passkey-none' });
    expect(await openAgain(doorTo({}).door, as, 'proof')).toMatchObject({ kind: 'away' });
    const no = () => ({ status: 401, body: { refused: 'signed-out-everywhere', why: 'Sign in.' } });
    const closed = doorTo({ ...answers, '/api/sessions': no });
    expect(await openAgain(closed.door, as, 'proof')).toEqual({
      done: false,
      kind: 'signed-out-everywhere',
      sentence: 'Sign in.',
    });
  });
});
