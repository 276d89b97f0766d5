// What it means to put a task into a lane: lanes by priority write the priority, lanes by person the holder, by its rule.
import type { Ctx } from '../ctx.ts';
import type { Patch } from '../record.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import type { Lanes } from '../board/schema.ts';
import { resolvePerson } from '../person/naming.ts';
import { isKnownHolder, mayAssign } from './holder.ts';
import { Priority, type Task, type task as taskType } from './schema.ts';

interface LaneWish {
  readonly lanes: Lanes | null;
  /** A priority, a holder's id or "none"; absent leaves the lane as it is. */
  readonly value: string | null | undefined;
  /** Tasks that move there; absent for new ones, which nobody holds. */
  readonly tasks?: readonly Task[];
}

export function laneFields(tx: Tx, ctx: Ctx, wish: LaneWish): Patch<typeof taskType> | Refusal {
  if (wish.value == null || wish.lanes === null || wish.lanes === 'none') return {};
  const value = wish.value === 'none' ? null : wish.value;
  return wish.lanes === 'priority'
    ? priorityField(value)
    : holderField(tx, ctx, { to: value, tasks: wish.tasks ?? [] });
}

function priorityField(value: string | null): Patch<typeof taskType> | Refusal {
  if (value === null) return { priority: null };
  const priority = Priority.safeParse(Number(value));
  return priority.success ? { priority: priority.data } : refuse('not-valid', 'lane');
}

function holderField(
  tx: Tx,
  ctx: Ctx,
  wish: { to: string | null; tasks: readonly Task[] },
): Patch<typeof taskType> | Refusal {
  const to = resolvePerson(tx, wish.to);
  if (to !== null && !isKnownHolder(tx, ctx, to)) return refuse('not-found', 'person');
  for (const task of wish.tasks) {
    const refusal = mayAssign(tx, ctx, { task, to });
    if (refusal) return refusal;
  }
  return { assigned: to };
}
