// Spaces: opened by an owner, entered through somebody who stands in them.
import { mayLetInto } from './act.ts';
import type { Act, Of } from './act.ts';
import type { PersonId } from '../ids.ts';
import { personIn, spaceIn } from './queries.ts';
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
  return { ...directory, spaces: { ...directory.spaces, [space]: { since: entry.number, open, members } } };
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
