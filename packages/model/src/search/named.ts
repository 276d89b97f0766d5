// What a record is called and where it can be opened: for lists that speak of records of every kind (what changed, what
// waits, what was refused).
import { z } from 'zod';
import { type AskCtx, question } from '../command.ts';
import { nameOf } from '../person/naming.ts';
import { tableOf, type TableName } from '../records.ts';
import { keying } from '../task/key.ts';
import type { Rows } from '../tx.ts';

export interface NamedRecord {
  readonly id: string;
  readonly table: TableName;
  readonly name: string;
  /** The key of the task that it is, or hangs on: what it is opened by. */
  readonly key: string | null;
  /** The title of that task, where the record only hangs on it. */
  readonly taskTitle: string | null;
  /** The board that it is, or stands on. */
  readonly board: string | null;
  readonly project: string | null;
  readonly hue: number | null;
}
type Found = Pick<NamedRecord, 'name'> & {
  readonly task?: string;
  readonly board?: string;
  readonly project?: string;
};

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 120) ?? '';

/** What each kind of record says of itself. Kinds that no person speaks of have no name. */
const finders: { readonly [T in TableName]?: (rows: Rows, id: string) => Found | undefined } = {
  tasks: ({ tasks }, id) => {
    const row = tasks.get(id);
    return row && { name: row.title, task: id, project: row.project };
  },
  checkItems: ({ checkItems }, id) => {
    const row = checkItems.get(id);
    return row && { name: firstLine(row.text), task: row.task };
  },
  taskLinks: ({ taskLinks }, id) => {
    const row = taskLinks.get(id);
    return row && { name: row.title, task: row.task };
  },
  relations: ({ relations, tasks }, id) => {
    const row = relations.get(id);
    return row && { name: tasks.get(row.to)?.title ?? 'A task that you cannot see', task: row.from };
  },
  comments: ({ comments }, id) => {
    const row = comments.get(id);
    return row && { name: firstLine(row.text), task: row.on };
  },
  files: ({ files, comments }, id) => {
    const row = files.get(id);
    return row && { name: row.name, task: row.on.startsWith('m') ? (comments.get(row.on)?.on ?? '') : row.on };
  },
  boards: ({ boards }, id) => {
    const row = boards.get(id);
    return row && { name: row.name, board: id, project: row.project };
  },
  columns: ({ columns, boards }, id) => {
    const row = columns.get(id);
    const project = row && boards.get(row.board)?.project;
    return row && { name: row.name, board: row.board, ...(project === undefined ? {} : { project }) };
  },
  projects: ({ projects }, id) => {
    const row = projects.get(id);
    return row && { name: row.name, project: id };
  },
  requests: ({ requests }, id) => {
    const row = requests.get(id);
    return row && { name: row.title };
  },
  statuses: ({ statuses }, id) => {
    const row = statuses.get(id);
    return row && { name: row.name, project: row.project };
  },
};

const nothing = { key: null, taskTitle: null, board: null, project: null, hue: null };

/** Through the task that it hangs on. */
function throughTask(rows: Rows, ctx: AskCtx, found: Found & { readonly id: string }) {
  const task = found.task === undefined ? undefined : rows.tasks.get(found.task);
  if (task === undefined) return { key: null, taskTitle: null, project: found.project ?? null };
  const taskTitle = task.id === found.id ? null : task.title;
  return { key: keying(rows, ctx)(task), taskTitle, project: found.project ?? task.project };
}

function namedRecord(rows: Rows, ctx: AskCtx, id: string): NamedRecord | null {
  const table = tableOf(id);
  if (table === undefined) return null;
  if (table === 'profiles' || table === 'names')
    return { ...nothing, id, table, name: nameOf(rows, ctx.directory, id).name };
  const found = finders[table]?.(rows, id);
  if (found === undefined) return null;
  const through = throughTask(rows, ctx, { ...found, id });
  const hue = rows.projects.get(through.project ?? '')?.hue ?? null;
  return { ...nothing, ...through, id, table, name: found.name, board: found.board ?? null, hue };
}

/** Those of the ids that are known here, in the order asked. Binned and archived ones have their names too. */
export const recordsNamed = question(
  'recordsNamed',
  z.object({ ids: z.array(z.string()).max(2_000) }),
  [
    'tasks',
    'checkItems',
    'taskLinks',
    'relations',
    'comments',
    'files',
    'boards',
    'columns',
    'projects',
    'statuses',
    'profiles',
    'names',
    'requests',
  ],
  (rows, ctx, { ids }): readonly NamedRecord[] =>
    [...new Set(ids)].map((id) => namedRecord(rows, ctx, id)).filter((one) => one !== null),
);
