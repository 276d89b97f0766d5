// A project before it is one: its statuses, the boards that show them, and tasks with days counted from the first. It is
// kept as text on a department's sheet, and what cannot be read of it is not offered. The texts of its tasks stand in a page
// beside it, each under the place of its task.
import { z } from 'zod';
import { Days, Hue, Lanes, Limit, Policy } from '../board/schema.ts';
import { NewColumn } from '../board/found.ts';
import { Minutes } from '../day.ts';
import { keptFields } from '../task/branch.ts';
import { Priority, Title } from '../task/schema.ts';

const mostTasks = 100;
const PlanTask = z.object({
  title: Title,
  /** Index of the status with which it is born. */
  column: z.int().min(0),
  /** Index of the task that it is a part of, which stands before it. */
  parent: z.int().min(0).optional(),
  /** Days from the first due day of the plan. */
  due: z.int().min(0).max(3_660).nullable(),
  priority: Priority.nullable(),
  estimate: Minutes.nullable(),
  tags: z.array(z.string().min(1).max(60)).max(20),
  /** Lines of its checklist. */
  list: z.array(z.string().min(1).max(500)).max(50),
  ...keptFields,
});
export type PlanTask = z.infer<typeof PlanTask>;

const Name = z.string().trim().min(1).max(200);
const PlanColumn = z.object({
  name: Name,
  /** Indices of the statuses for which it stands. */
  statuses: z.array(z.int().min(0)).max(50),
  hue: Hue.nullable().optional(),
  limit: Limit.nullable().optional(),
  /** Of a later version there may be others: they are passed over. */
  needs: z.array(z.string().max(40)).max(50).optional(),
  policy: Policy.nullable().optional(),
  doneWhen: Policy.nullable().optional(),
});
export type PlanColumn = z.infer<typeof PlanColumn>;
const PlanBoard = z.object({
  name: Name,
  lanes: Lanes,
  /** Left out: one for each status. */
  columns: z.array(PlanColumn).min(1).max(50).optional(),
  face: z.record(z.string(), z.boolean()).optional(),
  dense: z.boolean().optional(),
  ageAfter: Days.optional(),
  laneLimit: Limit.optional(),
  personLimit: Limit.optional(),
});
export type PlanBoard = z.infer<typeof PlanBoard>;

export const Plan = z.object({
  name: Name,
  /** Its statuses, with what the column of each has where a board names none. */
  columns: z.array(NewColumn).min(1).max(50),
  /** The first one is what the project opens with. */
  boards: z.array(PlanBoard).min(1).max(10),
  tasks: z.array(PlanTask).max(mostTasks),
});
export type Plan = z.infer<typeof Plan>;
export const planLimits = { tasks: mostTasks, boards: 10, lines: 50, tags: 20 };

/** As much as one cell may carry with room to spare. */
export const planLength = 60_000;

export const planToText = (plan: Plan): string => JSON.stringify(plan);
export function planIn(text: string): Plan | null {
  try {
    return Plan.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
