// Giving a task to fewer readers, or back to everybody in its space. It goes the way of a move between spaces: copied at
// once, and its new readers' when that is on record. Its parts that have the same readers go along.
import { z } from 'zod';
import { command } from '../command.ts';
import { nameOfHome } from '../directory/home-name.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Home, Tx } from '../tx.ts';
import { moveWhole } from './move-commands.ts';
import { movingTo } from './moving.ts';
import { descendantsOf, familyOf } from './parents.ts';
import { groupIn, isSameHome } from './readers.ts';
import { liveTask } from './rules.ts';
import type { Task } from './schema.ts';

function give(tx: Tx, task: Task, to: Home): { readonly task: string } | Refusal {
  if (task.archive !== null) return refuse('archived', 'task');
  const name = nameOfHome(to);
  const from = tx.tasks.homeOf(task.id);
  const parts = descendantsOf(familyOf(tx), task.id)
    .map((part) => part.task)
    .filter((part) => part.archive === null && movingTo(tx, part) === null)
    .filter((part) => isSameHome(tx.tasks.homeOf(part.id) ?? to, from ?? to));
  if (name !== undefined) for (const { id } of [task, ...parts]) moveWhole(tx, id, name);
  return { task: task.id };
}

export const setReaders = command(
  'setReaders',
  z.object({ task: z.string(), readers: z.union([z.literal('space'), z.object({ group: z.string() })]) }),
  (tx, ctx, args) => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    const home = tx.tasks.homeOf(task.id);
    if (home === undefined || home.in === 'private') return refuse('not-allowed', 'own-task');
    if (movingTo(tx, task) !== null) return refuse('not-valid', 'moving');
    const { space } = home;
    const to: Home | ReturnType<typeof refuse> =
      args.readers === 'space' ? { in: 'space', space } : groupIn(ctx.directory, space, args.readers.group);
    if (isRefusal(to)) return to;
    return isSameHome(home, to) ? { task: task.id } : give(tx, task, to);
  },
);
