// Who is told of a task without having it: each is a cell of its own, so that two people's both stay.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { isPerson } from '../space/rules.ts';
import { liveTasks, TaskIds } from './args.ts';

export const watchTask = command(
  'watchTask',
  z.object({ task: TaskIds, watching: z.boolean(), person: z.string().optional() }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const person = args.person ?? ctx.person;
    if (args.watching && !isPerson(ctx.directory, person)) return refuse('not-found', 'person');
    const differing = tasks.filter(({ watchers }) => watchers.includes(person) !== args.watching);
    for (const { id } of differing) tx.tasks.patch(id, { watchers: { [person]: args.watching } });
    return { tasks: differing.map(({ id }) => id) };
  },
);
