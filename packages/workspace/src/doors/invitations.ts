// Inviting and being invited. The secret travels in the link alone; the ledger holds its hash.
import { toBase64 } from '@baton/ledger/bytes';
import { signBytes } from '@baton/ledger/keys';
import { acceptanceMessage, mailHash, secretHash } from '@baton/ledger/proofs';
import { assert } from '@baton/model/assert';
import type { Instant } from '@baton/model/day';
import type { HomeName } from '@baton/model/directory/home-name';
import type { Bound, Decision, InvitationId, Role, SpaceRole } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { Accepted, Invitation, type DeadInvitation } from '@baton/protocol/http';
import { Done } from '@baton/protocol/http-sign-in';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, type Door, type Joined, type NotDone } from './door.ts';
import { keep, newcomer, newId } from './joining.ts';
import { writeInvitationLink, type InvitationLink } from './links.ts';
import { sendLetter } from './mail.ts';
import { askRelay } from './session.ts';

export interface Inviting {
  readonly role: Role;
  /** Null: every open space. */
  /** Null: no space in particular. Open ones are everybody's who is no guest. */
  readonly spaces: readonly SpaceId[] | null;
  /** In the spaces named; left out: member. */
  readonly roleIn?: SpaceRole | undefined;
  /** Groups whose readers they become, with that role: what a guest is given. */
  readonly groups?: readonly HomeName[] | undefined;
  readonly hours: number;
  readonly uses: number;
  /** When the access of who accepts it ends; left out: it does not. */
  readonly until?: Instant | undefined;
  /** For whom alone it is: an address, or everybody with an address there. Left out: nobody in particular. */
  readonly mail?: string | undefined;
  readonly domain?: string | undefined;
  /** How the link's page names who invites: it knows no profiles. */
  readonly byName?: string;
}
export interface Invited {
  readonly invitation: InvitationId;
  readonly link: string;
  readonly notAfter: number;
}

/** Needs the relay: an invitation is a decision. */
export async function makeInvitation(
  door: Pick<Door, 'relay' | 'now' | 'random' | 'fetch' | 'renew'>,
  workspace: Workspace,
  inviting: Inviting,
): Promise<Invited | Refusal> {
  const secret = toBase64(door.random(32));
  const hash = await secretHash(secret);
  assert(hash !== undefined, 'a fresh secret has 32 bytes');
  const invitation = newId<InvitationId>(door, 'i');
  // It ends by the relay's clock, however wrong this device's is.
  const about = await askRelay(door);
  const notAfter = (isNotDone(about) ? door.now() : about.now) + inviting.hours * 3_600_000;
  const { role, spaces, uses, roleIn, groups, until } = inviting;
  const decision: Decision = {
    type: 'invitation-made',
    invitation,
    secretHash: hash,
    role,
    spaces,
    ...(roleIn === undefined ? {} : { roleIn }),
    ...(groups === undefined ? {} : { groups }),
    ...(await boundPart(inviting, secret)),
    ...(until === undefined ? {} : { until }),
    notAfter,
    uses,
  };
  const signed = await workspace.sign('dir', decision, inviting.byName ?? null);
  if (isRefusal(signed)) return signed;
  return {
    invitation,
    notAfter,
    link: writeInvitationLink({ relay: door.relay, workspace: workspace.world.me.workspace, secret }),
  };
}

async function boundPart({ mail, domain }: Inviting, secret: string): Promise<{ readonly bound?: Bound }> {
  if (mail !== undefined) return { bound: { mail: await mailHash(secret, mail) } };
  return domain === undefined ? {} : { bound: { domain } };
}

/** Somebody of a list, by their address. */
export interface Listed {
  readonly name: string;
  readonly mail: string;
}
/** What became of the letter; null: none was to be sent. */
export type LetterState = 'sent' | NotDone | null;
export interface InvitedOne extends Invited, Listed {
  readonly letter: LetterState;
}
export interface InvitedAll {
  readonly made: readonly InvitedOne[];
  /** Why it ended before the list did; those before have their links. */
  readonly refusal: Refusal | null;
}

export interface InvitingEach extends Omit<Inviting, 'uses' | 'mail' | 'domain'> {
  readonly people: readonly Listed[];
  /** Each is bound to its address and goes there as a letter; otherwise the links are for whoever has them. */
  readonly byLetter: boolean;
  readonly onOne?: (made: number) => void;
}

/**
 * One invitation of one use for each, in their order. The first that is refused ends it. A letter goes out when its invitation
 * is on record; one that fails is told, and the next goes out all the same.
 */
export async function inviteEach(
  door: Parameters<typeof makeInvitation>[0],
  workspace: Workspace,
  { people, byLetter, onOne, ...inviting }: InvitingEach,
): Promise<InvitedAll> {
  const made: InvitedOne[] = [];
  for (const one of people) {
    const bound = byLetter ? { mail: one.mail } : {};
    const invited = await makeInvitation(door, workspace, { ...inviting, uses: 1, ...bound });
    if (isRefusal(invited)) return { made, refusal: invited };
    made.push({ ...one, ...invited, letter: byLetter ? await sendLetter(door, { ...one, ...invited }) : null });
    onOne?.(made.length);
  }
  return { made, refusal: null };
}

export const takeBackInvitation = (
  workspace: Workspace,
  invitation: InvitationId,
): Promise<{ readonly number: number } | Refusal> =>
  workspace.sign('dir', { type: 'invitation-taken-back', invitation } satisfies Decision, null);

type Told = Pick<InvitationLink, 'workspace' | 'secret' | 'letter'>;
/** An address, and the code that was sent there. */
export interface AddressShown {
  readonly mail: string;
  readonly code: string;
}
export type { DeadInvitation };
export type LiveInvitation = Extract<Invitation, { ok: true }>;

/** Who invites, and to what; or why it is over and whom to ask. */
export const lookAtInvitation = (
  door: Pick<Door, 'relay' | 'fetch'>,
  { workspace, secret, letter }: Told,
): Promise<Invitation | NotDone> =>
  call(door, { path: '/api/invitations/look', body: { workspace, secret, letter } }, Invitation);

/** To an address that the invitation is bound to. */
export const askAddressCode = (
  door: Pick<Door, 'relay' | 'fetch'>,
  { workspace, secret }: Told,
  mail: string,
): Promise<Done | NotDone> => call(door, { path: '/api/invitations/code', body: { workspace, secret, mail } }, Done);

export async function acceptInvitation(
  door: Door,
  { address, name, ...told }: Told & { readonly address?: AddressShown | undefined; readonly name?: string },
  looked: LiveInvitation,
): Promise<Joined | DeadInvitation | NotDone> {
  const { workspace, secret, letter } = told;
  const by = await newcomer(door);
  const acceptance = {
    invitation: looked.invitation,
    person: by.person,
    device: { id: by.device, key: by.key.publicKey },
    recovery: by.recovery.publicKey,
  };
  const proof = await signBytes(by.key, acceptanceMessage(workspace, acceptance));
  const answer = await call(
    door,
    { path: '/api/invitations/accept', body: { workspace, secret, letter, address, name, ...acceptance, proof } },
    Accepted,
  );
  if (isNotDone(answer) || !answer.ok) return answer;
  const { incarnation, deviceNo } = answer;
  return keep(door, {
    incarnation,
    deviceNo,
    workspace,
    person: by.person,
    device: by.device,
    key: by.key,
    title: looked.workspaceTitle,
    seed: by.seed,
  });
}
