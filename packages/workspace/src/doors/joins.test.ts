// Asking without an invitation, and answering.
import { verifyBytes } from '@baton/ledger/keys';
import { acceptanceMessage } from '@baton/ledger/proofs';
import type { Decision } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import type { AskToJoin } from '@baton/protocol/http-joins';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, workspaceId } from '../test/doors.ts';
import { isNotDone } from './door.ts';
import { admit, askToJoin, lookAtAsk, takeBackAsk, type JoinRequest } from './joins.ts';
import { readRecoveryLink } from './links.ts';

const claim = 'C'.repeat(43);
const says = { name: 'Eve Stone', says: 'From Lyon' };
async function asked(state: () => object = () => ({ state: 'waiting', until: 9 })) {
  const scene = doorTo({
    '/api/joins': () => ({ body: { claim, until: 9 } }),
    [`/api/joins/${claim}`]: () => ({ body: state() }),
    '/api/joins-back': () => ({ body: { done: true } }),
  });
  const row = await askToJoin(scene.door, workspaceId, says);
  if (isNotDone(row)) throw new Error(row.sentence);
  return { ...scene, row, body: scene.heard[0]?.body as AskToJoin };
}

test('[W333] a request is signed by the key that the device keeps, and holds nothing secret', async () => {
  const { row, body, kept } = await asked();
  expect(body).toMatchObject({ ...says, workspace: workspaceId, person: row.person });
  const message = acceptanceMessage(workspaceId, { ...body, invitation: body.request });
  expect(await verifyBytes(row.publicKey, message, body.proof)).toBe(true);
  expect(row).toMatchObject({ claim, until: 9, name: 'Eve Stone', workspace: workspaceId });
  expect(row.key.extractable).toBe(false);
  // It is nobody's device yet.
  expect(kept).toEqual([]);
});

test('[W333] once admitted that very device is kept, with the recovery link of its request', async () => {
  let state: object = { state: 'waiting', until: 9 };
  const { door, row, kept } = await asked(() => state);
  expect(await lookAtAsk(door, row)).toEqual({ waiting: true });
  state = { state: 'admitted', incarnation: 2, deviceNo: 5, workspaceTitle: 'Fern' };
  const joined = await lookAtAsk(door, row);
  if (!('identity' in joined)) throw new Error('it was admitted');
  const { workspace, person, device, publicKey } = row;
  expect(kept).toMatchObject([{ workspace, person, device, publicKey, incarnation: 2, deviceNo: 5, title: 'Fern' }]);
  expect(readRecoveryLink(joined.recoveryLink ?? '')?.seed).toEqual(row.seed);
});

test('[W333] declined, over, taken back and a relay that is away are told apart, and keep nothing', async () => {
  let state: object = { state: 'declined', reason: 'Ask Bo first' };
  const { door, row, kept, heard } = await asked(() => state);
  expect(await lookAtAsk(door, row)).toEqual({ declined: 'Ask Bo first' });
  state = { state: 'over' };
  expect(await lookAtAsk(door, row)).toEqual({ over: true });
  expect(await takeBackAsk(door, row)).toEqual({ done: true });
  expect(heard.at(-1)).toMatchObject({ path: '/api/joins-back', body: { claim } });
  expect(await lookAtAsk(doorTo({}).door, row)).toMatchObject({ kind: 'away' });
  expect(kept).toEqual([]);
});

test('[W334] an admin signs for exactly the keys that were asked with', async () => {
  const { body } = await asked();
  const decisions: unknown[] = [];
  const sign = async (_: string, decision: unknown) => {
    decisions.push(decision);
    return { number: 7 };
  };
  const { workspace: _workspace, ...said } = body;
  const request: JoinRequest = { ...said, at: 1, until: 9, agent: 'Firefox' };
  const spaces = [`s${'4'.repeat(17)}` as SpaceId];
  await admit({ sign } as unknown as Workspace, request, { role: 'guest', spaces });
  const { name: _name, says: _says, ...keys } = said;
  expect(decisions).toEqual([{ type: 'person-admitted', role: 'guest', spaces, ...keys } as unknown as Decision]);
});
