// Setting a status by its name, wherever its column stands: the place on each board is kept.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse } from '../refusal.ts';
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
