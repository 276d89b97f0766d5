// A project from a plan. Writes; whoever calls has decided.
import { z } from 'zod';
import { Hue } from '../board/schema.ts';
import { columnOf, layoutOf } from '../board/rules.ts';
import type { Ctx } from '../ctx.ts';
import { addDays } from '../day.ts';
import type { SpaceId } from '../ids.ts';
import { addProject } from '../project/commands.ts';
import { Prefix } from '../project/schema.ts';
import { ranksBetween } from '../rank.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { bearTask } from '../task/add-commands.ts';
import { hangKept } from '../template/files-along.ts';
import type { Tx } from '../tx.ts';
import { foundBoards, foundStatuses } from './found-boards.ts';
import { Plan, type PlanTask } from './schema.ts';

export const Begin = z.object({
  space: z.string(),
  name: z.string().trim().min(1).max(200),
  prefix: Prefix,
  hue: Hue,
  plan: Plan,
});
export type Begin = z.infer<typeof Begin>;
export interface Begun {
  readonly project: string;
  readonly board: string;
  readonly statuses: readonly string[];
}

export function foundPlan(tx: Tx, ctx: Ctx, { space, name, prefix, hue, plan }: Begin): Begun | Refusal {
  const made = addProject.run(tx, ctx, { space, name, prefix, hue, board: null });
  if (isRefusal(made)) return made;
  const { project } = made;
  const at = { space: space as SpaceId, project };
  const statuses = foundStatuses(tx, ctx, { plan, at });
  const [board = ''] = foundBoards(tx, ctx, { plan, at, statuses });
  return { project, board, statuses };
}

interface Into extends Begun {
  readonly space: SpaceId;
  /** Of the samples that one press takes away; null: they are meant. */
  readonly intake: string | null;
  /** Hashes of the files whose bytes are here. */
  readonly files: ReadonlySet<string>;
}
/**
 * Days count from today. What a plan names and the project does not have is left out, and no column keeps a task out for what
 * it lacks. Answers the task that each of them became; null: none.
 */
export function bearTasks(
  tx: Tx,
  ctx: Ctx,
  { tasks, into }: { tasks: readonly PlanTask[]; into: Into },
): readonly (string | null)[] {
  const born: (string | null)[] = [];
  for (const task of tasks) {
    const parent = task.parent === undefined ? undefined : (born[task.parent] ?? undefined);
    born.push(bearOne(tx, ctx, { task, parent, into }));
  }
  return born;
}

function bearOne(
  tx: Tx,
  ctx: Ctx,
  { task, parent, into }: { task: PlanTask; parent: string | undefined; into: Into },
): string | null {
  const { title, due, priority, estimate, tags, list } = task;
  const { project, board, statuses, space, intake, files } = into;
  const status = statuses[task.column] ?? statuses[0] ?? '';
  const column = columnOf(layoutOf(tx, board), { status });
  const day = due === null ? null : addDays(ctx.today, due);
  const wish = { project, board, column, parent, title, due: day, priority, estimate, tags };
  const made = bearTask(tx, ctx, { ...wish, at: 'bottom' });
  if (isRefusal(made)) return null;
  if (tx.tasks.get(made.task)?.status !== status) tx.tasks.patch(made.task, { status });
  if (intake !== null) tx.tasks.patch(made.task, { import: intake });
  const ranks = ranksBetween(null, null, { count: Math.max(1, list.length), random: ctx.random });
  list.forEach((text, at) =>
    tx.checkItems.add({ in: 'space', space }, ctx.newId('k'), { task: made.task, text, rank: ranks[at] ?? 'a0' }),
  );
  hangKept(tx, ctx, { on: made.task, kept: task, had: files });
  return made.task;
}
