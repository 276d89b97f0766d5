// What somebody who is invited will see and do, in the same words for who invites and for who is invited.
import type { Role, SpaceRole } from '@baton/model/directory/schema';
import { listText } from './number-text.ts';

export const asRole: Readonly<Record<Role, string>> = {
  owner: 'as an owner, who runs the workspace',
  admin: 'as an admin',
  member: 'as a member',
  guest: 'as a guest',
};
const doThere: Readonly<Record<SpaceRole, string>> = {
  lead: 'lead there',
  member: 'edit there',
  commenter: 'comment there',
  viewer: 'read there',
};
export const youThere: Readonly<Record<SpaceRole, string>> = {
  lead: 'You lead',
  member: 'You edit',
  commenter: 'You comment',
  viewer: 'You read',
};

interface Seen {
  readonly role: Role;
  readonly roleIn: SpaceRole;
  /** Titles of the spaces that are named. */
  readonly named: readonly string[];
  /** Of those that are open to all, beside them. */
  readonly open: readonly string[];
}

/** To the inviter, before anything is made. */
export function theySee({ role, roleIn, named, open }: Seen): string {
  const there = named.length === 0 ? null : `everything in ${listText(named)}, and ${doThere[roleIn]}`;
  if (role === 'guest')
    return there === null
      ? 'They see nothing until something is given to them, and nobody else’s name.'
      : `They see ${there}. No other space is there for them.`;
  const all = open.length === 0 ? null : `${listText(open)}, open to all, and edit there`;
  const seen = [there, all].filter((part) => part !== null).join('; also ');
  const acts: Partial<Record<Role, string>> = {
    owner: ' They run the workspace, and may decide about you, too.',
    admin: ' They manage people, spaces, devices and links.',
  };
  return `They see ${seen === '' ? 'no space yet' : seen}.${acts[role] ?? ''}`;
}
