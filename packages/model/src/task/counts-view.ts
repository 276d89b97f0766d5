// How many tasks there are: of a project in each status, in the bin, and all that are not.
import type { View } from '../view.ts';
import { isVisible } from './rules.ts';
import type { Task } from './schema.ts';

type Counted = Pick<Task, 'id' | 'project' | 'status' | 'archived' | 'binned'>;

export interface Counts {
  /** Those that are not in the bin. */
  kept: number;
  readonly binned: Set<string>;
  /** Project → status → its tasks that are neither archived nor binned; none stands for 0. */
  readonly visible: Map<string, Map<string, number>>;
}

function count(counts: Counts, task: Counted, by: 1 | -1): void {
  if (task.binned === null) counts.kept += by;
  else if (by === 1) counts.binned.add(task.id);
  else counts.binned.delete(task.id);
  if (!isVisible(task)) return;
  let statuses = counts.visible.get(task.project);
  if (statuses === undefined) counts.visible.set(task.project, (statuses = new Map<string, number>()));
  const now = (statuses.get(task.status) ?? 0) + by;
  if (now > 0) statuses.set(task.status, now);
  else statuses.delete(task.status);
  if (statuses.size === 0) counts.visible.delete(task.project);
}

export const taskCounts: View<Counted, Counts> = {
  fields: ['project', 'status', 'archived', 'binned'],
  open: () => ({ kept: 0, binned: new Set(), visible: new Map() }),
  move(counts, { before, after }) {
    if (before !== undefined) count(counts, before, -1);
    if (after !== undefined) count(counts, after, 1);
  },
};
