// People: their role in the workspace, whether they are here, until when, and under whom they work.
import type { Act, Of } from './act.ts';
import type { DeviceId, PersonId } from '../ids.ts';
import { hereIn, personIn } from './queries.ts';
import type { Directory, DirectoryDevice, DirectoryPerson, Illegal } from './schema.ts';

const withPerson = (directory: Directory, id: PersonId, person: DirectoryPerson): Directory => ({
  ...directory,
  persons: { ...directory.persons, [id]: person },
});

/** Without an owner nobody could ever make one again. */
export const isLastOwner = ({ persons }: Directory, id: PersonId): boolean =>
  persons[id]?.role === 'owner' &&
  !Object.entries(persons).some(
    ([other, { role, standing }]) => other !== id && role === 'owner' && standing === 'here',
  );

/** Who runs a workspace changes what people may there; an owner is changed by owners alone. */
function fault(act: Act, id: PersonId): string | null {
  const found = personIn(act.directory, id);
  if (found === undefined || found.standing === 'removed') return 'the person is not here';
  if (!act.admin) return 'only an admin decides about people';
  return found.role === 'owner' && !act.owner ? 'only an owner decides about an owner' : null;
}

export function setPersonRole(act: Act, { person, role }: Of<'person-role-set'>): Directory | Illegal {
  const why = fault(act, person);
  const found = personIn(act.directory, person);
  if (why !== null || found === undefined) return { illegal: why ?? 'the person is not here' };
  if (role === 'owner' && !act.owner) return { illegal: 'only an owner makes an owner' };
  if (found.role === role) return { illegal: 'the person has this role already' };
  if (isLastOwner(act.directory, person)) return { illegal: 'a workspace has at least one owner' };
  return withPerson(act.directory, person, { ...found, role });
}

/** In one decision: there is no moment with no owner, and none in which a half of it stands. */
export function transferOwnership(act: Act, { person, giver }: Of<'ownership-transferred'>): Directory | Illegal {
  const found = hereIn(act.directory, person);
  const own = act.by === null ? undefined : personIn(act.directory, act.by);
  if (act.by === null || own === undefined || !act.owner) return { illegal: 'only an owner hands the workspace on' };
  if (person === act.by) return { illegal: 'this is you' };
  if (found === undefined) return { illegal: 'the person is not here' };
  if (found.role === 'guest') return { illegal: 'a guest does not own a workspace: make them a member first' };
  if (found.until !== null) return { illegal: 'their access has an end: an owner’s has none' };
  const next = withPerson(act.directory, person, { ...found, role: 'owner' });
  return withPerson(next, act.by, { ...own, role: giver });
}

/** Nobody shuts themselves out: it would be undone by nobody who knows. */
export function suspendPerson(act: Act, { person }: Of<'person-suspended'>): Directory | Illegal {
  const why = fault(act, person);
  const found = personIn(act.directory, person);
  if (why !== null || found === undefined) return { illegal: why ?? 'the person is not here' };
  if (person === act.by) return { illegal: 'nobody suspends themselves' };
  if (found.standing !== 'here') return { illegal: 'the person is suspended already' };
  if (isLastOwner(act.directory, person)) return { illegal: 'a workspace has at least one owner' };
  return withPerson(act.directory, person, { ...found, standing: 'suspended' });
}

export function resumePerson(act: Act, { person }: Of<'person-resumed'>): Directory | Illegal {
  const why = fault(act, person);
  const found = personIn(act.directory, person);
  if (why !== null || found === undefined) return { illegal: why ?? 'the person is not here' };
  if (found.standing !== 'suspended') return { illegal: 'the person is not suspended' };
  return withPerson(act.directory, person, { ...found, standing: 'here' });
}

export function removePerson(act: Act, { person }: Of<'person-removed'>): Directory | Illegal {
  const leaves = person === act.by;
  const why = leaves ? null : fault(act, person);
  if (why !== null) return { illegal: why };
  if (isLastOwner(act.directory, person)) return { illegal: 'a workspace has at least one owner' };
  return withoutPerson(act, person);
}

/** Their id stays, since what they did stays theirs; their devices end with this number. */
function withoutPerson({ directory, entry }: Act, id: PersonId): Directory | Illegal {
  const found = personIn(directory, id);
  if (found === undefined || found.standing === 'removed') return { illegal: 'the person is not here' };
  const ended = Object.fromEntries(
    Object.entries(directory.devices).map(([device, held]): [DeviceId, DirectoryDevice] => [
      device as DeviceId,
      held.person === id && held.revoked === null ? { ...held, revoked: entry.number } : held,
    ]),
  );
  return withPerson({ ...directory, devices: ended }, id, { ...found, standing: 'removed', passkeys: {} });
}

export function setUntil(act: Act, { person, until }: Of<'access-until-set'>): Directory | Illegal {
  const why = fault(act, person);
  const found = personIn(act.directory, person);
  if (why !== null || found === undefined) return { illegal: why ?? 'the person is not here' };
  if (found.until === until) return { illegal: 'this is when it ends already' };
  if (until !== null && until <= act.entry.time) return { illegal: 'that time has passed' };
  if (until !== null && isLastOwner(act.directory, person)) return { illegal: 'a workspace has at least one owner' };
  return withPerson(act.directory, person, { ...found, until });
}

/** The relay says only that the time has come; who set it was an admin. */
export function endAccess(act: Act, { person }: Of<'access-ended'>): Directory | Illegal {
  const until = personIn(act.directory, person)?.until ?? null;
  if (until === null) return { illegal: 'nobody has said when their access ends' };
  if (act.entry.time < until) return { illegal: 'their access has not come to its end' };
  if (isLastOwner(act.directory, person)) return { illegal: 'a workspace has at least one owner' };
  return withoutPerson(act, person);
}

export function setManager(act: Act, { person, manager }: Of<'manager-set'>): Directory | Illegal {
  const { directory } = act;
  const found = hereIn(directory, person);
  if (!act.admin) return { illegal: 'only an admin sets a manager' };
  if (found === undefined) return { illegal: 'the person is not here' };
  if (manager !== null && hereIn(directory, manager) === undefined) return { illegal: 'the manager is not here' };
  if (manager !== null && isUnder(directory, manager, person)) return { illegal: 'nobody is above themselves' };
  if (found.manager === manager) return { illegal: 'this is their manager already' };
  return withPerson(directory, person, { ...found, manager });
}

/** Whether somebody is a person, or works under them over however many steps. */
export function isUnder(directory: Directory, id: PersonId, above: PersonId): boolean {
  for (let at: PersonId | null = id; at !== null; at = personIn(directory, at)?.manager ?? null) {
    if (at === above) return true;
  }
  return false;
}

export function setLease(act: Act, { days }: Of<'lease-set'>): Directory | Illegal {
  if (!act.admin) return { illegal: 'only an admin sets how long devices may be away' };
  if (act.directory.lease === days) return { illegal: 'it is so already' };
  return { ...act.directory, lease: days };
}
