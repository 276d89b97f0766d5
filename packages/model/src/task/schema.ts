// A task: a unit of work. Its description is a page, its comments a feed, its holder a rule (rules.ts).
import { z } from 'zod';
import { Day, Instant, Minutes } from '../day.ts';
import { Money } from '../money.ts';
import type { Claimed } from '../decided/on-record.ts';
import { may, mapOf, must, record, setOf, type Row } from '../record.ts';
import { Occurrence, Repeat } from './repeat.ts';

export const Title = z.string().min(1).max(500);
const Quarter = z.string().regex(/^\d{4}q[1-4]$/);
export const Priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Priority = z.infer<typeof Priority>;

export const task = record('t', {
  title: must('ti', Title, { brief: true }),
  project: must('pj', z.string(), { index: true, placed: true, brief: true }),
  status: must('st', z.string(), { placed: true, brief: true }),
  /** A person's id, or the id of a name without an account. The holder is derived: rules.ts. */
  assigned: may('as', z.string(), { index: true, brief: true }),
  due: may('du', Day),
  priority: may('pr', Priority),
  estimate: may('es', Minutes),
  /** Of the people of its space who read money alone: budget.ts. */
  budget: may('bu', Money, { group: 'money' }),
  /** The task that it is a part of, in the same space: parents.ts says which of them counts. */
  parent: may('pa', z.string(), { index: true }),
  /** Who is told of it without having it. */
  watchers: setOf('wt', z.string().min(1).max(60), { brief: true }),
  /** The rule by which it comes again; of a series the newest task's counts: series.ts. */
  repeat: may('rp', Repeat, { brief: true }),
  /** The first task of its series; null: it is that, or of none. */
  series: may('se', z.string(), { index: true, quiet: true }),
  occurrence: may('oc', Occurrence, { quiet: true }),
  tags: setOf('tg', z.string().min(1).max(60)),
  /** The picture on its card, one of its files: cover.ts says whether it counts. */
  cover: may('cv', z.string()),
  /** Place on each board, and among the parts of its task: id of the board or the parent → rank. */
  ranks: mapOf('rk', z.string(), { quiet: true, placed: true }),
  archived: may('ar', Instant, { brief: true }),
  binned: may('bn', Instant, { brief: true }),
  created: must('cr', Instant, { quiet: true, brief: true }),
  /** The short number that it had elsewhere: the relay gives it again when it is free. */
  numberWish: may('nw', z.int().min(1).max(99_999), { quiet: true }),
  /** The project in which the key was given, when the task has moved to another since: a key never changes. */
  keyedIn: may('kp', z.string(), { quiet: true, placed: true, brief: true }),
  /** Keys that it had in projects of other spaces: `SPR-128` leads to it for ever. */
  formerKeys: setOf('fk', z.string().max(20), { quiet: true, brief: true }),
  /** The space to which it was last moved; it counts there when the move is on record (directory). */
  movedTo: may('@', z.string(), { quiet: true, placed: true }),
  /** The quarter whose archive has what the task's own document no longer holds (`2026q3`); null: all of it is there. */
  archive: may('@a', Quarter, { quiet: true, brief: true }),
  /** Where it was imported from: provider and its id there. */
  source: may('so', z.string(), { quiet: true }),
  import: may('im', z.string(), { quiet: true, index: true }),
});
/** `claimed`: what its cells say, where something else was decided: `assigned` and `status` are what counts. */
export type Task = Row<typeof task> & { readonly claimed?: Claimed };

/** A line of a task's checklist. */
export const checkItem = record(
  'k',
  {
    task: must('tk', z.string(), { index: true }),
    text: must('tx', z.string().max(2000)),
    done: may('dn', Instant),
    rank: must('rk', z.string(), { quiet: true }),
    binned: may('bn', Instant),
    /** Name of the checklist it came from, where an import brought several. */
    list: may('ls', z.string()),
    source: may('so', z.string(), { quiet: true }),
    import: may('im', z.string(), { quiet: true, index: true }),
  },
  { moves: 'task' },
);
export type CheckItem = Row<typeof checkItem>;

/** A link that hangs on a task (an attachment of an imported card stays where it was). */
export const taskLink = record(
  'l',
  {
    task: must('tk', z.string(), { index: true }),
    title: must('ti', z.string().max(500)),
    url: must('ur', z.string().max(4000)),
    binned: may('bn', Instant),
    import: may('im', z.string(), { quiet: true, index: true }),
  },
  { moves: 'task' },
);
