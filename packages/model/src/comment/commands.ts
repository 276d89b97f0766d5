// Comments: author-owned. The feed refuses another's write; these say it before it is tried.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { homeNamed, homeNameOf, internalOf, isInternal } from '../directory/home-name.ts';
import { isGuest } from '../directory/queries.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Place, Tx } from '../tx.ts';
import { somebody } from '../person/naming.ts';
import { isForGuests, ownFace } from '../sharing/cards.ts';
import { besideOf } from '../task/moving.ts';
import { liveTask } from '../task/rules.ts';
import type { Comment } from './schema.ts';

const Text = z.string().trim().min(1).max(20_000);

function ownComment(tx: Tx, ctx: Ctx, id: string): Comment | Refusal {
  const comment = tx.comments.get(id);
  if (comment === undefined) return refuse('not-found', 'comment');
  if (comment.by !== ctx.person) return refuse('not-allowed', 'comment');
  return comment.binned === null ? comment : refuse('in-bin', 'comment');
}

/** With guests, or among colleagues only; where no guest reads a task there is one feed. */
type To = 'guests' | 'inside';

/** A task that guests read has two feeds, and neither is the one that it had before it was shared. */
function sharedFeed(
  tx: Tx,
  { directory, now, person }: Ctx,
  { task, to }: { task: string; to: To },
): Place | undefined {
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

/** Who reads no profiles reads the name with the comment. */
function signedAs(tx: Tx, { person }: Ctx, feed: Place): string | null {
  const isInside = feed.in !== 'feed' || isInternal(homeNameOf(feed.space, feed.group));
  return isInside ? null : (ownFace(tx, person)?.name ?? somebody);
}

const AddComment = z.object({ task: z.string(), text: Text, to: z.enum(['guests', 'inside']).optional() });

export const addComment = command('addComment', AddComment, (tx, ctx, { task: on, text, to = 'inside' }) => {
  const task = liveTask(tx, on);
  if (isRefusal(task)) return task;
  const shared = sharedFeed(tx, ctx, { task: task.id, to });
  const place = shared ?? feedOf(tx, ctx, task.id);
  if (place === undefined) return refuse('not-found', 'space');
  const id = ctx.newId('m');
  const as = shared === undefined ? null : signedAs(tx, ctx, shared);
  tx.comments.add(place, id, { on: task.id, text, at: ctx.now, ...(as === null ? {} : { as }) });
  return { comment: id };
});
/** Only one's own, and never what one merely carried over from elsewhere: those are another's words. */
export const editComment = command('editComment', z.object({ comment: z.string(), text: Text }), (tx, ctx, args) => {
  const comment = ownComment(tx, ctx, args.comment);
  if (isRefusal(comment)) return comment;
  if (comment.writtenBy !== null) return refuse('not-allowed', 'comment');
  if (comment.text !== args.text) tx.comments.patch(comment.id, { text: args.text, edited: ctx.now });
  return { comment: comment.id };
});
export const binComment = command('binComment', z.object({ comment: z.string() }), (tx, ctx, args) => {
  const comment = ownComment(tx, ctx, args.comment);
  if (isRefusal(comment)) return comment;
  tx.comments.patch(comment.id, { binned: ctx.now });
  return { comment: comment.id };
});
