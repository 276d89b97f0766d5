// Setting a status by its name, wherever its column stands: the place on each board is kept, and each column asks what it asks.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { statusForKind } from '../project/rules.ts';
import { statusesKnown } from '../sharing/known-statuses.ts';
import { columnIn } from '../sharing/slices.ts';
import { liveTasks, TaskIds } from './args.ts';
import { claimedStatus } from './rules.ts';
import { comingIn, Filled, type Coming } from './filled.ts';
import type { Task } from './schema.ts';

const filled = Filled.optional();

export const setStatus = command(
  'setStatus',
  z.object({ task: TaskIds, status: z.string(), filled }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const { status } = args;
    const has = ({ project }: Task): boolean => statusesKnown(tx, project).some(({ id }) => id === status);
    if (!tasks.every(has)) return refuse('not-found', 'status');
    const differing = tasks.filter((task) => claimedStatus(task) !== status);
    return takeStatus(tx, ctx, {
      changes: differing.map((task) => ({ task, status })),
      filled: args.filled,
    });
  },
);

/** Done, or open again, whatever its project calls that: its first status of the kind. */
export const finishTask = command(
  'finishTask',
  z.object({ task: TaskIds, done: z.boolean(), filled }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const kind = args.done ? 'done' : 'todo';
    const changes = tasks
      .filter(({ status }) => ((tx.statuses.get(status) ?? columnIn(tx, status))?.kind === 'done') !== args.done)
      .map((task) => ({ task, status: statusForKind(statusesKnown(tx, task.project), kind)?.id }));
    const known = changes.flatMap(({ task, status }) => (status === undefined ? [] : [{ task, status }]));
    if (known.length < changes.length) return refuse('not-found', 'status');
    return takeStatus(tx, ctx, { changes: known, filled: args.filled });
  },
);

interface Taking {
  readonly changes: readonly { readonly task: Task; readonly status: string }[];
  readonly filled: Filled | undefined;
}
/** Tasks of several projects may take theirs together: one that may not come in keeps all of them. */
function takeStatus(tx: Tx, ctx: Ctx, { changes, filled }: Taking): { tasks: string[] } | Refusal {
  const statuses = new Map(changes.map(({ task, status }) => [task.id, status]));
  const comings = new Map<string, Coming>();
  for (const project of new Set(changes.map(({ task }) => task.project))) {
    const tasks = changes.map(({ task }) => task).filter((task) => task.project === project);
    const statusOf = (task: Task) => statuses.get(task.id) ?? task.status;
    const coming = comingIn(tx, ctx, { project, tasks, statusOf, filled });
    if (isRefusal(coming)) return coming;
    comings.set(project, coming);
  }
  for (const { task, status } of changes)
    tx.tasks.patch(task.id, { status, ...comings.get(task.project)?.fieldsFor(task) });
  for (const { settle } of comings.values()) settle();
  return { tasks: changes.map(({ task }) => task.id) };
}
