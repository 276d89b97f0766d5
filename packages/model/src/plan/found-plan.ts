// A project from a plan. Writes; whoever calls has decided.
import { z } from 'zod';
import { foundBoard } from '../board/found.ts';
import { visibleColumns } from '../board/rules.ts';
import type { Ctx } from '../ctx.ts';
import { addDays } from '../day.ts';
import { Hue } from '../board/schema.ts';
import type { SpaceId } from '../ids.ts';
import { addProject } from '../project/commands.ts';
import { Prefix } from '../project/schema.ts';
import { ranksBetween } from '../rank.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { addTask } from '../task/add-commands.ts';
import type { Tx } from '../tx.ts';
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
}

export function foundPlan(tx: Tx, ctx: Ctx, { space, name, prefix, hue, plan }: Begin): Begun | Refusal {
  const [first, ...others] = plan.boards;
  const wish = { space, name, prefix, hue, board: first?.name ?? name, columns: plan.columns };
  const made = addProject.run(tx, ctx, wish);
  if (isRefusal(made)) return made;
  const board = made.board ?? '';
  if (first !== undefined && first.lanes !== 'none') tx.boards.patch(board, { lanes: first.lanes });
  for (const { name: title, lanes } of others) {
    const more = foundBoard(tx, ctx, { space: space as SpaceId, project: made.project, name: title });
    if (lanes !== 'none') tx.boards.patch(more.board, { lanes });
  }
  return { project: made.project, board };
}

interface Into extends Begun {
  readonly space: SpaceId;
  /** Of the samples that one press takes away; null: they are meant. */
  readonly intake: string | null;
}
/** Days count from today. What a plan names and the project does not have is left out. */
export function bearTasks(tx: Tx, ctx: Ctx, { tasks, into }: { tasks: readonly PlanTask[]; into: Into }): number {
  const columns = visibleColumns(tx, into.board);
  let born = 0;
  for (const { title, column, due, priority, estimate, tags, list } of tasks) {
    const made = addTask.run(tx, ctx, {
      project: into.project,
      board: into.board,
      column: columns[column]?.id ?? null,
      at: 'bottom',
      title,
      due: due === null ? null : addDays(ctx.today, due),
      priority,
      estimate,
      tags,
    });
    if (isRefusal(made)) continue;
    born += 1;
    if (into.intake !== null) tx.tasks.patch(made.task, { import: into.intake });
    const ranks = ranksBetween(null, null, { count: Math.max(1, list.length), random: ctx.random });
    const place = { in: 'space', space: into.space } as const;
    list.forEach((text, at) =>
      tx.checkItems.add(place, ctx.newId('k'), { task: made.task, text, rank: ranks[at] ?? 'a0' }),
    );
  }
  return born;
}
