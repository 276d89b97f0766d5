// Invitations: never more than the inviter's right, counted, and short-lived by the ledger's clock alone.
import { mayLetInto } from './act.ts';
import type { Act, Of } from './act.ts';
import { withDevice } from './device-rules.ts';
import { invitationIn, isWithheld, personIn, spaceIn } from './queries.ts';
import type { Directory, DirectoryInvitation, Illegal } from './schema.ts';
import { withMember } from './space-rules.ts';

const hour = 3_600_000;
/** Seven days, and an hour for a device whose clock is ahead. */
export const longestInvitation = 7 * 24 * hour + hour;

function rightFault(act: Act, { role, spaces }: Of<'invitation-made'>): string | null {
  if (role === 'owner' && !act.owner) return 'only an owner invites an owner';
  if (spaces === null) return null;
  const told = spaces.filter((space) => !isWithheld(act.directory, space));
  if (told.some((space) => spaceIn(act.directory, space) === undefined)) return 'there is no such space';
  return told.every((space) => mayLetInto(act, space)) ? null : 'nobody invites to a space in which they do not stand';
}

export function makeInvitation(act: Act, made: Of<'invitation-made'>): Directory | Illegal {
  const { directory, entry, by } = act;
  const fault = rightFault(act, made);
  if (fault !== null) return { illegal: fault };
  if (by === null) return { illegal: 'an invitation has an inviter' };
  if (invitationIn(directory, made.invitation) !== undefined) return { illegal: 'the invitation is made already' };
  if (made.notAfter <= entry.time) return { illegal: 'the invitation has expired before it begins' };
  if (made.notAfter > entry.time + longestInvitation) return { illegal: 'an invitation lasts seven days at most' };
  const taken = Object.values(directory.invitations).some((other) => other.secretHash === made.secretHash);
  if (taken) return { illegal: 'the secret belongs to another invitation' };
  const { secretHash, role, spaces, notAfter, uses } = made;
  const invitation = { by, secretHash, role, spaces, notAfter, uses, used: 0, takenBack: false };
  return { ...directory, invitations: { ...directory.invitations, [made.invitation]: invitation } };
}

export function takeBackInvitation(act: Act, { invitation }: Of<'invitation-taken-back'>): Directory | Illegal {
  const found = invitationIn(act.directory, invitation);
  if (found === undefined) return { illegal: 'there is no such invitation' };
  if (found.by !== act.by && !act.owner) return { illegal: 'only its maker or an owner takes an invitation back' };
  if (found.takenBack) return { illegal: 'the invitation is taken back already' };
  return {
    ...act.directory,
    invitations: { ...act.directory.invitations, [invitation]: { ...found, takenBack: true } },
  };
}

export type DeadWhy = 'taken-back' | 'used' | 'expired';

/** Why an invitation no longer opens, or null. `now` is ledger time. */
export function whyDead(invitation: DirectoryInvitation, now: number): DeadWhy | null {
  if (invitation.takenBack) return 'taken-back';
  if (invitation.used >= invitation.uses) return 'used';
  return now > invitation.notAfter ? 'expired' : null;
}

export function acceptInvitation(act: Act, accepted: Of<'invitation-accepted'>): Directory | Illegal {
  const { directory, entry } = act;
  const { person, device, recovery } = accepted;
  const found = invitationIn(directory, accepted.invitation);
  if (found === undefined) return { illegal: 'there is no such invitation' };
  const why = whyDead(found, entry.time);
  if (why !== null) return { illegal: `the invitation is ${why}` };
  // An acceptance makes a person. If it could name one who is here, it would hand over their account.
  if (personIn(directory, person) !== undefined) return { illegal: 'the person is here already' };
  const joined: Directory = {
    ...directory,
    persons: { ...directory.persons, [person]: { role: found.role, since: entry.number, recovery } },
    invitations: { ...directory.invitations, [accepted.invitation]: { ...found, used: found.used + 1 } },
  };
  const entered = (found.spaces ?? []).reduce((state, space) => withMember(state, space, person), joined);
  return withDevice(entered, { person, device, since: entry.number });
}
