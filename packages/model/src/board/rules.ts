// Which column a task stands in, and in which order: the same everywhere, and no task is ever hidden by a merge.
import { byRank, isRank } from '../rank.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Rows } from '../tx.ts';
import { isAway, isVisible, rankOn } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Board, Column } from './schema.ts';

export function liveBoard(rows: Pick<Rows, 'boards'>, id: string): Board | Refusal {
  const board = rows.boards.get(id);
  if (board === undefined) return refuse('not-found', 'board');
  return board.binned === null ? board : refuse('in-bin', 'board');
}

type BoardRows = Pick<Rows, 'boards' | 'columns' | 'statuses' | 'tasks'>;
const placed = (column: Column) => ({ rank: isRank(column.rank) ? column.rank : 'z', id: column.id });

/** All columns of a board in order, archived ones too. */
export const columnsOf = (rows: Pick<Rows, 'columns'>, board: string): Column[] =>
  rows.columns.by('board', board).toSorted((a, b) => byRank(placed(a), placed(b)));

/** Those that are shown. Two people may archive the last two apart: then the first one stays. */
export function visibleColumns(rows: Pick<Rows, 'columns'>, board: string): Column[] {
  const all = columnsOf(rows, board);
  const shown = all.filter((column) => column.archived === null);
  return shown.length > 0 ? shown : all.slice(0, 1);
}

/** The statuses of a column in which a task can come; where merges left it removed ones alone, those. */
export const takenBy = (rows: Pick<Rows, 'statuses'>, { statuses }: Pick<Column, 'statuses'>): readonly string[] => {
  const live = statuses.filter((id) => (rows.statuses.get(id)?.removed ?? null) === null);
  return live.length > 0 ? live : statuses;
};

export interface Layout {
  readonly visible: readonly Column[];
  /** Status → visible column. */
  readonly columns: ReadonlyMap<string, string>;
  /** Statuses that rest with an archived column. */
  readonly resting: ReadonlyMap<string, string>;
}
export function layoutOf(rows: Pick<Rows, 'columns'>, board: string): Layout {
  const visible = visibleColumns(rows, board);
  const columns = new Map<string, string>();
  for (const column of visible)
    for (const status of column.statuses) if (!columns.has(status)) columns.set(status, column.id);
  const resting = new Map<string, string>();
  for (const column of columnsOf(rows, board)) {
    for (const status of column.statuses) if (!columns.has(status)) resting.set(status, column.id);
  }
  return { visible, columns, resting };
}

/** The column of a task; null when it rests with an archived one. A status of no column shows in the first. */
export const columnOf = (layout: Layout, task: Pick<Task, 'status'>): string | null =>
  layout.columns.get(task.status) ?? (layout.resting.has(task.status) ? null : (layout.visible[0]?.id ?? null));

/** Tasks on a board, column by column, each in order. */
export function tasksByColumn(rows: BoardRows, board: Board, layout = layoutOf(rows, board.id)): Map<string, Task[]> {
  const columns = new Map<string, { rank: string; id: string; task: Task }[]>();
  for (const column of layout.visible) columns.set(column.id, []);
  for (const task of rows.tasks.by('project', board.project)) {
    if (!isVisible(task) || isAway(rows, task)) continue;
    const column = columnOf(layout, task);
    if (column !== null) columns.get(column)?.push({ rank: rankOn(task, board.id), id: task.id, task });
  }
  return new Map([...columns].map(([column, tasks]) => [column, tasks.sort(byRank).map(({ task }) => task)]));
}
