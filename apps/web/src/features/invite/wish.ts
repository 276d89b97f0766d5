// What an inviter has chosen so far, what they may choose, and what is wrong with it.
import { isAdmin, isOwner, leadsSpace, writesIn } from '@baton/model/directory/queries';
import type { Directory, Role, SpaceRole } from '@baton/model/directory/schema';
import type { Day, Instant } from '@baton/model/day';
import { homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { moneyGroup } from '@baton/model/task/budget';
import { groupsFor } from '@baton/model/task/readers';
import type { Inviting } from '@baton/workspace/doors/invitations';
import { endOfDay } from '../../lib/zones.ts';

export interface Wish {
  readonly role: Role;
  readonly spaces: readonly SpaceId[];
  readonly roleIn: SpaceRole;
  /** As it was typed. */
  readonly uses: string;
  /** As it was typed: only addresses there may use the link. Null: whoever has it. */
  readonly domain: string | null;
  /** Groups whose readers they become. */
  readonly groups: readonly HomeName[];
  /** Of a list: each gets a letter. */
  readonly byLetter: boolean;
  readonly hours: number;
  /** The last day of a guest; null: no end. */
  readonly lastDay: Day | null;
  /** What stands in that field is no day. */
  readonly isMisread: boolean;
}
export const firstWish: Wish = {
  role: 'member',
  spaces: [],
  roleIn: 'member',
  uses: '1',
  domain: null,
  groups: [],
  byLetter: true,
  hours: 7 * 24,
  lastDay: null,
  isMisread: false,
};
const mostUses = 50;

interface By {
  readonly directory: Directory;
  readonly me: PersonId;
}

/** Nobody lets in with more than they have. */
export function rolesToGive({ directory, me }: By): readonly Role[] {
  if (isOwner(directory, me)) return ['guest', 'member', 'admin', 'owner'];
  return isAdmin(directory, me) ? ['guest', 'member', 'admin'] : ['guest', 'member'];
}
export const mayLetInto = ({ directory, me }: By, space: SpaceId): boolean =>
  isAdmin(directory, me) || writesIn(directory, me, space);

export interface GroupToGive {
  readonly home: HomeName;
  readonly space: SpaceId;
  readonly group: string;
  readonly readers: readonly PersonId[];
}
/** Of the spaces in which they stand: what only some read there, and the inviter is one of them. */
export function groupsToGive({ directory, me }: By): readonly GroupToGive[] {
  return (Object.keys(directory.spaces) as SpaceId[]).flatMap((space) => {
    const groups = directory.spaces[space]?.groups ?? {};
    const money = groups[moneyGroup]?.includes(me) ? [moneyGroup] : [];
    return [...money, ...groupsFor(directory, space, me).filter((group) => group !== moneyGroup)]
      .filter(() => writesIn(directory, me, space) || isAdmin(directory, me))
      .map((group) => ({ home: homeNameOf(space, group), space, group, readers: groups[group] ?? [] }));
  });
}

export function rolesThere({ directory, me }: By, spaces: readonly SpaceId[]): readonly SpaceRole[] {
  const mayLead = spaces.every((space) => leadsSpace(directory, me, space));
  return mayLead ? ['viewer', 'commenter', 'member', 'lead'] : ['viewer', 'commenter', 'member'];
}

/** When the access of whoever accepts ends: guests alone are here for a time. */
export const untilOf = ({ role, lastDay }: Wish): Instant | undefined =>
  role === 'guest' && lastDay !== null ? endOfDay(lastDay) : undefined;

/** As it is put on record; people type "@Work.example" as well. */
export const domainOf = (typed: string): string => typed.trim().toLowerCase().replace(/^@/u, '');
const isDomain = (text: string): boolean => text.length <= 253 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(text);

export interface WishFault {
  readonly uses?: string;
  readonly domain?: string;
  readonly lastDay?: string;
}
export function faultIn(wish: Wish, now: Instant): WishFault | null {
  const uses = Number(wish.uses);
  if (!Number.isInteger(uses) || uses < 1 || uses > mostUses) return { uses: `A number from 1 to ${mostUses}.` };
  if (wish.domain !== null && !isDomain(domainOf(wish.domain)))
    return { domain: 'Like work.example, without a name before it.' };
  if (wish.role === 'guest' && wish.isMisread) return { lastDay: 'That is no day.' };
  const until = untilOf(wish);
  if (until === undefined || until > now + wish.hours * 3_600_000) return null;
  return { lastDay: 'The invitation would outlast it. Choose a later day, or let the link end sooner.' };
}

export function invitingOf(wish: Wish, byName: string): Inviting {
  const { role, spaces, roleIn, uses, hours, groups, domain } = wish;
  const there = spaces.length === 0 ? { spaces: role === 'guest' ? [] : null } : { spaces, roleIn };
  const until = untilOf(wish);
  return {
    role,
    ...there,
    uses: Number(uses),
    hours,
    byName,
    ...(until === undefined ? {} : { until }),
    ...(groups.length > 0 ? { groups, roleIn } : {}),
    ...(domain === null ? {} : { domain: domainOf(domain) }),
  };
}
