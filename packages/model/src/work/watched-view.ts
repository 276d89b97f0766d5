// Tasks by who watches them.
import type { Task } from '../task/schema.ts';
import { isVisible } from '../task/rules.ts';
import type { View } from '../view.ts';

type Watched = Pick<Task, 'id' | 'watchers' | 'archived' | 'binned'>;

/** Watcher → ids of tasks that are neither archived nor binned. */
type WatchedTasks = Map<string, Set<string>>;

const watchersOf = (task: Watched | undefined): readonly string[] =>
  task !== undefined && isVisible(task) ? task.watchers : [];

function take(watched: WatchedTasks, who: string, id: string): void {
  const ids = watched.get(who);
  ids?.delete(id);
  if (ids?.size === 0) watched.delete(who);
}

export const watchedTasks: View<Watched, WatchedTasks> = {
  fields: ['watchers', 'archived', 'binned'],
  open: () => new Map(),
  move(watched, { id, before, after }) {
    for (const who of watchersOf(before)) take(watched, who, id);
    for (const who of watchersOf(after)) watched.set(who, (watched.get(who) ?? new Set<string>()).add(id));
  },
};
