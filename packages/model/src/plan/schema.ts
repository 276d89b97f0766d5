// A project before it is one: its columns, the boards that show them, and tasks with days counted from the first. It is
// kept as text on a department's sheet, and what cannot be read of it is not offered.
import { z } from 'zod';
import { Lanes } from '../board/schema.ts';
import { NewColumn } from '../board/found.ts';
import { Minutes } from '../day.ts';
import { Priority, Title } from '../task/schema.ts';

const PlanTask = z.object({
  title: Title,
  /** Index of the column in which it is born. */
  column: z.int().min(0),
  /** Days from the first due day of the plan. */
  due: z.int().min(0).max(3_660).nullable(),
  priority: Priority.nullable(),
  estimate: Minutes.nullable(),
  tags: z.array(z.string().min(1).max(60)).max(20),
  /** Lines of its checklist. */
  list: z.array(z.string().min(1).max(500)).max(50),
});
export type PlanTask = z.infer<typeof PlanTask>;

export const Plan = z.object({
  name: z.string().trim().min(1).max(200),
  columns: z.array(NewColumn).min(1).max(50),
  /** The first one is what the project opens with. */
  boards: z
    .array(z.object({ name: z.string().trim().min(1).max(200), lanes: Lanes }))
    .min(1)
    .max(10),
  tasks: z.array(PlanTask).max(100),
});
export type Plan = z.infer<typeof Plan>;

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
