// Tasks by who holds them and by status: a person's own work is found without reading anybody else's.
import type { Task } from '../task/schema.ts';
import { isVisible } from '../task/rules.ts';
import type { View } from '../view.ts';

type Held = Pick<Task, 'id' | 'assigned' | 'status' | 'archived' | 'binned'>;

/** As it stands in `assigned` → status → ids of tasks that are neither archived nor binned. */
export type HeldTasks = Map<string, Map<string, Set<string>>>;

function put(held: HeldTasks, { id, assigned, status, ...task }: Held): void {
  if (assigned === null || !isVisible(task)) return;
  let statuses = held.get(assigned);
  if (statuses === undefined) held.set(assigned, (statuses = new Map<string, Set<string>>()));
  const ids = statuses.get(status);
  if (ids === undefined) statuses.set(status, new Set([id]));
  else ids.add(id);
}

function take(held: HeldTasks, { id, assigned, status }: Held): void {
  const statuses = assigned === null ? undefined : held.get(assigned);
  const ids = statuses?.get(status);
  if (assigned === null || statuses === undefined || ids === undefined) return;
  ids.delete(id);
  if (ids.size === 0) statuses.delete(status);
  if (statuses.size === 0) held.delete(assigned);
}

export const heldTasks: View<Held, HeldTasks> = {
  fields: ['assigned', 'status', 'archived', 'binned'],
  open: () => new Map(),
  move(held, { before, after }) {
    if (before !== undefined) take(held, before);
    if (after !== undefined) put(held, after);
  },
};
