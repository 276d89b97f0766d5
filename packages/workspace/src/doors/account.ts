// How a person signs in, and on which devices they are: asked and changed from a device that is in. Its door must have a
// session (browserDoorOf).
import { wordsOf } from '@baton/ledger/proofs';
import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId, PersonId } from '@baton/model/ids';
import type { Refusal } from '@baton/model/refusal';
import { AccountTold, DevicesSeen, Done, GoToSignOn, Knocks } from '@baton/protocol/http-sign-in';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';

export type { AccountTold, DevicesSeen };

export const askAccount = (door: Door, workspace: string): Promise<AccountTold | NotDone> =>
  call(door, { method: 'GET', path: `/api/account/${workspace}` }, AccountTold);

export interface NewPassword {
  readonly mail: string;
  readonly password: string;
}
export const setPassword = (door: Door, workspace: string, wish: NewPassword): Promise<Done | NotDone> =>
  call(door, { path: '/api/account/password', body: { workspace, ...wish } }, Done);
export const dropPassword = (door: Door, workspace: string): Promise<Done | NotDone> =>
  call(door, { path: '/api/account/password/drop', body: { workspace } }, Done);

/** Where the page goes to be linked. It comes back to /sign-in. */
export const goToLink = (door: Door, workspace: string): Promise<GoToSignOn | NotDone> =>
  call(door, { path: '/api/account/sign-on', body: { workspace } }, GoToSignOn);
export const dropSignOn = (door: Door, workspace: string): Promise<Done | NotDone> =>
  call(door, { path: '/api/account/sign-on/drop', body: { workspace } }, Done);

export const askDevices = (door: Door, workspace: string): Promise<DevicesSeen | NotDone> =>
  call(door, { method: 'GET', path: `/api/devices/${workspace}` }, DevicesSeen);

export interface SigningOut {
  /** Null: all but this one. */
  readonly devices: readonly string[] | null;
  /** This one as well. */
  readonly here: boolean;
}
export const signOutDevices = (door: Door, workspace: string, which: SigningOut): Promise<Done | NotDone> =>
  call(door, { path: '/api/devices/sign-out', body: { workspace, ...which } }, Done);
export const letDeviceIn = (door: Door, workspace: string, device: string): Promise<Done | NotDone> =>
  call(door, { path: '/api/devices/let-in', body: { workspace, device } }, Done);

export type Knock = Knocks['waiting'][number] & { readonly words: readonly [string, string, string] };

/** Who waits to be let in by this device, with the words that theirs shows. */
export async function askKnocks(door: Door, workspace: string): Promise<readonly Knock[] | NotDone> {
  const told = await call(door, { method: 'GET', path: `/api/knocks/${workspace}` }, Knocks);
  if (isNotDone(told)) return told;
  return Promise.all(told.waiting.map(async (one) => ({ ...one, words: await wordsOf(one.id, one.device.key) })));
}

/** The words are the same on both: the device is signed for, in its person's own name or as an admin. */
export function answerKnock(workspace: Workspace, knock: Knock): Promise<{ readonly number: number } | Refusal> {
  const { id, key } = knock.device;
  const person = knock.person as PersonId;
  const how = person === workspace.world.me.person ? 'code' : 'admin';
  const decision: Decision = { type: 'device-enrolled', person, device: { id: id as DeviceId, key }, how };
  return workspace.sign('dir', decision, null);
}
