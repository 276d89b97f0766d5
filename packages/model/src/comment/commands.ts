// Comments: author-owned. The feed refuses another's write; these say it before it is tried.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import type { LinkId } from '../ids.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Place, Tx } from '../tx.ts';
import { present } from '../record.ts';
import { liveTask } from '../task/rules.ts';
import { GivenFile, hangFiles } from '../file/commands.ts';
import { bodyText, isPlain, mentionsIn, readBody, wordless } from './body.ts';
import { givenWith, rehang, type Rehung, rehung } from './hung.ts';
import { lastOf } from './order.ts';
import { linkOf, saidTo, spotOf, type Said } from './place.ts';
import type { Comment } from './schema.ts';

const Text = z.string().trim().max(20_000);
/** Words, or a rich body that has them: what the words are is told by the body then. Files may say it alone. */
const Words = {
  text: Text.min(1).optional(),
  body: z.string().max(60_000).optional(),
  files: z.array(GivenFile).max(20).optional(),
};

interface Worded {
  readonly text: string;
  readonly body: string | null;
  readonly mentions: readonly string[];
}
interface Wording {
  readonly text?: string | undefined;
  readonly body?: string | undefined;
}
const asPlain = (text: string): Worded => ({ text, body: null, mentions: [] });
type Named = readonly { readonly name: string }[];
/** What hangs on it says it alone: its names stand where only words are read. */
const asFiles = (named: Named): Worded => ({ ...asPlain(named.map(({ name }) => name).join(', ')), body: wordless });

/** @param named what hangs on it. */
function wordsOf({ text, body }: Wording, named: Named = []): Worded | Refusal {
  if (body !== undefined) return bodied(body);
  if (text !== undefined) return asPlain(text);
  return named.length > 0 ? asFiles(named) : refuse('not-valid', 'comment');
}

function bodied(body: string): Worded | Refusal {
  const nodes = readBody(body);
  const said = nodes === null ? '' : bodyText(nodes);
  if (nodes === null || !Text.min(1).safeParse(said).success) return refuse('not-valid', 'comment');
  return { text: said, body: isPlain(nodes) ? null : JSON.stringify(nodes), mentions: mentionsIn(nodes) };
}

function ownComment(tx: Tx, ctx: Ctx, id: string): Comment | Refusal {
  const comment = tx.comments.get(id);
  if (comment === undefined) return refuse('not-found', 'comment');
  if (comment.by !== ctx.person) return refuse('not-allowed', 'comment');
  return comment.binned === null ? comment : refuse('in-bin', 'comment');
}

type Wished = 'guests' | 'inside' | 'link';
/** What guests do not read is answered where they do not read it; what came by a link with its holders, or inside. */
function audienceOf(answered: Comment | undefined, to: Wished): Said['to'] {
  const link = answered === undefined ? null : linkOf(answered);
  if (link !== null) return to === 'link' ? { link } : 'inside';
  return to === 'link' || answered?.as === null ? 'inside' : to;
}

const linkIn = (to: Said['to']): LinkId | null => (typeof to === 'string' ? null : to.link);

/** The last that its author has read, of what every reader of it reads. */
function lastRead(tx: Tx, task: string, to: Said['to']): string | null {
  const isRead = (one: Comment): boolean =>
    typeof to === 'string' ? to === 'inside' || (one.as !== null && linkOf(one) === null) : linkOf(one) === to.link;
  return lastOf(tx.comments.by('on', task).filter(isRead))?.id ?? null;
}

const flags = (ids: readonly string[], on: boolean): Record<string, boolean> =>
  Object.fromEntries(ids.map((id) => [id, on]));

const AddComment = z.object({
  task: z.string(),
  ...Words,
  /** A comment on the same task. */
  answers: z.string().optional(),
  to: z.enum(['guests', 'inside', 'link']).optional(),
});

/** What a comment on the task answers, if it says so; only what is said there can be answered. */
function answeredBy(tx: Tx, { task, answers }: z.infer<typeof AddComment>): Comment | Refusal | undefined {
  if (answers === undefined) return undefined;
  const answered = tx.comments.get(answers);
  return answered?.on === task ? answered : refuse('not-found', 'comment');
}

export const addComment = command('addComment', AddComment, (tx, ctx, args) => {
  const task = liveTask(tx, args.task);
  if (isRefusal(task)) return task;
  const words = wordsOf(args, args.files);
  if (isRefusal(words)) return words;
  const answered = answeredBy(tx, args);
  if (isRefusal(answered)) return answered;
  const to = audienceOf(answered, args.to ?? 'inside');
  const spot = spotOf(tx, ctx, { task: task.id, to });
  if (spot === undefined) return refuse('not-found', 'space');
  const { mentions, ...said } = words;
  const answers = answered?.id ?? null;
  const read = lastRead(tx, task.id, spot.as === null ? 'inside' : to);
  const after = read === answers ? null : read;
  const id = ctx.newId('m');
  const fields = present({ on: task.id, ...said, at: ctx.now, as: spot.as, answers, after, link: linkIn(to) });
  tx.comments.add(spot.place, id, { ...fields, mentions: flags(mentions, true) });
  hangFiles(tx, ctx, { on: id, files: givenWith(words.body, args.files), place: spot.place });
  return { comment: id };
});

const EditComment = z.object({ comment: z.string(), ...Words, without: z.array(z.string()).max(1_000).optional() });
interface Edited extends Worded {
  readonly comment: Comment;
  readonly hung: Rehung;
  readonly place: Place | undefined;
}
/** Only one's own, and never what one merely carried over from elsewhere: those are another's words. */
function edited(tx: Tx, ctx: Ctx, args: z.infer<typeof EditComment>): Edited | Refusal {
  const comment = ownComment(tx, ctx, args.comment);
  if (isRefusal(comment)) return comment;
  if (comment.writtenBy !== null) return refuse('not-allowed', 'comment');
  const { files = [], without = [], body = null } = args;
  const hung = rehung(tx, comment, { files, without, body });
  const words = wordsOf(args, [...hung.stays, ...hung.come]);
  if (isRefusal(words)) return words;
  const place = placeBeside(tx, ctx, comment);
  if (place === undefined && hung.come.length > 0) return refuse('not-found', 'space');
  return { comment, hung, place, ...words };
}

export const editComment = command('editComment', EditComment, (tx, ctx, args) => {
  const edit = edited(tx, ctx, args);
  if (isRefusal(edit)) return edit;
  const { comment, hung, place, text, body } = edit;
  const isSaid = comment.text === text && comment.body === body;
  if (isSaid && hung.gone.length + hung.come.length === 0) return { comment: comment.id };
  const mentions = flagged(comment.mentions, edit.mentions);
  tx.comments.patch(comment.id, { text, body, mentions, edited: ctx.now });
  rehang(tx, ctx, { ...hung, on: comment.id, place });
  return { comment: comment.id };
});

/** Where the same people read it, also when the task has moved since. */
const placeBeside = (tx: Tx, ctx: Ctx, comment: Comment): Place | undefined =>
  spotOf(tx, ctx, { task: comment.on, to: saidTo(comment) })?.place;

const flagged = (before: readonly string[], now: readonly string[]): Record<string, boolean> => ({
  ...flags(
    before.filter((one) => !now.includes(one)),
    false,
  ),
  ...flags(now, true),
});

export const binComment = command('binComment', z.object({ comment: z.string() }), (tx, ctx, args) => {
  const comment = ownComment(tx, ctx, args.comment);
  if (isRefusal(comment)) return comment;
  tx.comments.patch(comment.id, { binned: ctx.now });
  return { comment: comment.id };
});
