// What copies and templates read of a task alike.
import type { Ctx } from '../ctx.ts';
import type { Day } from '../day.ts';
import { branchesIn } from '../task/branch.ts';
import { familyOf } from '../task/parents.ts';
import type { Task } from '../task/schema.ts';
import { branchOf } from '../task/tree.ts';
import type { TextAt } from '../texts.ts';
import type { Rows } from '../tx.ts';

/** The day from which those of a pattern are counted: its own, else the first of its parts. */
export function firstDay(rows: Pick<Rows, 'tasks'>, task: Task): Day | null {
  if (task.due !== null) return task.due;
  const days = familyOf(rows)
    .childrenOf(task.id)
    .flatMap(({ due }) => due ?? []);
  return days.toSorted()[0] ?? null;
}

/** Random ids: used twice it makes two. */
export const anew =
  (ctx: Ctx) =>
  (letter: string): string =>
    ctx.newId(letter);

/** Of a task and of the parts that go along with it. */
export function textsOfTask(rows: Rows, args: { readonly task: string }): readonly TextAt[] {
  const task = rows.tasks.get(args.task);
  return task === undefined ? [] : branchesIn(branchOf(rows, task, null)).map(({ source }) => ({ task: source }));
}
