// Setting a status by its name, wherever its column stands: the place on each board is kept.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { statusesOf, statusForKind } from '../project/rules.ts';
import { liveTasks, TaskIds } from './args.ts';

export const setStatus = command('setStatus', z.object({ task: TaskIds, status: z.string() }), (tx, _ctx, args) => {
  const tasks = liveTasks(tx, args.task);
  if (isRefusal(tasks)) return tasks;
  const status = tx.statuses.get(args.status);
  if (status === undefined || tasks.some((task) => task.project !== status.project))
    return refuse('not-found', 'status');
  const differing = tasks.filter((task) => task.status !== status.id);
  for (const task of differing) tx.tasks.patch(task.id, { status: status.id });
  return { tasks: differing.map((task) => task.id) };
});

/** Done, or open again, whatever its project calls that: its first status of the kind. */
export const finishTask = command('finishTask', z.object({ task: TaskIds, done: z.boolean() }), (tx, _ctx, args) => {
  const tasks = liveTasks(tx, args.task);
  if (isRefusal(tasks)) return tasks;
  const kind = args.done ? 'done' : 'todo';
  const changes = tasks
    .filter(({ status }) => (tx.statuses.get(status)?.kind === 'done') !== args.done)
    .map((task) => ({ task, status: statusForKind(statusesOf(tx, task.project), kind) }));
  if (changes.some(({ status }) => status === undefined)) return refuse('not-found', 'status');
  for (const { task, status } of changes) if (status !== undefined) tx.tasks.patch(task.id, { status: status.id });
  return { tasks: changes.map(({ task }) => task.id) };
});
