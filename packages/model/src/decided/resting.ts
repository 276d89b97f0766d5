// What waits for somebody's word on work that is put away rests: nobody is asked. It is derived, so that it holds as well where
// somebody offers while another archives; brought back, it is asked again.
import { isVisible } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';

export type Resting = 'archived' | 'binned' | 'project-archived' | 'project-binned';

/** Null: it is at work. */
export function restingOf(
  rows: Pick<Rows, 'projects'>,
  task: Pick<Task, 'archived' | 'binned' | 'project'>,
): Resting | null {
  if (!isVisible(task)) return task.binned === null ? 'archived' : 'binned';
  const project = rows.projects.get(task.project);
  if (project === undefined || isVisible(project)) return null;
  return project.binned === null ? 'project-archived' : 'project-binned';
}
