// Asking to be let in without an invitation; and, of those who run a workspace, answering. The asker's device makes its keys
// before anybody knows of it, and what an admin signs names exactly these.
import { signBytes } from '@baton/ledger/keys';
import { acceptanceMessage } from '@baton/ledger/proofs';
import type { Decision, InvitationId, Role } from '@baton/model/directory/schema';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '@baton/model/ids';
import type { Refusal } from '@baton/model/refusal';
import { JoinAsked, JoinState, JoinsTold } from '@baton/protocol/http-joins';
import { Done } from '@baton/protocol/http-sign-in';
import type { AskRow } from '@baton/store/browser/asks';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, type Door, type Joined, type NotDone } from './door.ts';
import { keep, newcomer, newId } from './joining.ts';

export type { AskRow };
export type JoinRequest = JoinsTold['waiting'][number];

interface Saying {
  readonly name: string;
  readonly says: string;
}
/** Answers what the device has to keep until it is answered. */
export async function askToJoin(door: Door, workspace: string, { name, says }: Saying): Promise<AskRow | NotDone> {
  const by = await newcomer(door);
  const request = newId<InvitationId>(door, 'i');
  const said = {
    person: by.person,
    device: { id: by.device, key: by.key.publicKey },
    recovery: by.recovery.publicKey,
  };
  const proof = await signBytes(by.key, acceptanceMessage(workspace, { ...said, invitation: request }));
  const body = { workspace, request, name, says, ...said, proof };
  const answer = await call(door, { path: '/api/joins', body }, JoinAsked);
  if (isNotDone(answer)) return answer;
  const { person, device, key, seed } = by;
  const { privateKey, publicKey } = key;
  return { relay: door.relay, workspace, person, device, name, ...answer, key: privateKey, publicKey, seed };
}

export type JoinAnswer =
  | { readonly waiting: true }
  | { readonly declined: string }
  | { readonly over: true }
  | Joined
  | NotDone;

/** Asked again and again; once admitted the device is kept, as after an invitation. */
export async function lookAtAsk(door: Door, row: AskRow): Promise<JoinAnswer> {
  const state = await call(door, { method: 'GET', path: `/api/joins/${row.claim}` }, JoinState);
  if (isNotDone(state)) return state;
  if (state.state === 'waiting') return { waiting: true };
  if (state.state === 'declined') return { declined: state.reason };
  if (state.state === 'over') return { over: true };
  const { incarnation, deviceNo, workspaceTitle: title } = state;
  const { workspace, person, device, seed } = row;
  return keep(door, {
    incarnation,
    deviceNo,
    title,
    seed,
    workspace: workspace as WorkspaceId,
    person: person as PersonId,
    device: device as DeviceId,
    key: { privateKey: row.key, publicKey: row.publicKey },
  });
}

export const takeBackAsk = (door: Door, { claim }: AskRow): Promise<Done | NotDone> =>
  call(door, { path: '/api/joins-back', body: { claim } }, Done);

export const askJoins = (door: Door, workspace: string): Promise<JoinsTold | NotDone> =>
  call(door, { method: 'GET', path: `/api/joins-of/${workspace}` }, JoinsTold);
export const openJoins = (door: Door, workspace: string, isOpen: boolean): Promise<Done | NotDone> =>
  call(door, { path: '/api/joins-of/open', body: { workspace, isOpen } }, Done);

export interface Declining {
  readonly request: string;
  readonly reason: string;
}
export const declineJoin = (door: Door, workspace: string, declining: Declining): Promise<Done | NotDone> =>
  call(door, { path: '/api/joins-of/decline', body: { workspace, ...declining } }, Done);

export interface Admitting {
  readonly role: Role;
  /** Null: no space in particular. */
  readonly spaces: readonly SpaceId[] | null;
}
/** Signed by the admin, over the keys that the asker's device made. */
export function admit(
  workspace: Workspace,
  asked: JoinRequest,
  { role, spaces }: Admitting,
): Promise<{ readonly number: number } | Refusal> {
  const { request, person, device, recovery, proof } = asked;
  const decision: Decision = {
    type: 'person-admitted',
    request: request as InvitationId,
    role,
    spaces,
    person: person as PersonId,
    device: { id: device.id as DeviceId, key: device.key },
    recovery,
    proof,
  };
  return workspace.sign('dir', decision, null);
}

/** The link by which somebody asks at a relay of several workspaces: it names one, and tells nothing of it. */
export const writeAskLink = (relay: string, workspace: string): string => `${relay}/ask#${workspace}`;
