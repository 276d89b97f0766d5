// The holder of a task, one fact: the last statement about it, which its row shows (decided/on-record), else its `assigned`
// cell, a matched name read as its person. Every way of setting the holder by an edit goes through mayAssign.
import type { Ctx } from '../ctx.ts';
import type { SpaceId } from '../ids.ts';
import { resolvePerson } from '../person/naming.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Rows } from '../tx.ts';
import { isPerson, standsIn } from '../space/rules.ts';
import type { Task } from './schema.ts';

type HolderRows = Pick<Rows, 'names' | 'tasks'>;

export const holderOf = (rows: Pick<Rows, 'names'>, task: Pick<Task, 'assigned'>): string | null =>
  resolvePerson(rows, task.assigned);

/** Somebody who can hold a task: a person of the workspace or a name. */
export const isKnownHolder = (rows: Pick<Rows, 'names'>, ctx: Pick<Ctx, 'directory'>, id: string): boolean =>
  rows.names.get(id) !== undefined || isPerson(ctx.directory, id);

/**
 * Whether this person may set the holder directly: nobody holds it, one takes it oneself, or actor and receiver stand
 * in the task's space (who holds it may give it away wherever they stand). Everything else is an offer.
 */
export function mayAssign(rows: HolderRows, ctx: Ctx, wish: { task: Task; to: string | null }): Refusal | undefined {
  const to = resolvePerson(rows, wish.to);
  const holder = holderOf(rows, wish.task);
  if (to !== null && !isKnownHolder(rows, ctx, to)) return refuse('not-found', 'person');
  if (to === holder) return undefined;
  // Once a statement says who has it, statements alone change that.
  const isOnRecord = wish.task.claimed?.isHeld === true;
  if (!isOnRecord && (holder === null || to === ctx.person)) return undefined;
  return holder === null ? undefined : offerAbove(rows, ctx, { task: wish.task, holder, to });
}

interface Above {
  readonly task: Task;
  readonly holder: string;
  readonly to: string | null;
}
function offerAbove(rows: HolderRows, ctx: Ctx, { task, holder, to }: Above): Refusal | undefined {
  if (task.claimed?.isHeld === true) return refuse('needs-offer', 'task', { holder });
  const space = rows.tasks.spaceOf(task.id);
  const acts = holder === ctx.person || standsIn(ctx.directory, space, ctx.person);
  return acts && receives(rows, ctx, { to, space }) ? undefined : refuse('needs-offer', 'task', { holder });
}

/** A name without an account cannot be asked, so it counts as standing where the work is. */
const receives = (rows: HolderRows, ctx: Ctx, who: { to: string | null; space: SpaceId | undefined }): boolean =>
  who.to === null || rows.names.get(who.to) !== undefined || standsIn(ctx.directory, who.space, who.to);
