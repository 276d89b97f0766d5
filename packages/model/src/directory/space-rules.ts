// Spaces: opened by an owner, entered through somebody who stands in them.
import { leadsIn, mayLetInto } from './act.ts';
import type { Act, Of } from './act.ts';
import type { PersonId } from '../ids.ts';
import { homeNamed, homeNameOf, isInternal, type HomeName } from './home-name.ts';
import { newSpace } from './made.ts';
import { hereIn, isGuest, isWithheld, roleAt, roleIn, spaceIn, standsIn } from './queries.ts';
import type { Directory, DirectorySpace, Illegal, SpaceRole } from './schema.ts';

const twice = (list: readonly string[]): boolean => new Set(list).size !== list.length;

export function openSpace(act: Act, { space, open, members }: Of<'space-opened'>): Directory | Illegal {
  const { directory, entry } = act;
  if (!act.admin) return { illegal: 'only an admin opens a space' };
  if (spaceIn(directory, space) !== undefined) return { illegal: 'the space is open already' };
  if (open === members.length > 0) return { illegal: 'an open space names no members, any other at least one' };
  const fault = membersFault(directory, members);
  if (fault !== null) return { illegal: fault };
  return withSpace(directory, space, newSpace(entry.number, members));
}

function membersFault(directory: Directory, members: readonly PersonId[]): string | null {
  if (twice(members)) return 'a member is named twice';
  return members.some((person) => hereIn(directory, person) === undefined) ? 'a member is not in the directory' : null;
}

export const withSpace = (directory: Directory, space: string, changed: DirectorySpace): Directory => ({
  ...directory,
  spaces: { ...directory.spaces, [space]: changed },
});

/** Whoever stood in it by its being open and is not named stands in it no more, and the other way round. */
export function showSpace(act: Act, { space, open, members }: Of<'space-shown'>): Directory | Illegal {
  const { directory } = act;
  const found = spaceIn(directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (!leadsIn(act, space)) return { illegal: 'only its leads and admins say who is shown a space' };
  if (found.open === open) return { illegal: open ? 'the space is open already' : 'the space is closed already' };
  const fault = membersFault(directory, members);
  if (fault !== null) return { illegal: fault };
  if (open && members.some((person) => !isGuest(directory, person)))
    return { illegal: 'an open space names its guests only' };
  if (!open && members.length === 0) return { illegal: 'a closed space has at least one member' };
  return withSpace(directory, space, { ...found, open, members });
}

export function setModules(act: Act, { space, modules }: Of<'modules-set'>): Directory | Illegal {
  const found = spaceIn(act.directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (!leadsIn(act, space)) return { illegal: 'only its leads and admins switch the modules of a space' };
  if (twice(modules)) return { illegal: 'a module is named twice' };
  return withSpace(act.directory, space, { ...found, modules });
}

/** The title itself stands beside the statement; the fold only says who may set it. */
export function titleSpace(act: Act, { space }: Of<'space-titled'>): Directory | Illegal {
  if (spaceIn(act.directory, space) === undefined) return { illegal: 'there is no such space' };
  return mayLetInto(act, space) ? act.directory : { illegal: 'only who stands in a space titles it' };
}

function withMember(directory: Directory, space: string, person: PersonId): Directory {
  const found = spaceIn(directory, space);
  if (found === undefined || isWithheld(directory, space) || found.members.includes(person)) return directory;
  if (found.open && !isGuest(directory, person)) return directory;
  return { ...directory, spaces: { ...directory.spaces, [space]: { ...found, members: [...found.members, person] } } };
}

/** Entering with a role. */
export function withRole(
  directory: Directory,
  space: string,
  { person, role }: { readonly person: PersonId; readonly role: SpaceRole },
): Directory {
  const entered = withMember(directory, space, person);
  const found = spaceIn(entered, space);
  if (found === undefined) return entered;
  const { [person]: _before, ...others } = found.roles;
  const roles = role === 'member' ? others : { ...others, [person]: role };
  return withSpace(entered, space, { ...found, roles });
}

export function addMember(act: Act, { space, person }: Of<'member-added'>): Directory | Illegal {
  const found = spaceIn(act.directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (!mayLetInto(act, space)) return { illegal: 'only who stands in a space adds to it' };
  if (hereIn(act.directory, person) === undefined) return { illegal: 'the person is not in the directory' };
  if (standsIn(act.directory, person, space)) return { illegal: 'the person is in it already' };
  return withMember(act.directory, space, person);
}

/** Their role goes with them; the groups that they read there are theirs until those say otherwise. */
export function removeMember(act: Act, { space, person }: Of<'member-removed'>): Directory | Illegal {
  const found = spaceIn(act.directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (act.by !== person && !leadsIn(act, space))
    return { illegal: 'only its leads, an admin or they themselves take somebody out of a space' };
  if (!found.members.includes(person)) return { illegal: 'the person is not named in the space' };
  const members = found.members.filter((one) => one !== person);
  if (!found.open && members.length === 0) return { illegal: 'a closed space has at least one member' };
  const { [person]: _role, ...roles } = found.roles;
  return withSpace(act.directory, space, { ...found, members, roles });
}

/** Leads and admins set anybody's role; who writes in a space only that with which somebody enters it. */
export function setRole(act: Act, { space, person, role }: Of<'role-set'>): Directory | Illegal {
  const { directory } = act;
  if (spaceIn(directory, space) === undefined) return { illegal: 'there is no such space' };
  if (hereIn(directory, person) === undefined) return { illegal: 'the person is not in the directory' };
  const enters = !standsIn(directory, person, space);
  const mayGive = leadsIn(act, space) || (enters && role !== 'lead' && mayLetInto(act, space));
  if (!mayGive) return { illegal: 'only its leads and admins set the role of who stands there' };
  if (roleIn(directory, person, space) === role) return { illegal: 'the person has this role already' };
  return withRole(directory, space, { person, role });
}

/** Nobody stands in it, as far as it is told. */
const closedSpace: DirectorySpace = { ...newSpace(0), open: false };

/** What stays of a space for somebody who was closed out of it: the groups that they read. null: none. */
export function leftOf({ groups, groupRoles }: DirectorySpace, reader: PersonId): DirectorySpace | null {
  const theirs = Object.keys(groups).filter((group) => groups[group]?.includes(reader));
  if (theirs.length === 0) return null;
  const only = <T>(table: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(table).filter(([group]) => theirs.includes(group)));
  return { ...closedSpace, groups: only(groups), groupRoles: only(groupRoles) };
}

/** Readers of a group need not stand in the space: a guest reads the tasks that were shared with them and nothing else. */
export function setGroup(act: Act, said: Of<'group-set'>): Directory | Illegal {
  const { directory } = act;
  const { space, group, readers, roles = {} } = said;
  // Of a withheld space this reader is told who reads the groups that are theirs, and the relay is believed.
  const found = spaceIn(directory, space) ?? (isWithheld(directory, space) ? closedSpace : undefined);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (isInternal(homeNameOf(space, group))) return { illegal: 'nobody sets who is inside' };
  const fault = isWithheld(directory, space) ? null : (setterFault(act, said) ?? readersFault(directory, said));
  if (fault !== null) return { illegal: fault };
  const groups = { ...found.groups, [group]: readers };
  const groupRoles = { ...found.groupRoles, [group]: roles };
  return withSpace(directory, space, { ...found, groups, groupRoles });
}

function setterFault(act: Act, { space, group }: Of<'group-set'>): string | null {
  if (groupIn(act.directory, space, group) === undefined)
    return mayLetInto(act, space) ? null : 'only who writes in a space opens a group';
  return mayShare(act, homeNameOf(space, group)) ? null : 'only who writes in a group sets it';
}

function readersFault(directory: Directory, { space, group, readers, roles = {} }: Of<'group-set'>): string | null {
  if (twice(readers)) return 'a reader is named twice';
  const before = groupIn(directory, space, group) ?? [];
  if (readers.some((person) => hereIn(directory, person) === undefined && !before.includes(person)))
    return 'a reader is not in the directory';
  return Object.keys(roles).every((person) => readers.includes(person as PersonId)) ? null : 'a role is of a reader';
}

/** Whether they may give what stands there to others: who reads and writes it and is no guest, and an admin. */
export function mayShare({ directory, by, admin }: Act, group: HomeName): boolean {
  const home = homeNamed(group);
  if (isWithheld(directory, home.space)) return true;
  const readers = home.in === 'group' ? groupIn(directory, home.space, home.group) : undefined;
  if (readers === undefined || by === null) return false;
  const role = roleAt(directory, by, group);
  const isWriter = readers.includes(by) && !isGuest(directory, by) && (role === 'member' || role === 'lead');
  return admin || isWriter;
}
function groupIn(directory: Directory, space: string, group: string): readonly PersonId[] | undefined {
  const groups = spaceIn(directory, space)?.groups ?? {};
  return Object.hasOwn(groups, group) ? groups[group] : undefined;
}

/** @param role of a lead or a member: they write there. */
export function withReader(
  directory: Directory,
  name: HomeName,
  { person, role }: { readonly person: PersonId; readonly role: SpaceRole },
): Directory {
  const home = homeNamed(name);
  const found = spaceIn(directory, home.space);
  if (found === undefined || home.in === 'space') return directory;
  const known = groupIn(directory, home.space, home.group);
  const readers = known ?? [];
  if (readers.includes(person) || (known === undefined && isWithheld(directory, home.space))) return directory;
  const groups = { ...found.groups, [home.group]: [...readers, person] };
  if (role === 'lead' || role === 'member') return withSpace(directory, home.space, { ...found, groups });
  const roles = { ...found.groupRoles[home.group], [person]: role };
  return withSpace(directory, home.space, {
    ...found,
    groups,
    groupRoles: { ...found.groupRoles, [home.group]: roles },
  });
}
