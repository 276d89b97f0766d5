// Invitations: never more than the inviter's right, counted, and short-lived by the ledger's clock alone.
import { leadsIn, mayLetInto } from './act.ts';
import type { Act, Of } from './act.ts';
import type { SpaceId } from '../ids.ts';
import { withDevice } from './device-rules.ts';
import { newPerson } from './made.ts';
import { invitationIn, isWithheld, personIn, spaceIn } from './queries.ts';
import type { Directory, DirectoryInvitation, Illegal, Role, SpaceRole } from './schema.ts';
import { tabletFault } from './tablet-rules.ts';
import { mayShare, withReader, withRole } from './space-rules.ts';

const hour = 3_600_000;
/** Seven days, and an hour for a device whose clock is ahead. */
export const longestInvitation = 7 * 24 * hour + hour;

interface Right {
  readonly role: Role;
  readonly spaces: readonly SpaceId[] | null;
  readonly roleIn?: SpaceRole | undefined;
}

/** Nobody lets in with more than they have. */
function rightFault(act: Act, { role, spaces, roleIn = 'member' }: Right): string | null {
  if (role === 'owner' && !act.owner) return 'only an owner invites an owner';
  if (role === 'admin' && !act.admin) return 'only an admin invites an admin';
  if (spaces !== null) return spacesFault(act, spaces, roleIn);
  return role === 'guest' || roleIn === 'member' ? null : 'a role in a space needs the space';
}

function spacesFault(act: Act, spaces: readonly SpaceId[], role: SpaceRole): string | null {
  if (role === 'lead' && !spaces.every((space) => leadsIn(act, space)))
    return 'only who leads a space makes a lead there';
  const told = spaces.filter((space) => !isWithheld(act.directory, space));
  if (told.some((space) => spaceIn(act.directory, space) === undefined)) return 'there is no such space';
  return told.every((space) => mayLetInto(act, space)) ? null : 'nobody invites to a space in which they do not stand';
}

/** Short-lived, for a time that comes after it, and told from every other. */
function lifeFault({ directory, entry }: Act, made: Of<'invitation-made'>): string | null {
  const { invitation, notAfter, secretHash, until } = made;
  if (invitationIn(directory, invitation) !== undefined) return 'the invitation is made already';
  if (notAfter <= entry.time) return 'the invitation has expired before it begins';
  if (notAfter > entry.time + longestInvitation) return 'an invitation lasts seven days at most';
  if (until !== undefined && until <= notAfter) return 'access ends after the invitation does';
  const isTaken = Object.values(directory.invitations).some((other) => other.secretHash === secretHash);
  return isTaken ? 'the secret belongs to another invitation' : null;
}

const beginning = { roleIn: 'member', groups: [], bound: null, until: null } as const;

export function makeInvitation(act: Act, made: Of<'invitation-made'>): Directory | Illegal {
  const { directory, by } = act;
  if (by === null) return { illegal: 'an invitation has an inviter' };
  const { type: _type, invitation, ...said } = made;
  const whole: Omit<DirectoryInvitation, 'by' | 'used' | 'takenBack'> = { ...beginning, ...definedIn(said) };
  const fault = rightFault(act, whole) ?? lifeFault(act, made) ?? tabletFault(act, made);
  if (fault !== null) return { illegal: fault };
  if (!whole.groups.every((group) => mayShare(act, group)))
    return { illegal: 'nobody shares what they may not give to others' };
  const kept = { ...whole, by, used: 0, takenBack: false };
  return { ...directory, invitations: { ...directory.invitations, [invitation]: kept } };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const definedIn = <T extends object>(said: T): Defined<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Defined<T>;

export function takeBackInvitation(act: Act, { invitation }: Of<'invitation-taken-back'>): Directory | Illegal {
  const found = invitationIn(act.directory, invitation);
  if (found === undefined) return { illegal: 'there is no such invitation' };
  if (found.by !== act.by && !act.admin) return { illegal: 'only its maker or an admin takes an invitation back' };
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
  const { tablet } = found;
  if (tablet !== undefined && directory.tablets[tablet]?.closed !== false) return { illegal: 'the tablet is closed' };
  // An acceptance makes a person. If it could name one who is here, it would hand over their account.
  if (personIn(directory, person) !== undefined) return { illegal: 'the person is here already' };
  const invited = { ...newPerson(found.role, entry.number, recovery), until: found.until };
  const joined: Directory = {
    ...directory,
    persons: { ...directory.persons, [person]: invited },
    invitations: { ...directory.invitations, [accepted.invitation]: { ...found, used: found.used + 1 } },
  };
  const { roleIn: role, spaces, groups } = found;
  const entered = (spaces ?? []).reduce((state, space) => withRole(state, space, { person, role }), joined);
  const reading = groups.reduce((state, group) => withReader(state, group, { person, role }), entered);
  return withDevice(reading, { person, device, entry, tablet });
}

/** Somebody asked, and an admin says yes: the request is what their device signed. */
export function admitPerson(act: Act, admitted: Of<'person-admitted'>): Directory | Illegal {
  const { directory, entry } = act;
  const { person, device, recovery, role, spaces } = admitted;
  if (!act.admin) return { illegal: 'only an admin lets in who asked' };
  const fault = rightFault(act, { role, spaces });
  if (fault !== null) return { illegal: fault };
  if (personIn(directory, person) !== undefined) return { illegal: 'the person is here already' };
  const persons = { ...directory.persons, [person]: newPerson(role, entry.number, recovery) };
  const joined: Directory = { ...directory, persons };
  const entered = (spaces ?? []).reduce((state, space) => withRole(state, space, { person, role: 'member' }), joined);
  return withDevice(entered, { person, device, entry });
}
