// In which feed beside a task something is said: the one that guests read too, or the one of those inside.
import type { Ctx } from '../ctx.ts';
import { homeNamed, homeNameOf, internalOf, isInternal } from '../directory/home-name.ts';
import { isGuest } from '../directory/queries.ts';
import { somebody } from '../person/naming.ts';
import { isForGuests, ownFace } from '../sharing/cards.ts';
import { besideOf } from '../task/moving.ts';
import type { Place, Tx } from '../tx.ts';

/** With guests, or among colleagues only; where no guest reads a task there is one feed. */
export type To = 'guests' | 'inside';
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
  const shared = sharedFeed(tx, ctx, said);
  if (shared !== undefined) return { place: shared, as: signedAs(tx, ctx, shared) };
  const place = feedOf(tx, ctx, said.task);
  return place && { place, as: null };
}
