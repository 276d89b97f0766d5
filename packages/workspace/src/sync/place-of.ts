// Where a change is looked for: the project of a task, the board of a column; of anything else, the record itself.
import { tableOf, type TableName } from '@baton/model/records';
import type { Rows } from '@baton/model/tx';

const projectOfTask = (rows: Rows, task: string): string | null => rows.tasks.get(task)?.project ?? null;

const places: { readonly [T in TableName]?: (rows: Rows, id: string) => string | null } = {
  tasks: projectOfTask,
  checkItems: (rows, id) => projectOfTask(rows, rows.checkItems.get(id)?.task ?? ''),
  taskLinks: (rows, id) => projectOfTask(rows, rows.taskLinks.get(id)?.task ?? ''),
  relations: (rows, id) => projectOfTask(rows, rows.relations.get(id)?.from ?? ''),
  comments: (rows, id) => projectOfTask(rows, rows.comments.get(id)?.on ?? ''),
  reactions: (rows, id) => projectOfTask(rows, rows.comments.get(rows.reactions.get(id)?.on ?? '')?.on ?? ''),
  columns: (rows, id) => rows.columns.get(id)?.board ?? null,
  statuses: (rows, id) => rows.statuses.get(id)?.project ?? null,
  boards: (_rows, id) => id,
  projects: (_rows, id) => id,
};

/** null: nowhere that a person would look (a name, an import). */
export const placeOfRow = (rows: Rows, table: TableName, id: string): string | null =>
  places[table]?.(rows, id) ?? null;
/** A page stands under its record; that of a task under the task's project. null: it is a template's, which nobody opens. */
export const placeOfPage = (rows: Rows, of: string): string | null =>
  tableOf(of) === 'tasks' ? (projectOfTask(rows, of) ?? of) : null;
