// Shared tablets: set up and closed by who leads a space, and what the browser of one asks. Its secret travels in the link
// alone; a code travels on paper or by word of mouth, and only what is derived from it goes anywhere.
import { toBase64 } from '@baton/ledger/bytes';
import { secretHash } from '@baton/ledger/proofs';
import { assert } from '@baton/model/assert';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import type { SpaceId, TabletId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { PinChecked, PinSet, TabletCode, TabletLooked, type OnTablet } from '@baton/protocol/http-tablets';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, notDone, type Door, type Joined, type NotDone } from './door.ts';
import { acceptInvitation, lookAtInvitation } from './invitations.ts';
import { newId } from './joining.ts';
import { writeTabletLink } from './links.ts';
import { askRelay } from './session.ts';
import { newCode, secretOfCode } from './tablet-codes.ts';

export type { OnTablet, PinChecked, PinSet, TabletLooked };
type Caller = Pick<Door, 'relay' | 'now' | 'random' | 'fetch' | 'renew'>;
/** Which tablet is asked for, and that it is asked there. */
export interface TabletTold {
  readonly workspace: string;
  readonly secret: string;
}

/** Needs the relay: a tablet is a decision. The link is opened in the browser of the tablet, once. */
export async function makeTablet(
  door: Caller,
  workspace: Workspace,
  { of, idle }: { readonly of: SpaceId; readonly idle: number },
): Promise<{ readonly tablet: TabletId; readonly link: string } | Refusal> {
  const secret = toBase64(door.random(32));
  const hash = await secretHash(secret);
  assert(hash !== undefined, 'a fresh secret has 32 bytes');
  const tablet = newId<TabletId>(door, 'z');
  const decision: Decision = { type: 'tablet-made', tablet, of, secretHash: hash, idle };
  const signed = await workspace.sign('dir', decision, null);
  if (isRefusal(signed)) return signed;
  return { tablet, link: writeTabletLink({ relay: door.relay, workspace: workspace.world.me.workspace, secret }) };
}

const codeHours = 24;
export interface CodeMade {
  /** Shown once. */
  readonly code: string;
  readonly until: number;
}

/** Somebody new, without mail or a device of their own: a name, and a code for this tablet. */
export async function addToTablet(
  door: Caller,
  workspace: Workspace,
  { tablet, of, name }: { readonly tablet: TabletId; readonly of: SpaceId; readonly name: string },
): Promise<CodeMade | Refusal> {
  const invitation = newId<InvitationId>(door, 'i');
  const code = newCode(door.random);
  const hash = await secretHash(await secretOfCode(code, invitation));
  assert(hash !== undefined, 'a derived secret has 32 bytes');
  // It ends by the relay's clock, however wrong this device's is.
  const about = await askRelay(door);
  const until = (isNotDone(about) ? door.now() : about.now) + codeHours * 3_600_000;
  const decision: Decision = {
    type: 'invitation-made',
    invitation,
    secretHash: hash,
    role: 'member',
    spaces: [of],
    tablet,
    notAfter: until,
    uses: 1,
  };
  const signed = await workspace.sign('dir', decision, name);
  return isRefusal(signed) ? signed : { code, until };
}

/** For who forgot their PIN, or was wrong too often. The old one is void from now on. */
export const askTabletCode = (door: Caller, workspace: string, device: string): Promise<TabletCode | NotDone> =>
  call(door, { path: '/api/tablets/codes', body: { workspace, device } }, TabletCode);

export const lookAtTablet = (door: Caller, { workspace, secret }: TabletTold): Promise<TabletLooked | NotDone> =>
  call(door, { path: '/api/tablets/look', body: { workspace, secret } }, TabletLooked);

interface Coming {
  readonly invitation: string;
  readonly code: string;
}
const wrongCode = notDone('wrong-code', 'That is not the code. Look at it once more, or ask for a new one.');

/** Enrols a device of their own in this browser; their PIN is chosen next. */
export async function comeByCode(
  door: Door,
  { workspace }: TabletTold,
  { invitation, code }: Coming,
): Promise<Joined | NotDone> {
  const told = { workspace: workspace as never, secret: await secretOfCode(code, invitation) };
  const looked = await lookAtInvitation(door, told);
  if (isNotDone(looked)) return looked;
  if (!looked.ok) return wrongCode;
  const joined = await acceptInvitation(door, told, looked);
  return 'done' in joined ? joined : wrongCode;
}

interface Asked extends TabletTold {
  readonly device: string;
  readonly pin: string;
  readonly code?: string | undefined;
}
export const checkPin = (door: Caller, { workspace, secret, device, pin }: Asked): Promise<PinChecked | NotDone> =>
  call(door, { path: '/api/tablets/check', body: { workspace, secret, device, pin } }, PinChecked);

export const choosePin = (door: Caller, { code, ...asked }: Asked): Promise<PinSet | NotDone> =>
  call(door, { path: '/api/tablets/pin', body: code === undefined ? asked : { ...asked, code } }, PinSet);
