// Reacting to a comment, resolving its thread, and hiding what came by a link: each under one's own root, beside what it is about.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { lastOf, threadsOf } from '../comment/order.ts';
import { linkOf, spotOf, type Spot } from '../comment/place.ts';
import type { Comment } from '../comment/schema.ts';
import { isLink, mayHideOf } from '../directory/link-queries.ts';
import type { LinkId } from '../ids.ts';
import { present } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { liveTask } from '../task/rules.ts';
import type { Tx } from '../tx.ts';
import { hiddenBy, latestTime, newestHiding, newestSettling, timeOf } from './rules.ts';
import { type Reaction, signs } from './schema.ts';

interface About {
  readonly comment: Comment;
  readonly spot: Spot;
}
/** Where it may be said: with those who read the comment. */
function about(tx: Tx, ctx: Ctx, id: string): About | Refusal {
  const comment = tx.comments.get(id);
  if (comment === undefined) return refuse('not-found', 'comment');
  const task = liveTask(tx, comment.on);
  if (isRefusal(task)) return task;
  // Signs are for colleagues where a link's holders read along: those have no screen for them.
  const to = comment.as === null || linkOf(comment) !== null ? 'inside' : 'guests';
  const spot = spotOf(tx, ctx, { task: task.id, to });
  return spot === undefined ? refuse('not-found', 'space') : { comment, spot };
}

/** Says it, or no more: pressed twice it is as before. */
export const react = command(
  'react',
  z.object({ comment: z.string(), sign: z.enum(signs) }),
  (tx, ctx, { comment: id, sign }) => {
    const found = about(tx, ctx, id);
    if (isRefusal(found)) return found;
    if (found.comment.binned !== null) return refuse('in-bin', 'comment');
    const own = tx.reactions.by('on', id).filter((one) => one.by === ctx.person && one.sign === sign);
    const standing = own.filter(({ binned }) => binned === null);
    for (const one of standing) tx.reactions.patch(one.id, { binned: ctx.now });
    if (standing.length > 0) return { on: false };
    const [before] = own;
    const { place, as } = found.spot;
    if (before !== undefined) tx.reactions.patch(before.id, { binned: null });
    else tx.reactions.add(place, ctx.newId('e'), present({ on: id, sign, at: ctx.now, as }));
    return { on: true };
  },
);

/** Head first; empty where the comment is not here. */
function threadWith(tx: Tx, id: string): readonly Comment[] {
  const threads = threadsOf(tx.comments.by('on', tx.comments.get(id)?.on ?? ''));
  return threads.map(({ head, replies }) => [head, ...replies]).find((all) => all.some((one) => one.id === id)) ?? [];
}

/** Later than every such word that is known here. */
const laterThan = (before: Reaction | undefined, now: number): number =>
  Math.min(Math.max(now, (before === undefined ? 0 : timeOf(before)) + 1), latestTime);

/** Resolves the thread that a comment is of, or opens it again. */
export const settleThread = command(
  'settleThread',
  z.object({ comment: z.string(), resolved: z.boolean() }),
  (tx, ctx, { comment: id, resolved }) => {
    const thread = threadWith(tx, id);
    const found = about(tx, ctx, thread[0]?.id ?? id);
    if (isRefusal(found)) return found;
    const { place, as } = found.spot;
    const on = found.comment.id;
    // Of what guests read nothing names what they do not.
    const read = lastOf(thread.filter((one) => as === null || one.as !== null));
    const at = laterThan(newestSettling(tx.reactions.by('on', on)), ctx.now);
    const said = { on, sign: resolved ? 'resolved' : 'reopened', at, after: read?.id ?? null, as };
    tx.reactions.add(place, ctx.newId('e'), present(said));
    return { thread: on };
  },
);

/** Of what came by a link: hides it from everybody, who came by the link too, or shows it again. Its words stay where they are. */
export const hideSaid = command(
  'hideSaid',
  z.object({ comment: z.string(), hidden: z.boolean() }),
  (tx, ctx, { comment: id, hidden }) => {
    const comment = tx.comments.get(id);
    if (comment === undefined) return refuse('not-found', 'comment');
    const task = liveTask(tx, comment.on);
    if (isRefusal(task)) return task;
    if (!isLink(comment.by) || !mayHideOf(ctx.directory, ctx.person, comment.by)) return refuse('not-allowed', 'said');
    // Where the link's holders read it: else it were hidden from all but them.
    const spot = spotOf(tx, ctx, { task: task.id, to: { link: comment.by as LinkId } });
    if (spot === undefined) return refuse('not-found', 'space');
    const before = tx.reactions.by('on', id);
    if ((hiddenBy(comment, before) !== null) === hidden) return { comment: id };
    const sign = hidden ? 'hidden' : 'shown';
    const said = { on: id, sign, at: laterThan(newestHiding(before), ctx.now), as: spot.as };
    tx.reactions.add(spot.place, ctx.newId('e'), present(said));
    return { comment: id };
  },
);
