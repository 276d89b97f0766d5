// A comment lives in a feed under its author's own root: nobody else can change or delete it. `by` of its row is
// the author that the root proves, never a cell's claim.
import { z } from 'zod';
import { Instant } from '../day.ts';
import { may, must, record, setOf, type Row } from '../record.ts';

export const comment = record('m', {
  on: must('on', z.string(), { index: true }),
  /** The plain words, of a rich body too: what is searched, and what a program reads that knows no body. */
  text: must('tx', z.string().min(1).max(20_000)),
  at: must('at', Instant, { quiet: true, brief: true }),
  edited: may('ed', Instant, { quiet: true }),
  binned: may('bn', Instant, { brief: true }),
  /** The id of a name (person/schema) who wrote it elsewhere; the importer only carried it over. */
  writtenBy: may('wb', z.string(), { quiet: true }),
  import: may('im', z.string(), { quiet: true, index: true }),
  /** How its author is called, where guests read it, who read no profiles. */
  as: may('as', z.string().max(120), { quiet: true }),
  /** The rich body (body.ts), as a string; absent where the words alone say it all. */
  body: may('bd', z.string().max(60_000), { quiet: true }),
  /** Persons and teams whom the body mentions, by id. */
  mentions: setOf('mn', z.string().max(64), { quiet: true, brief: true }),
  /** The comment on the same task that it answers. */
  answers: may('re', z.string().max(64), { quiet: true, brief: true }),
  /** The last one that its author had before their eyes: it never stands before it, whatever the clocks say. */
  after: may('af', z.string().max(64), { quiet: true }),
  /** The share link whose holders read it too: of an answer to what came by it. What came by one has the link as its author. */
  link: may('ln', z.string().max(64), { quiet: true }),
});
export type Comment = Row<typeof comment>;
