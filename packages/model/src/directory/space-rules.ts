// Spaces: opened by an owner, entered through somebody who stands in them.
import { mayLetInto } from './act.ts';
import type { Act, Of } from './act.ts';
import type { PersonId } from '../ids.ts';
import { personIn, roleIn, spaceIn, standsIn, writesIn } from './queries.ts';
import type { Directory, Illegal } from './schema.ts';

const twice = (list: readonly string[]): boolean => new Set(list).size !== list.length;

export function openSpace(act: Act, { space, open, members }: Of<'space-opened'>): Directory | Illegal {
  const { directory, entry } = act;
  if (!act.owner) return { illegal: 'only an owner opens a space' };
  if (spaceIn(directory, space) !== undefined) return { illegal: 'the space is open already' };
  if (open === members.length > 0) return { illegal: 'an open space names no members, any other at least one' };
  if (twice(members)) return { illegal: 'a member is named twice' };
  if (members.some((person) => personIn(directory, person) === undefined))
    return { illegal: 'a member is not in the directory' };
  return {
    ...directory,
    spaces: { ...directory.spaces, [space]: { since: entry.number, open, members, roles: {}, groups: {} } },
  };
}

/** The title itself stands beside the statement; the fold only says who may set it. */
export function titleSpace(act: Act, { space }: Of<'space-titled'>): Directory | Illegal {
  if (spaceIn(act.directory, space) === undefined) return { illegal: 'there is no such space' };
  return mayLetInto(act, space) ? act.directory : { illegal: 'only who stands in a space titles it' };
}

export function withMember(directory: Directory, space: string, person: PersonId): Directory {
  const found = spaceIn(directory, space);
  if (found === undefined || found.open || found.members.includes(person)) return directory;
  return { ...directory, spaces: { ...directory.spaces, [space]: { ...found, members: [...found.members, person] } } };
}

export function addMember(act: Act, { space, person }: Of<'member-added'>): Directory | Illegal {
  const found = spaceIn(act.directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (!mayLetInto(act, space)) return { illegal: 'only who stands in a space adds to it' };
  if (personIn(act.directory, person) === undefined) return { illegal: 'the person is not in the directory' };
  if (found.open || found.members.includes(person)) return { illegal: 'the person is in it already' };
  return withMember(act.directory, space, person);
}

/** Owners set anybody's role; who writes in a space only that with which somebody enters it. */
export function setRole(act: Act, { space, person, role }: Of<'role-set'>): Directory | Illegal {
  const { directory, owner } = act;
  const found = spaceIn(directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (personIn(directory, person) === undefined) return { illegal: 'the person is not in the directory' };
  const enters = !standsIn(directory, person, space);
  if (!owner && !(enters && mayLetInto(act, space)))
    return { illegal: 'only an owner sets the role of who stands there' };
  if (roleIn(directory, person, space) === role) return { illegal: 'the person has this role already' };
  const { [person]: _before, ...others } = found.roles;
  const roles = role === 'member' ? others : { ...others, [person]: role };
  const entered = withMember(directory, space, person);
  const now = entered.spaces[space] ?? found;
  return { ...entered, spaces: { ...entered.spaces, [space]: { ...now, roles } } };
}

/** Readers of a group need not stand in the space: a guest reads the tasks that were shared with them and nothing else. */
export function setGroup(act: Act, { space, group, readers }: Of<'group-set'>): Directory | Illegal {
  const { directory, by, owner } = act;
  const found = spaceIn(directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  const before = Object.hasOwn(found.groups, group) ? found.groups[group] : undefined;
  const isTheirs = by !== null && (before === undefined ? writesIn(directory, by, space) : before.includes(by));
  if (!owner && !isTheirs)
    return {
      illegal: before === undefined ? 'only who writes in a space opens a group' : 'only its readers set a group',
    };
  if (twice(readers)) return { illegal: 'a reader is named twice' };
  if (readers.some((person) => personIn(directory, person) === undefined))
    return { illegal: 'a reader is not in the directory' };
  const groups = { ...found.groups, [group]: readers };
  return { ...directory, spaces: { ...directory.spaces, [space]: { ...found, groups } } };
}
