// A second device, step by step, and each way in which it does not come about.
import { wordsOf } from '@baton/ledger/proofs';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, lastOf, workspaceId, type Answers } from '../test/doors.ts';
import {
  approveDevice,
  askCode,
  claimCode,
  lookAtClaim,
  lookAtCode,
  refuseDevice,
  type Claiming,
} from './device-codes.ts';
import { isNotDone } from './door.ts';

const codeId = 'I'.repeat(22);
const claim = 'C'.repeat(43);
const claimed = { body: { ok: true, claim, codeId, workspaceTitle: 'Northwind', expires: 9 } };
const person = `u${'3'.repeat(17)}`;

async function claiming(answers: Answers) {
  const made = doorTo({ '/api/device-codes/claim': () => claimed, ...answers });
  const one = await claimCode(made.door, '1EDC TKV3');
  if (isNotDone(one) || !one.ok) throw new Error('the code was claimed');
  return { ...made, claiming: one };
}
const looking = (state: unknown) => claiming({ [`/api/claims/${claim}`]: () => ({ body: state }) });

test('[W64] the old device asks for a code of its workspace, and says when the relay gives none', async () => {
  const given = { id: codeId, code: '1EDCTKV3', expires: 9 };
  const { door, heard } = doorTo({ '/api/device-codes': () => ({ body: given }) });
  expect(await askCode(door, workspaceId)).toEqual(given);
  expect(heard).toEqual([{ method: 'POST', path: '/api/device-codes', body: { workspace: workspaceId } }]);
  const many = doorTo({
    '/api/device-codes': () => ({ status: 429, body: { refused: 'too-many', why: 'Wait a minute.' } }),
  });
  expect(await askCode(many.door, workspaceId)).toEqual({ done: false, kind: 'too-many', sentence: 'Wait a minute.' });
  expect(await askCode(doorTo({}).door, workspaceId)).toMatchObject({ kind: 'away' });
});

test('[W64] the words are shown when a device has claimed the code, and are those of its key', async () => {
  const { claiming: mine } = await claiming({});
  const at = (state: unknown) =>
    lookAtCode(doorTo({ [`/api/device-codes/${codeId}`]: () => ({ body: state }) }).door, codeId);
  expect(await at({ state: 'open', expires: 9 })).toEqual({ state: 'open', expires: 9, words: null });
  const device = { id: mine.device, key: mine.key.publicKey };
  expect(await at({ state: 'claimed', expires: 9, device, agent: 'Firefox' })).toMatchObject({ words: mine.words });
  const other = { id: mine.device, key: 'B'.repeat(43) };
  const slipped = await at({ state: 'claimed', expires: 9, device: other, agent: 'Firefox' });
  expect(isNotDone(slipped) ? null : slipped.words).not.toEqual(mine.words);
  for (const state of ['enrolled', 'refused', 'expired']) expect(await at({ state })).toEqual({ state, words: null });
  expect(await at({ state: 'nonsense' })).toMatchObject({ kind: 'not-understood' });
});

test('[W64] the new device sends its public key with the code as it is meant, and keeps nothing yet', async () => {
  const { heard, kept, claiming: mine } = await claiming({});
  const { code, device } = lastOf(heard) as { code: string; device: { id: string; key: string } };
  expect(code).toBe('1EDCTKV3');
  expect(device).toEqual({ id: mine.device, key: mine.key.publicKey });
  expect(mine.words).toEqual(await wordsOf(codeId, mine.key.publicKey));
  expect(kept).toEqual([]);
});

test('[W64] a code that nobody knows, that is used or too old comes back as it is', async () => {
  for (const why of ['unknown', 'expired', 'used']) {
    const { door, kept } = doorTo({ '/api/device-codes/claim': () => ({ body: { ok: false, why } }) });
    expect(await claimCode(door, 'AAAA AAAA')).toEqual({ ok: false, why });
    expect(kept).toEqual([]);
  }
  const strict = doorTo({
    '/api/device-codes/claim': () => ({ status: 400, body: { refused: 'bad-body', why: 'No code.' } }),
  });
  expect(await claimCode(strict.door, '?')).toMatchObject({ done: false, kind: 'bad-body' });
});

test('[W64] the new device waits until it is signed for, and keeps its key then', async () => {
  const waiting = await looking({ state: 'waiting', expires: 9 });
  expect(await lookAtClaim(waiting.door, waiting.claiming)).toEqual({ waiting: true });
  expect(waiting.kept).toEqual([]);
  const done = await looking({ state: 'enrolled', workspace: workspaceId, person, incarnation: 2, deviceNo: 7 });
  const joined = await lookAtClaim(done.door, done.claiming);
  expect(joined).toMatchObject({
    done: true,
    recoveryLink: null,
    identity: { workspace: workspaceId, person, deviceNo: 7, incarnation: 2, title: 'Northwind' },
  });
  expect(done.kept).toMatchObject([
    { device: done.claiming.device, publicKey: done.claiming.key.publicKey, deviceNo: 7 },
  ]);
  expect(done.heard.at(-1)?.method).toBe('GET');
});

test('[W64] a device that is refused, too late or in front of a silent relay keeps nothing and is told which', async () => {
  const cases = [
    [{ state: 'refused' }, 'refused', 'The other device did not agree.'],
    [{ state: 'expired' }, 'expired', 'The code is too old. Ask for a new one.'],
    [{ state: 'enrolled', workspace: 'nowhere' }, 'not-understood', expect.any(String)],
  ] as const;
  for (const [state, kind, sentence] of cases) {
    const { door, kept, claiming: mine } = await looking(state);
    expect(await lookAtClaim(door, mine)).toEqual({ done: false, kind, sentence });
    expect(kept).toEqual([]);
  }
  const { claiming: mine } = await claiming({});
  expect(await lookAtClaim(doorTo({}).door, mine)).toMatchObject({ kind: 'away' });
});

test('[W64] approving signs for the very key that was shown; refusing takes the code away', async () => {
  const signed: unknown[] = [];
  const sign: Workspace['sign'] = async (ledger, decision, text) => {
    signed.push({ ledger, decision, text });
    return { number: 9 };
  };
  const workspace = { world: { me: { person } }, sign } as unknown as Workspace;
  const { device, key }: Claiming = (await claiming({})).claiming;
  expect(await approveDevice(workspace, { id: device, key: key.publicKey })).toEqual({ number: 9 });
  const decision = { type: 'device-enrolled', person, device: { id: device, key: key.publicKey }, how: 'code' };
  expect(signed).toEqual([{ ledger: 'dir', decision, text: null }]);
  const { door, heard } = doorTo({ [`/api/device-codes/${codeId}`]: () => ({ body: '' }) });
  expect(await refuseDevice(door, codeId)).toEqual({});
  expect(heard).toEqual([{ method: 'DELETE', path: `/api/device-codes/${codeId}`, body: undefined }]);
});
