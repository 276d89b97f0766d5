// Which tasks are a person's work. Nobody else's row is read for it.
import { kindsOf } from '../project/queries.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { heldTasks } from './held-view.ts';

/** Ids under which their tasks stand: theirs, and those of names that were matched to them. */
const idsOf = (rows: Pick<Rows, 'names'>, person: string): readonly string[] => [
  person,
  ...rows.names.by('person', person).map(({ id }) => id),
];

function tasksOf(rows: Rows, person: string, isDone: boolean): readonly Task[] {
  const kindOf = kindsOf(rows);
  const held = rows.tasks.view(heldTasks);
  const found: Task[] = [];
  for (const id of idsOf(rows, person))
    for (const [status, ids] of held.get(id) ?? [])
      if ((kindOf(status) === 'done') === isDone)
        for (const task of ids) {
          const row = rows.tasks.get(task);
          if (row !== undefined) found.push(row);
        }
  return found;
}

/** What they hold and have not done, in projects that go on. */
export function openTasksOf(rows: Rows, person: string): readonly Task[] {
  const isOpenProject = (id: string) => {
    const project = rows.projects.get(id);
    return project !== undefined && project.archived === null && project.binned === null;
  };
  return tasksOf(rows, person, false).filter((task) => isOpenProject(task.project));
}

export const doneTasksOf = (rows: Rows, person: string): readonly Task[] => tasksOf(rows, person, true);
