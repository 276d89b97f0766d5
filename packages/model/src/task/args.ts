// What several commands on tasks take alike: one task or many, as one gesture.
import { z } from 'zod';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Rows } from '../tx.ts';
import { liveTask } from './rules.ts';
import type { Task } from './schema.ts';

/** One task's id, or those of many: still one gesture. */
export const TaskIds = z.union([z.string(), z.array(z.string()).min(1).max(5_000)]);
export const idsOf = (ids: string | readonly string[]): readonly string[] =>
  typeof ids === 'string' ? [ids] : [...new Set(ids)];

/** All of them, or the first refusal. */
export function liveTasks(rows: Pick<Rows, 'tasks'>, ids: string | readonly string[]): Task[] | Refusal {
  const tasks: Task[] = [];
  for (const id of idsOf(ids)) {
    const task = liveTask(rows, id);
    if (isRefusal(task)) return task;
    tasks.push(task);
  }
  return tasks;
}

/** Where in a list: directly after one, before one, or at an end. */
export const spotFields = {
  after: z.string().nullable().optional(),
  before: z.string().nullable().optional(),
  at: z.enum(['top', 'bottom']).optional(),
};
