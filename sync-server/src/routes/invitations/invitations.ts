// Looking at an invitation and accepting it. The secret in the link is all that is asked; of one that matches nothing,
// only that is said. An acceptance is recorded by the relay alone and names keys that it could not exchange.
import { secretHash } from '@baton/ledger/proofs';
import { whyDead } from '@baton/model/directory/invitation-rules';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, DirectoryInvitation, InvitationId } from '@baton/model/directory/schema';
import { Accept, LookAtInvitation, type DeadInvitation, type Invitation } from '@baton/protocol/http';
import { AskAddressCode } from '@baton/protocol/http-mail';
import type { z } from 'zod';
import { anybody, type Asking } from '../../access/policy.ts';
import { networkOf, type Allowance } from '../../access/rate.ts';
import { boundFault, fits, isMailed, notForThis } from '../../mail/bound.ts';
import { codeLetter } from '../../mail/letter.ts';
import { notSentSentences } from '../../mail/mailer.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { admit } from '../admission.ts';
import { often, ok, refused, route, seldom, type Answer } from '../route.ts';

interface Found {
  readonly workspace: OpenWorkspace;
  readonly id: InvitationId;
  readonly invitation: DirectoryInvitation;
}
const unknown: DeadInvitation = { ok: false, why: 'unknown' };

type Told = Pick<LookAtInvitation, 'workspace' | 'secret'>;
async function find(services: Services, { workspace: id, secret }: Told): Promise<Found | undefined> {
  const workspace = await services.relay.workspace(id);
  const hash = await secretHash(secret);
  const invitations = Object.entries(workspace?.rights.directory?.invitations ?? {});
  const [key, invitation] = invitations.find(([, { secretHash }]) => secretHash === hash) ?? [];
  return workspace && key && invitation ? { workspace, id: key as InvitationId, invitation } : undefined;
}

function deadOf(services: Services, { workspace, id, invitation }: Found): DeadInvitation | undefined {
  const why = whyDead(invitation, services.now());
  if (why === null) return undefined;
  const { inviters, ended } = workspace.ledger.titles;
  const when = why === 'expired' ? invitation.notAfter : (ended.get(id) ?? invitation.notAfter);
  return { ok: false, why, byName: inviters.get(id) ?? '', when };
}

const isIn = (list: readonly string[], id: string): boolean => list.includes(id);

const boundOf = ({ workspace, id, invitation }: Found) => ({
  workspace: workspace.id,
  invitation: id,
  bound: invitation.bound,
});
function boundTold(services: Services, found: Found, letter: string | undefined) {
  const { bound } = found.invitation;
  if (bound === null) return { bound: null };
  const told = 'domain' in bound ? { kind: 'domain' as const, domain: bound.domain } : { kind: 'mail' as const };
  const isProven = isMailed(services.post, boundOf(found), { letter });
  return { bound: told, isProven, sendsCodes: services.post.mailer !== undefined };
}

function shown({ workspace, id, invitation }: Found): Extract<Invitation, { ok: true }> {
  const { directory } = workspace.rights;
  const { titles } = workspace.ledger;
  const named = invitation.spaces ?? [];
  const open = Object.entries(directory?.spaces ?? {}).filter(([space, { open }]) => open && !isIn(named, space));
  // A guest stands in the spaces that were named, and is told of no others.
  const spaces: readonly string[] = [...named, ...(invitation.role === 'guest' ? [] : open.map(([space]) => space))];
  return {
    ok: true,
    invitation: id,
    by: invitation.by,
    byName: titles.inviters.get(id) ?? '',
    workspaceTitle: titles.workspace,
    role: invitation.role,
    spaces: spaces.map((space) => ({ id: space, title: titles.spaces.get(space) ?? '' })),
    roleIn: invitation.roleIn,
    named: [...named],
    until: invitation.until,
    notAfter: invitation.notAfter,
    relayKey: directory?.relayKey ?? '',
  };
}

/** Of one invitation, to one address, and from one network. */
const codesSent: Allowance = { burst: 10, perMinute: 10 / 60 };
const codesThere: Allowance = { burst: 3, perMinute: 3 / 60 };
const tooMany = refused(429, 'too-many-letters', 'Several codes were sent within an hour. Try again in a while.');
const noMail = refused(
  409,
  'no-mail',
  'This relay sends no mail. Ask whoever invited you for a link without an address.',
);
const over = refused(404, 'not-found', 'This invitation opens nothing.');

async function sendCode(
  services: Services,
  { body, address }: Asking<z.infer<typeof AskAddressCode>>,
): Promise<Answer> {
  const found = await find(services, body);
  if (!found || deadOf(services, found)) return over;
  const { bound } = found.invitation;
  const { mailer, codes } = services.post;
  if (bound === null) return over;
  if (!mailer) return noMail;
  const counted = [`codes of ${found.id}`, `codes from ${networkOf(address)}`];
  if (!counted.every((what) => services.rate.take(what, codesSent))) return tooMany;
  if (!(await fits(bound, body.mail, body.secret))) return refused(403, 'other-address', notForThis(bound));
  if (!services.rate.take(`code to ${body.mail.toLowerCase()}`, codesThere)) return tooMany;
  const code = codes.give({ ...boundOf(found), mail: body.mail });
  const why = await mailer.send(body.mail, codeLetter({ workspace: found.workspace.ledger.titles.workspace, code }));
  return why === null ? ok({ done: true }) : refused(409, 'not-sent', notSentSentences[why]);
}

/** Members write a profile that everybody reads; who runs the workspace would know a guest by an id alone. */
function nameOfGuest({ invitation }: Found, { name }: Accept): string | null {
  const isGuest = invitation.role === 'guest' && invitation.tablet === undefined;
  return (isGuest && name?.trim()) || null;
}

export const invitationRoutes = [
  route({
    method: 'POST',
    path: '/api/invitations/code',
    policy: anybody,
    body: AskAddressCode,
    rate: seldom,
    handle: sendCode,
  }),
  route({
    method: 'POST',
    path: '/api/invitations/look',
    policy: anybody,
    body: LookAtInvitation,
    rate: often,
    handle: async (services, { body }) => {
      const found = await find(services, body);
      if (!found) return ok(unknown);
      const dead = deadOf(services, found);
      return ok(dead ?? { ...shown(found), ...boundTold(services, found, body.letter) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/invitations/accept',
    policy: anybody,
    body: Accept,
    rate: often,
    handle: async (services, asking) => {
      const { body } = asking;
      const found = await find(services, body);
      if (!found || found.id !== body.invitation) return ok(unknown);
      const dead = deadOf(services, found);
      if (dead) return ok(dead);
      const notShown = await boundFault(services.post, boundOf(found), body);
      if (notShown !== null) return refused(403, 'address-not-shown', notShown);
      const { invitation, person, device, recovery, proof } = body;
      const decision = { type: 'invitation-accepted', invitation, person, device, recovery, proof } as Decision;
      const done = await found.workspace.ledger.record(decision, nameOfGuest(found, body));
      if (isIllegal(done)) return refused(409, 'illegal', done.illegal);
      if (body.address) services.post.codes.drop({ ...boundOf(found), mail: body.address.mail });
      services.post.letters.forget(found.workspace.id, invitation);
      const { admission, cookie } = await admit(services, asking, { workspace: found.workspace, device: device.id });
      return { body: { ok: true, ...admission }, cookie };
    },
  }),
];
