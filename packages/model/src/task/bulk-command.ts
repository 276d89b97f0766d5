// Many tasks changed as one gesture, as far as rules and rights let them: what cannot be changed is left as it is and told with
// the reason. No rule is said here: the command of one change is asked.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { scopeOfHome, whyReadOnly } from '../space/rules.ts';
import type { Tx } from '../tx.ts';
import { unwritten } from '../writing-by.ts';
import { idsOf } from './args.ts';
import { archiveTask, assignTask, binTask, setDue, setPriority, setTags } from './commands.ts';
import { Filled } from './filled.ts';
import { moveTask, moveToProject } from './move-commands.ts';
import { Priority } from './schema.ts';

const Tags = z.array(z.string()).max(50);
export const Change = z.discriminatedUnion('set', [
  z.object({ set: z.literal('column'), board: z.string(), column: z.string() }),
  z.object({ set: z.literal('holder'), to: z.string().nullable() }),
  z.object({ set: z.literal('tags'), add: Tags, remove: Tags }),
  z.object({ set: z.literal('due'), due: Day.nullable() }),
  z.object({ set: z.literal('priority'), priority: Priority.nullable() }),
  z.object({ set: z.literal('project'), project: z.string() }),
  z.object({ set: z.literal('archived') }),
  z.object({ set: z.literal('binned') }),
]);
export type Change = z.infer<typeof Change>;

export interface Skipped {
  readonly task: string;
  readonly refusal: Refusal;
}
export interface Edited {
  readonly tasks: readonly string[];
  readonly skipped: readonly Skipped[];
}
type Outcome = { readonly tasks: readonly string[] } | Refusal;

interface Making {
  readonly task: string[];
  readonly change: Change;
  readonly filled: Filled | undefined;
}
/** The command that makes the change, with all the rules that it asks. */
function make(tx: Tx, ctx: Ctx, { task, change, filled }: Making): Outcome {
  switch (change.set) {
    case 'column':
      return moveTask.run(tx, ctx, { task, board: change.board, column: change.column, at: 'bottom', filled });
    case 'holder':
      return assignTask.run(tx, ctx, { task, to: change.to });
    case 'tags':
      return setTags.run(tx, ctx, { task, add: change.add, remove: change.remove });
    case 'due':
      return setDue.run(tx, ctx, { task, due: change.due });
    case 'priority':
      return setPriority.run(tx, ctx, { task, priority: change.priority });
    case 'project':
      return moveToProject.run(tx, ctx, { task, project: change.project, filled });
    case 'archived':
      return archiveTask.run(tx, ctx, { task });
    case 'binned':
      return binTask.run(tx, ctx, { task });
  }
}

export function whyNoRight(tx: Tx, ctx: Ctx, task: string): Refusal | undefined {
  const home = tx.tasks.homeOf(task);
  if (home === undefined) return refuse('not-found', 'task');
  return home.in === 'private' ? undefined : whyReadOnly(ctx.directory, ctx.person, scopeOfHome(home));
}

/** Those that a rule keeps. Halved until each that is refused is alone: what is taken together is not asked one by one. */
function keptBack(would: (tasks: string[]) => Outcome, tasks: readonly string[]): Skipped[] {
  const outcome = would([...tasks]);
  if (!isRefusal(outcome)) return [];
  const [first] = tasks;
  if (tasks.length === 1 && first !== undefined) return [{ task: first, refusal: outcome }];
  const half = Math.ceil(tasks.length / 2);
  return [...keptBack(would, tasks.slice(0, half)), ...keptBack(would, tasks.slice(half))];
}

/** When one reason keeps all of them, that is the answer. */
function oneReason(all: readonly string[], skipped: readonly Skipped[]): Refusal | undefined {
  const [first] = skipped;
  if (first === undefined || skipped.length < all.length) return undefined;
  const refusals = skipped.map(({ refusal }) => refusal);
  const entries = refusals.filter((refusal) => refusal.kind === 'entry');
  // What a column asks for can be filled in for all of them at once.
  if (entries.length === refusals.length && entries.every(({ column }) => column === entries[0]?.column))
    return { ...first.refusal, lacks: entries.flatMap(({ lacks }) => lacks) } as Refusal;
  const reason = JSON.stringify(first.refusal);
  return skipped.every(({ refusal }) => JSON.stringify(refusal) === reason) ? first.refusal : undefined;
}

/** Taken one after the other: what is taken counts for the next, as a rule about all of them together wants it. */
function oneByOne(does: (tasks: string[]) => Outcome, tasks: readonly string[]): Edited {
  const outcomes = tasks.map((task) => ({ task, outcome: does([task]) }));
  return {
    tasks: outcomes.flatMap(({ outcome }) => (isRefusal(outcome) ? [] : outcome.tasks)),
    skipped: outcomes.flatMap(({ task, outcome }) => (isRefusal(outcome) ? [{ task, refusal: outcome }] : [])),
  };
}

export const editTasks = command(
  'editTasks',
  z.object({ tasks: z.array(z.string()).min(1).max(5_000), change: Change, filled: Filled.optional() }),
  (tx, ctx, args): Edited | Refusal => {
    const all = idsOf(args.tasks);
    const barred = all.flatMap((task) => {
      const refusal = whyNoRight(tx, ctx, task);
      return refusal === undefined ? [] : [{ task, refusal }];
    });
    const without = (tasks: readonly string[], less: readonly Skipped[]): string[] => {
      const out = new Set(less.map(({ task }) => task));
      return tasks.filter((task) => !out.has(task));
    };
    const making = { change: args.change, filled: args.filled };
    const does = (task: string[]): Outcome => make(tx, ctx, { task, ...making });
    const open = without(all, barred);
    const still = unwritten(tx);
    const kept = open.length === 0 ? [] : keptBack((task) => make(still, ctx, { task, ...making }), open);
    const skipped = [...barred, ...kept];
    const refusal = oneReason(all, skipped);
    if (refusal) return refusal;
    const free = without(open, kept);
    if (free.length === 0) return { tasks: [], skipped };
    const done = does(free);
    if (!isRefusal(done)) return { tasks: done.tasks, skipped };
    const { tasks, skipped: more } = oneByOne(does, free);
    return { tasks, skipped: [...skipped, ...more] };
  },
);
