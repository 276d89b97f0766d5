// Links by which somebody without an account opens one page: made by who writes there, for a time, taken back at once.
import { leadsIn } from './act.ts';
import type { Act, Of } from './act.ts';
import { linkIn, spaceIn, writesIn } from './queries.ts';
import { withSpace } from './space-rules.ts';
import type { Directory, Illegal } from './schema.ts';

const day = 86_400_000;
/** A year, and an hour for a device whose clock is ahead. */
const longestLink = 366 * day + day / 24;

export function makeLink(act: Act, made: Of<'link-made'>): Directory | Illegal {
  const { directory, entry, by } = act;
  const { space, link, record, right, secretHash, password, notAfter } = made;
  const found = spaceIn(directory, space);
  if (found === undefined) return { illegal: 'there is no such space' };
  if (by === null || !(act.admin || writesIn(directory, by, space)))
    return { illegal: 'only who writes in a space shares of it' };
  if (Object.values(directory.spaces).some((other) => isTaken(other.links, link, secretHash)))
    return { illegal: 'the link is made already' };
  if (notAfter <= entry.time) return { illegal: 'the link has expired before it begins' };
  if (notAfter > entry.time + longestLink) return { illegal: 'a link lasts a year at most' };
  const shared = { by, since: entry.number, record, right, secretHash, password, notAfter, takenBack: false };
  return withSpace(directory, space, { ...found, links: { ...found.links, [link]: shared } });
}

const isTaken = (links: Readonly<Record<string, { readonly secretHash: string }>>, id: string, hash: string): boolean =>
  Object.hasOwn(links, id) || Object.values(links).some(({ secretHash }) => secretHash === hash);

export function takeBackLink(act: Act, { space, link }: Of<'link-taken-back'>): Directory | Illegal {
  const found = spaceIn(act.directory, space);
  const made = linkIn(act.directory, space, link);
  if (found === undefined || made === undefined) return { illegal: 'there is no such link' };
  if (made.by !== act.by && !leadsIn(act, space))
    return { illegal: 'only its maker, a lead or an admin takes a link back' };
  if (made.takenBack) return { illegal: 'the link is taken back already' };
  return withSpace(act.directory, space, { ...found, links: { ...found.links, [link]: { ...made, takenBack: true } } });
}
