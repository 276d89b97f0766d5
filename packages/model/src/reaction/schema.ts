// What somebody says of a comment without words: a sign, that its thread is resolved, or that it is hidden. A record of its own under its
// author's root, so that nobody reacts in another's name.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';

export const reaction = record('e', {
  /** The comment. */
  on: must('on', z.string(), { index: true }),
  /** A word of `signs`, `settlings` or `hidings`; one that this version does not know is counted and shown as itself. */
  sign: must('em', z.string().min(1).max(24)),
  at: must('at', Instant, { quiet: true }),
  /** The last of the thread that whoever settled it had read: what they had not read opens it again. */
  after: may('af', z.string().max(64), { quiet: true }),
  binned: may('bn', Instant),
  /** How its author is called, where guests read it. */
  as: may('as', z.string().max(120), { quiet: true }),
});
export type Reaction = Row<typeof reaction>;

/** What can be said with one press. They are words, so that each reader's program draws its own picture of them. */
export const signs = ['agree', 'thanks', 'heart', 'celebrate', 'done', 'looking'] as const;
export type Sign = (typeof signs)[number];
const settlings = ['resolved', 'reopened'] as const;
export const isSettling = (sign: string): boolean => (settlings as readonly string[]).includes(sign);
/** Of what came by a share link. */
const hidings = ['hidden', 'shown'] as const;
export const isHiding = (sign: string): boolean => (hidings as readonly string[]).includes(sign);
