// Looking at an invitation and accepting it. The secret in the link is all that is asked; of one that matches nothing,
// only that is said. An acceptance is recorded by the relay alone and names keys that it could not exchange.
import { secretHash } from '@baton/ledger/proofs';
import { whyDead } from '@baton/model/directory/invitation-rules';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, DirectoryInvitation, InvitationId } from '@baton/model/directory/schema';
import { Accept, LookAtInvitation, type DeadInvitation, type Invitation } from '@baton/protocol/http';
import { anybody } from '../../access/policy.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { admit } from '../admission.ts';
import { often, ok, refused, route } from '../route.ts';

interface Found {
  readonly workspace: OpenWorkspace;
  readonly id: InvitationId;
  readonly invitation: DirectoryInvitation;
}
const unknown: DeadInvitation = { ok: false, why: 'unknown' };

async function find(services: Services, { workspace: id, secret }: LookAtInvitation): Promise<Found | undefined> {
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

function shown({ workspace, id, invitation }: Found): Invitation {
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

export const invitationRoutes = [
  route({
    method: 'POST',
    path: '/api/invitations/look',
    policy: anybody,
    body: LookAtInvitation,
    rate: often,
    handle: async (services, { body }) => {
      const found = await find(services, body);
      return ok(found ? (deadOf(services, found) ?? shown(found)) : unknown);
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
      const { invitation, person, device, recovery, proof } = body;
      const decision = { type: 'invitation-accepted', invitation, person, device, recovery, proof } as Decision;
      const done = await found.workspace.ledger.record(decision);
      if (isIllegal(done)) return refused(409, 'illegal', done.illegal);
      const { admission, cookie } = await admit(services, asking, { workspace: found.workspace, device: device.id });
      return { body: { ok: true, ...admission }, cookie };
    },
  }),
];
