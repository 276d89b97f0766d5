// A person's ways to sign in and their devices, as the screens ask for them.
import { wordsOf } from '@baton/ledger/proofs';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, workspaceId } from '../test/doors.ts';
import {
  answerKnock,
  askAccount,
  askDevices,
  askKnocks,
  dropPassword,
  dropSignOn,
  goToLink,
  letDeviceIn,
  setPassword,
  signOutDevices,
} from './account.ts';
import { isNotDone } from './door.ts';

const [person, other] = [`u${'3'.repeat(17)}`, `u${'4'.repeat(17)}`];
const device = { id: `d${'5'.repeat(17)}`, key: 'K'.repeat(43) };
const id = 'I'.repeat(22);
const done = () => ({ body: { done: true } });

test('[W295] each question and each act names its workspace, and a refusal comes back as a sentence', async () => {
  const account = { mail: 'ann@x.example', passwordSet: 5, linked: null, signOn: { name: 'Northwind ID' } };
  const devices = [{ device: device.id, seen: 5, agent: 'Firefox', signedOut: true }];
  const { door, heard } = doorTo({
    [`/api/account/${workspaceId}`]: () => ({ body: account }),
    [`/api/devices/${workspaceId}`]: () => ({ body: { devices } }),
    '/api/account/password': () => ({ status: 400, body: { refused: 'weak', why: 'Use several words.' } }),
    '/api/account/password/drop': done,
    '/api/account/sign-on': () => ({ body: { url: 'https://id.example/' } }),
    '/api/account/sign-on/drop': done,
    '/api/devices/sign-out': done,
    '/api/devices/let-in': done,
  });
  expect(await askAccount(door, workspaceId)).toEqual(account);
  expect(await askDevices(door, workspaceId)).toEqual({ devices });
  expect(await setPassword(door, workspaceId, { mail: 'ann@x.example', password: 'short' })).toEqual({
    done: false,
    kind: 'weak',
    sentence: 'Use several words.',
  });
  expect(await goToLink(door, workspaceId)).toEqual({ url: 'https://id.example/' });
  for (const answer of [
    await dropPassword(door, workspaceId),
    await dropSignOn(door, workspaceId),
    await signOutDevices(door, workspaceId, { devices: null, here: true }),
    await letDeviceIn(door, workspaceId, device.id),
  ])
    expect(answer).toEqual({ done: true });
  const told = heard.filter(({ method }) => method === 'POST').map(({ body }) => body as { workspace: string });
  expect(told.every(({ workspace }) => workspace === workspaceId)).toBe(true);
  expect(told.at(-2)).toEqual({ workspace: workspaceId, devices: null, here: true });
});

test('[W296] who knocks is told with the words of the key that would be enrolled', async () => {
  const knock = { id, person, device, agent: 'Firefox', how: 'password', expires: 9 };
  const { door } = doorTo({ [`/api/knocks/${workspaceId}`]: () => ({ body: { waiting: [knock] } }) });
  expect(await askKnocks(door, workspaceId)).toEqual([{ ...knock, words: await wordsOf(id, device.key) }]);
  const slipped = { ...knock, device: { ...device, key: 'L'.repeat(43) } };
  const evil = doorTo({ [`/api/knocks/${workspaceId}`]: () => ({ body: { waiting: [slipped] } }) });
  const told = await askKnocks(evil.door, workspaceId);
  expect(isNotDone(told) ? null : told[0]?.words).not.toEqual(await wordsOf(id, device.key));
  expect(await askKnocks(doorTo({}).door, workspaceId)).toMatchObject({ kind: 'away' });
});

test('[W296] one’s own device is signed for as one’s own, somebody else’s as by an admin', async () => {
  const signed: unknown[] = [];
  const sign: Workspace['sign'] = async (ledger, decision) => {
    signed.push([ledger, decision]);
    return { number: 9 };
  };
  const workspace = { world: { me: { person } }, sign } as unknown as Workspace;
  const knock = {
    id,
    person,
    device,
    agent: '',
    how: 'password' as const,
    expires: 9,
    words: ['a', 'b', 'c'] as const,
  };
  await answerKnock(workspace, knock);
  await answerKnock(workspace, { ...knock, person: other });
  const enrolled = { type: 'device-enrolled', device };
  expect(signed).toEqual([
    ['dir', { ...enrolled, person, how: 'code' }],
    ['dir', { ...enrolled, person: other, how: 'admin' }],
  ]);
});
