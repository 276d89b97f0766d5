// The comments on a task as they are read: thread by thread, oldest first, each with the one who wrote it.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import { isLink, mayHideOf } from '../directory/link-queries.ts';
import { fullName, naming, somebody, type Named } from '../person/naming.ts';
import { hiddenBy, resolvedBy, talliesOf } from '../reaction/rules.ts';
import type { Rows } from '../tx.ts';
import { type BodyNode, readBody } from './body.ts';
import { threadsOf } from './order.ts';
import { linkOf } from './place.ts';
import type { Comment } from './schema.ts';

export interface ReactionAnswer {
  readonly sign: string;
  /** Who said it, the first in front. */
  readonly names: readonly string[];
  /** The reader is one of them. */
  readonly mine: boolean;
}
export interface CommentAnswer {
  readonly id: string;
  /** Empty where it was deleted. */
  readonly text: string;
  /** null: the words say it all. */
  readonly body: readonly BodyNode[] | null;
  readonly at: number;
  readonly edited: number | null;
  readonly author: Named;
  /** "Ann", "Bo, from Trello" or "Clara, by link". */
  readonly authorName: string;
  /** Whether the reader may edit it: own words, not carried over from elsewhere. */
  readonly mine: boolean;
  /** Whether the reader may take it away: also what one's own import carried over. */
  readonly removable: boolean;
  /** Guests read it too. */
  readonly shared: boolean;
  /** Whoever has a share link reads it too: it came by it, or answers what did. */
  readonly outside: boolean;
  /** The first comment of the thread that it is of: itself, where it is that. */
  readonly thread: string;
  /** What it answers, where that is not simply the first of its thread. null and a reply: the first; `here: false`: not on this device. */
  readonly quoted: {
    readonly id: string;
    readonly authorName: string;
    readonly text: string;
    readonly here: boolean;
    readonly hidden: boolean;
  } | null;
  /** Only the trace of it stands, since others answered it. */
  readonly deleted: boolean;
  readonly reactions: readonly ReactionAnswer[];
  /** Who hid what came by a link, and when: no word of it is told, to nobody. null: nobody. */
  readonly hidden: { readonly at: number; readonly name: string } | null;
  /** Whether the reader may hide it, or show it again. */
  readonly hideable: boolean;
  /** Of the first of a thread: who resolved it and when; null: nobody, or somebody said more since. */
  readonly resolved: { readonly at: number; readonly name: string } | null;
  /** Of the first of a thread: how many answers stand under it. */
  readonly replies: number;
}

interface Reading {
  readonly rows: Pick<Rows, 'comments' | 'reactions' | 'profiles' | 'names'>;
  readonly person: string;
  readonly nameOf: (id: string) => Named;
  readonly mayHide: (link: string) => boolean;
}
const readingOf = (rows: Reading['rows'], ctx: AskCtx): Reading => ({
  rows,
  person: ctx.person,
  nameOf: naming(rows, ctx),
  mayHide: (link) => mayHideOf(ctx.directory, ctx.person, link),
});
interface Spoken {
  readonly by: string;
  readonly as: string | null;
  readonly writtenBy?: string | null;
}

/** Who reads no profiles reads the name that was said with it; of who came by a link nobody knows more. */
function authorOf({ nameOf }: Reading, { by, as, writtenBy }: Spoken): Named {
  if (isLink(by)) return { ...nobodyNamed, id: by, name: as ?? somebody };
  const known = nameOf(writtenBy ?? by);
  return known.name === somebody && as !== null ? { ...known, name: as } : known;
}

const nobodyNamed = { title: null, from: null, guest: false, account: false } as const;

/** "Ann", "Bo, from Trello", "Clara, by link": a name that a stranger typed never stands alone. */
const saidBy = (author: Named): string => (isLink(author.id) ? `${author.name}, by link` : fullName(author));

/** How the author of each is called, for one answer. */
export function namesOfAuthors(rows: Reading['rows'], ctx: AskCtx): (comment: Comment) => string {
  const reading = readingOf(rows, ctx);
  return (comment) => saidBy(authorOf(reading, comment));
}

/** Enough to know it by. */
const quotedLength = 120;
const firstWords = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > quotedLength ? `${line.slice(0, quotedLength - 1)}…` : line;
};

function quotedIn(reading: Reading, comment: Comment, head: string): CommentAnswer['quoted'] {
  const { answers } = comment;
  if (answers === null || answers === head) return null;
  const said = reading.rows.comments.get(answers);
  if (said === undefined || said.on !== comment.on)
    return { id: answers, authorName: '', text: '', here: false, hidden: false };
  const hidden = hidingOf(reading, said) !== null;
  const text = said.binned === null && !hidden ? firstWords(said.text) : '';
  return { id: answers, authorName: saidBy(authorOf(reading, said)), text, here: true, hidden };
}

const reactionsTo = (reading: Reading, comment: string): readonly ReactionAnswer[] =>
  talliesOf(reading.rows.reactions.by('on', comment)).map(({ sign, people }) => ({
    sign,
    names: people.map((one) => authorOf(reading, one).name),
    mine: people.some(({ by }) => by === reading.person),
  }));

function hidingOf(reading: Reading, comment: Comment): CommentAnswer['hidden'] {
  const by = hiddenBy(comment, isLink(comment.by) ? reading.rows.reactions.by('on', comment.id) : []);
  return by && { at: by.at, name: authorOf(reading, by).name };
}

function resolvedIn(reading: Reading, thread: readonly Comment[]): CommentAnswer['resolved'] {
  const by = resolvedBy(thread, reading.rows.reactions.by('on', thread[0]?.id ?? ''));
  return by && { at: by.at, name: authorOf(reading, by).name };
}

/** What is left of one that was deleted or hidden: who and when, and not a word. */
const trace = { text: '', body: null, edited: null, reactions: [], mine: false, removable: false } as const;

function wordsOf(reading: Reading, comment: Comment) {
  if (comment.binned !== null) return { ...trace, deleted: true, hidden: null };
  const hidden = hidingOf(reading, comment);
  if (hidden !== null) return { ...trace, deleted: false, hidden };
  const own = comment.by === reading.person;
  return {
    text: comment.text,
    body: readBody(comment.body),
    edited: comment.edited,
    deleted: false,
    hidden,
    reactions: reactionsTo(reading, comment.id),
    mine: own && comment.writtenBy === null,
    removable: own,
  };
}

function answerOf(reading: Reading, comment: Comment, thread: readonly Comment[]): CommentAnswer {
  const { id, at, as } = comment;
  const author = authorOf(reading, comment);
  const outside = linkOf(comment) !== null;
  const head = thread[0]?.id ?? id;
  const isHead = head === id;
  return {
    id,
    ...wordsOf(reading, comment),
    at,
    author,
    authorName: saidBy(author),
    shared: as !== null && !outside,
    outside,
    hideable: isLink(comment.by) && reading.mayHide(comment.by),
    thread: head,
    quoted: quotedIn(reading, comment, head),
    resolved: isHead ? resolvedIn(reading, thread) : null,
    replies: isHead ? thread.slice(1).filter(({ binned }) => binned === null).length : 0,
  };
}

/** Deleted ones leave a trace where somebody answered them. */
function standing(thread: readonly Comment[]): readonly Comment[] {
  const isLive = ({ binned }: Comment): boolean => binned === null;
  const [head] = thread;
  const answered = new Set(thread.filter(isLive).map(({ answers }) => answers));
  const holds = (one: Comment): boolean => answered.has(one.id) || (one === head && thread.some(isLive));
  return thread.filter((one) => isLive(one) || holds(one));
}

/** By time, ties by id, and nobody's before what they answer: alike on every device, whatever came first. */
export const commentsOn = question(
  'commentsOn',
  z.object({ task: z.string() }),
  ['comments', 'reactions', 'profiles', 'names'],
  (rows, ctx: AskCtx, { task }): readonly CommentAnswer[] => {
    const reading = readingOf(rows, ctx);
    return threadsOf(rows.comments.by('on', task)).flatMap(({ head, replies }) => {
      const thread = [head, ...replies];
      return standing(thread).map((comment) => answerOf(reading, comment, thread));
    });
  },
);
