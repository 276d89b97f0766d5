import { z } from 'zod';
import { command } from '../command.ts';
import { Money } from '../money.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { budgetFor } from './budget.ts';
import { liveTask } from './rules.ts';

export const setBudget = command(
  'setBudget',
  z.object({ task: z.string(), budget: Money.nullable() }),
  (tx, ctx, args) => {
    const task = liveTask(tx, args.task);
    if (isRefusal(task)) return task;
    const budget = budgetFor(ctx, tx.tasks.homeOf(task.id), task.budget);
    // To who does not read it there is no such field, whether it is set or not.
    if (budget === null) return refuse('not-found', 'budget');
    const isSame = task.budget?.minor === args.budget?.minor && task.budget?.currency === args.budget?.currency;
    if (!isSame) tx.tasks.patch(task.id, { budget: args.budget });
    return { task: task.id };
  },
);
