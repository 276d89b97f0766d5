// The holder of a task, one fact: here its `assigned` cell, a matched name read as its person. Statements about the
// holder come above it when hand-offs exist; every way of setting the holder goes through mayAssign.
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
  if (holder === null || to === holder || to === ctx.person) return undefined;
  const space = rows.tasks.spaceOf(wish.task.id);
  const acts = holder === ctx.person || standsIn(ctx.directory, space, ctx.person);
  return acts && receives(rows, ctx, { to, space }) ? undefined : refuse('needs-offer', 'task', { holder });
}

/** A name without an account cannot be asked, so it counts as standing where the work is. */
const receives = (rows: HolderRows, ctx: Ctx, who: { to: string | null; space: SpaceId | undefined }): boolean =>
  who.to === null || rows.names.get(who.to) !== undefined || standsIn(ctx.directory, who.space, who.to);
