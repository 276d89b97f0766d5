// A second device of the same person. The old one shows a code; the new one types it and shows three words; the old one
// shows the same three, and signs. Words that differ mean that somebody else's key would be enrolled.
import { wordsOf } from '@baton/ledger/proofs';
import type { SigningKey } from '@baton/ledger/keys';
import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId, PersonId, TabletId, WorkspaceId } from '@baton/model/ids';
import type { Refusal } from '@baton/model/refusal';
import { ClaimedCode, ClaimState, CodeState, GivenCode } from '@baton/protocol/http-devices';
import { z } from 'zod';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, type Door, type Joined, type NotDone } from './door.ts';
import { keep, newId } from './joining.ts';

type Words = readonly [string, string, string];

/** On the old device. Its door must have a session (browserDoorOf). */
export const askCode = (door: Door, workspace: string): Promise<GivenCode | NotDone> =>
  call(door, { path: '/api/device-codes', body: { workspace } }, GivenCode);

export type Claim = CodeState & { readonly words: Words | null };

/** Asked every second or two; `words` once a device has claimed the code. */
export async function lookAtCode(door: Door, id: string): Promise<Claim | NotDone> {
  const state = await call(door, { method: 'GET', path: `/api/device-codes/${id}` }, CodeState);
  if (isNotDone(state)) return state;
  return { ...state, words: state.state === 'claimed' ? await wordsOf(id, state.device.key) : null };
}

/** The words are the same on both: the new device is signed for. */
export function approveDevice(
  workspace: Workspace,
  device: { readonly id: string; readonly key: string },
  seat?: { readonly tablet: string; readonly name: string },
): Promise<{ readonly number: number } | Refusal> {
  const { person } = workspace.world.me;
  const decision: Decision = {
    type: 'device-enrolled',
    person,
    device: { id: device.id as DeviceId, key: device.key },
    how: 'code',
    ...(seat === undefined ? {} : { tablet: seat.tablet as TabletId }),
  };
  // A tablet's start screen shows names, and asks the relay for them.
  return workspace.sign('dir', decision, seat?.name ?? null);
}
export const refuseDevice = (door: Door, id: string): Promise<object | NotDone> =>
  call(door, { method: 'DELETE', path: `/api/device-codes/${id}` }, z.object({}));

/** On the new device, until it is signed for or refused. */
export interface Claiming {
  readonly ok: true;
  readonly words: Words;
  readonly workspaceTitle: string;
  readonly expires: number;
  readonly claim: string;
  readonly device: DeviceId;
  readonly key: SigningKey;
}
type NoSuchCode = Extract<ClaimedCode, { ok: false }>;

/** As people type it: spaces and dashes do not count, nor do letters that look like digits. */
export const codeFrom = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');

/** @param tablet where it is to be a seat on a shared one. */
export async function claimCode(
  door: Door,
  typed: string,
  tablet?: { readonly workspace: string; readonly secret: string },
): Promise<Claiming | NoSuchCode | NotDone> {
  const device = newId<DeviceId>(door, 'd');
  const key = await door.newKey();
  const of = tablet && { workspace: tablet.workspace, secret: tablet.secret };
  const body = { code: codeFrom(typed), device: { id: device, key: key.publicKey }, tablet: of };
  const answer = await call(door, { path: '/api/device-codes/claim', body }, ClaimedCode);
  if (isNotDone(answer) || !answer.ok) return answer;
  const { claim, codeId, workspaceTitle, expires } = answer;
  return { ok: true, words: await wordsOf(codeId, key.publicKey), workspaceTitle, expires, claim, device, key };
}

export type Enrolment = Joined | { readonly waiting: true } | NotDone;

/** Asked every second or two until it is no longer `waiting`. */
export async function lookAtClaim(door: Door, claiming: Claiming): Promise<Enrolment> {
  const state = await call(door, { method: 'GET', path: `/api/claims/${claiming.claim}` }, ClaimState);
  if (isNotDone(state)) return state;
  if (state.state === 'waiting') return { waiting: true };
  if (state.state !== 'enrolled') {
    const sentence =
      state.state === 'refused' ? 'The other device did not agree.' : 'The code is too old. Ask for a new one.';
    return { done: false, kind: state.state, sentence };
  }
  const { incarnation, deviceNo } = state;
  return keep(door, {
    incarnation,
    deviceNo,
    workspace: state.workspace as WorkspaceId,
    person: state.person as PersonId,
    device: claiming.device,
    key: claiming.key,
    title: claiming.workspaceTitle,
    seed: null,
  });
}
