// Commands that no screen offers: two tasks renamed in one gesture, whatever spaces they stand in; and a pointer that says
// that a task has gone to another space, though nothing was copied there and nobody signed for it.
import { z } from 'zod';
import { command, type Command } from '@baton/model/command';

export const renameBoth = command(
  'renameBoth',
  z.object({ tasks: z.array(z.string()), title: z.string() }),
  (tx, _ctx, { tasks, title }) => {
    for (const task of tasks) tx.tasks.patch(task, { title });
    return { tasks };
  },
);
export const forgePointer = command(
  'forgePointer',
  z.object({ task: z.string(), space: z.string() }),
  (tx, _ctx, { task, space }) => {
    tx.tasks.patch(task, { movedTo: space });
    return { task };
  },
);
export const oddCommands = [renameBoth, forgePointer] as unknown as readonly Command<unknown, unknown>[];
