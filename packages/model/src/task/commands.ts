// Changes to a task's own fields, to one or to many as one gesture. What is already so is not written again.
import { z } from 'zod';
import { command } from '../command.ts';
import { Day, Minutes } from '../day.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { isExpired } from '../bin/rules.ts';
import { resolvePerson } from '../person/naming.ts';
import { noteGiven } from '../work/note.ts';
import { idsOf, liveTasks, TaskIds } from './args.ts';
import { mayAssign } from './holder.ts';
import { tagOf } from './rules.ts';
import { Priority, Title, type Task } from './schema.ts';

type OneField = 'title' | 'due' | 'priority' | 'estimate' | 'archived' | 'binned';

/** Writes one field where it differs; says which tasks changed. */
function writeField(tx: Tx, tasks: readonly Task[], change: { field: OneField; value: unknown }): { tasks: string[] } {
  const differing = tasks.filter((task) => task[change.field] !== change.value);
  for (const task of differing) tx.tasks.patch(task.id, { [change.field]: change.value });
  return { tasks: differing.map((task) => task.id) };
}

export const renameTask = command(
  'renameTask',
  z.object({ task: z.string(), title: z.string().trim().pipe(Title) }),
  (tx, _ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    return isRefusal(tasks) ? tasks : writeField(tx, tasks, { field: 'title', value: args.title });
  },
);
export const setDue = command('setDue', z.object({ task: TaskIds, due: Day.nullable() }), (tx, _ctx, args) => {
  const tasks = liveTasks(tx, args.task);
  return isRefusal(tasks) ? tasks : writeField(tx, tasks, { field: 'due', value: args.due });
});
export const setPriority = command(
  'setPriority',
  z.object({ task: TaskIds, priority: Priority.nullable() }),
  (tx, _ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    return isRefusal(tasks) ? tasks : writeField(tx, tasks, { field: 'priority', value: args.priority });
  },
);
/** In minutes; null for none. */
export const setEstimate = command(
  'setEstimate',
  z.object({ task: TaskIds, estimate: Minutes.nullable() }),
  (tx, _ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    return isRefusal(tasks) ? tasks : writeField(tx, tasks, { field: 'estimate', value: args.estimate });
  },
);

/** Adds and removes tags: each is its own cell, so two people's tags both stay. */
export const setTags = command(
  'setTags',
  z.object({
    task: TaskIds,
    add: z.array(z.string()).max(50).optional(),
    remove: z.array(z.string()).max(50).optional(),
  }),
  (tx, _ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const add = (args.add ?? []).map(tagOf);
    if (add.includes(null)) return refuse('not-valid', 'tag');
    const changed: string[] = [];
    for (const task of tasks) {
      const news = add.filter((tag) => tag !== null && !task.tags.includes(tag)).map((tag) => [tag, true] as const);
      const olds = (args.remove ?? []).filter((tag) => task.tags.includes(tag)).map((tag) => [tag, false] as const);
      if (news.length + olds.length === 0) continue;
      tx.tasks.patch(task.id, { tags: Object.fromEntries([...olds, ...news]) });
      changed.push(task.id);
    }
    return { tasks: changed };
  },
);

/** Sets the holder by the rule of holder.ts; null clears it. One refusal refuses all. */
export const assignTask = command(
  'assignTask',
  z.object({ task: TaskIds, to: z.string().nullable() }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const to = resolvePerson(tx, args.to);
    for (const task of tasks) {
      const refusal = mayAssign(tx, ctx, { task, to });
      if (refusal) return refusal;
    }
    const differing = tasks.filter((task) => resolvePerson(tx, task.assigned) !== to);
    for (const task of differing) {
      tx.tasks.patch(task.id, { assigned: to });
      if (to !== null && to !== ctx.person) noteGiven(tx, task.id);
    }
    return { tasks: differing.map((task) => task.id) };
  },
);

export const archiveTask = command('archiveTask', z.object({ task: TaskIds }), (tx, ctx, args) => {
  const tasks = liveTasks(tx, args.task);
  if (isRefusal(tasks)) return tasks;
  return writeField(
    tx,
    tasks.filter((task) => task.archived === null),
    { field: 'archived', value: ctx.now },
  );
});
export const restoreTask = command('restoreTask', z.object({ task: TaskIds }), (tx, _ctx, args) => {
  const tasks = liveTasks(tx, args.task);
  return isRefusal(tasks) ? tasks : writeField(tx, tasks, { field: 'archived', value: null });
});

function knownTasks(tx: Tx, ids: string | readonly string[]): Task[] | null {
  const tasks = idsOf(ids).map((id) => tx.tasks.get(id));
  return tasks.every((task) => task !== undefined) ? tasks : null;
}
export const binTask = command('binTask', z.object({ task: TaskIds }), (tx, ctx, args) => {
  const tasks = knownTasks(tx, args.task);
  if (tasks === null) return refuse('not-found', 'task');
  return writeField(
    tx,
    tasks.filter((task) => task.binned === null),
    { field: 'binned', value: ctx.now },
  );
});
/** Out of the bin; what lay there for more than 30 days does not come back. */
export const unbinTask = command('unbinTask', z.object({ task: TaskIds }), (tx, ctx, args) => {
  const tasks = knownTasks(tx, args.task);
  if (tasks === null || tasks.some((task) => isExpired(task.binned, ctx.now))) return refuse('not-found', 'task');
  return writeField(tx, tasks, { field: 'binned', value: null });
});
