// Comments: author-owned. The feed refuses another's write; these say it before it is tried.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Place, Tx } from '../tx.ts';
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

/** Read by whoever reads the task. */
function feedOf(tx: Tx, { directory, now }: Ctx, task: string): Place | undefined {
  const home = besideOf(directory, tx, task);
  if (home === undefined) return undefined;
  if (home.in === 'private') return { in: 'own-feed', of: task, at: now };
  return { ...home, in: 'feed', of: task, at: now };
}

export const addComment = command('addComment', z.object({ task: z.string(), text: Text }), (tx, ctx, args) => {
  const task = liveTask(tx, args.task);
  if (isRefusal(task)) return task;
  const place = feedOf(tx, ctx, task.id);
  if (place === undefined) return refuse('not-found', 'space');
  const id = ctx.newId('m');
  tx.comments.add(place, id, { on: task.id, text: args.text, at: ctx.now });
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
