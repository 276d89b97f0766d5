// In which feed beside a task something is said: the one that guests read too, that of a share link, or the one of those inside.
import type { Ctx } from '../ctx.ts';
import { homeNamed, homeNameOf, internalOf, isInternal, nameOfHome, talkNameOf } from '../directory/home-name.ts';
import { isLink } from '../directory/link-queries.ts';
import { isGuest } from '../directory/queries.ts';
import { somebody } from '../person/naming.ts';
import { isForGuests, ownFace } from '../sharing/cards.ts';
import type { LinkId } from '../ids.ts';
import { besideOf } from '../task/moving.ts';
import type { Place, Tx } from '../tx.ts';
import type { Comment } from './schema.ts';

/** With guests, with whoever has a link, or among colleagues only; where no guest reads a task those inside have one feed. */
export type To = 'guests' | 'inside' | { readonly link: LinkId };
export interface Said {
  readonly task: string;
  readonly to: To;
}
export interface Spot {
  readonly place: Place;
  /** How its author is called, for those who read no profiles; null where nobody needs it. */
  readonly as: string | null;
}

/** A task that guests read has two feeds, and neither is the one that it had before it was shared. */
function sharedFeed(tx: Tx, { directory, now, person }: Ctx, { task, to }: Said): Place | undefined {
  const home = tx.tasks.homeOf(task);
  if (home?.in !== 'group' || !isForGuests(tx, directory, home)) return undefined;
  const isInside = to === 'inside' && !isGuest(directory, person);
  const group = isInside ? homeNamed(internalOf(homeNameOf(home.space, home.group))) : home;
  return group.in === 'group' ? { ...group, in: 'feed', of: task, at: now } : undefined;
}

/** The link by which it came, or whose holders read the answer; null for what no link's holder reads. */
export function linkOf({ by, link }: Pick<Comment, 'by' | 'link'>): LinkId | null {
  const said = isLink(by) ? by : link;
  return said !== null && isLink(said) ? (said as LinkId) : null;
}

/** To whom it was said. */
export function saidTo(comment: Pick<Comment, 'by' | 'link' | 'as'>): To {
  const link = linkOf(comment);
  if (link !== null) return { link };
  return comment.as === null ? 'inside' : 'guests';
}

/** Read by whoever reads the task, but for guests, and by whoever has the link. */
function talkFeed(
  tx: Tx,
  { directory, now }: Ctx,
  { task, link }: { readonly task: string; readonly link: LinkId },
): Place | undefined {
  const beside = besideOf(directory, tx, task);
  const name = beside && nameOfHome(beside);
  const home = name && homeNamed(talkNameOf(name, link));
  return home?.in === 'group' ? { ...home, in: 'feed', of: task, at: now } : undefined;
}

/** Read by whoever reads the task. */
function feedOf(tx: Tx, { directory, now }: Ctx, task: string): Place | undefined {
  const home = besideOf(directory, tx, task);
  if (home === undefined) return undefined;
  if (home.in === 'private') return { in: 'own-feed', of: task, at: now };
  return { ...home, in: 'feed', of: task, at: now };
}

/** Who reads no profiles reads the name with what was said. */
function signedAs(tx: Tx, { person }: Ctx, feed: Place): string | null {
  const isInside = feed.in !== 'feed' || isInternal(homeNameOf(feed.space, feed.group));
  return isInside ? null : (ownFace(tx, person)?.name ?? somebody);
}

/** undefined: the task stands nowhere that this device knows. */
export function spotOf(tx: Tx, ctx: Ctx, said: Said): Spot | undefined {
  const { task, to } = said;
  const shared = typeof to === 'string' ? sharedFeed(tx, ctx, said) : talkFeed(tx, ctx, { task, ...to });
  if (shared !== undefined) return { place: shared, as: signedAs(tx, ctx, shared) };
  const place = feedOf(tx, ctx, said.task);
  return place && { place, as: null };
}
