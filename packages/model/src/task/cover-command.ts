// Choosing the picture on a task's card.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { asCover } from './cover.ts';
import { liveTask } from './rules.ts';

/** @param args.file a picture among the files on the task; null: none. */
export const setCover = command(
  'setCover',
  z.object({ task: z.string(), file: z.string().nullable() }),
  (tx, _ctx, args) => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    if (args.file !== null && asCover(tx, args.file, task.id) === null) return refuse('not-valid', 'cover');
    if (task.cover !== args.file) tx.tasks.patch(task.id, { cover: args.file });
    return { task: task.id };
  },
);
