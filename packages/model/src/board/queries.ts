// What a board shows. One pass over the project's tasks; every look-up is by index.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Minutes } from '../day.ts';
import { isShown } from '../file/rules.ts';
import { type Money, sumsOf } from '../money.ts';
import type { Rows } from '../tx.ts';
import { boardsInOrder, kindsOf } from '../project/queries.ts';
import type { StatusKind } from '../project/schema.ts';
import { answering, readByTask, type TaskAnswer } from '../task/answer.ts';
import { isBudgetForAll } from '../task/budget.ts';
import { coverOf, type Cover } from '../task/cover.ts';
import { isAway, rankOn } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import { daysHere, untouchedDays } from './ageing.ts';
import { shownFacts } from './face.ts';
import { minutesLeft } from './face.ts';
import { lacking } from './entry.ts';
import { laning } from './lanes.ts';
import { columnsOf, layoutOf, takenBy, tasksByColumn } from './rules.ts';
import type { Lanes, Need } from './schema.ts';

export interface BoardAnswer {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly lanes: Lanes;
  readonly archived: number | null;
}
/** Boards of a project in order, archived ones marked. */
export const boardsOfProject = question(
  'boardsOfProject',
  z.object({ project: z.string() }),
  ['boards'],
  (rows, _ctx, { project }): readonly BoardAnswer[] =>
    boardsInOrder(rows, project).map(({ id, name, lanes, archived }) => ({
      id,
      name,
      project,
      lanes: lanes ?? 'none',
      archived,
    })),
);

export interface ColumnAnswer {
  readonly id: string;
  readonly board: string;
  readonly name: string;
  readonly hue: number | null;
  readonly limit: number | null;
  readonly collapsed: boolean;
  /** Tasks that stand in it, whatever a screen filters. */
  readonly count: number;
  readonly overLimit: boolean;
  /** By the estimates of those that are not done. */
  readonly left: Minutes;
  /** Budgets of all that stand in it, a sum for each currency: where everybody who reads the board reads budgets. */
  readonly budgets: readonly Money[];
  readonly statuses: readonly string[];
  /** What it asks of a task that comes in. */
  readonly needs: readonly Need[];
  readonly policy: string | null;
  readonly doneWhen: string | null;
  /** Kind of its first status. */
  readonly kind: StatusKind;
}
/** The columns that are shown, in order. */
export const boardColumns = question(
  'boardColumns',
  z.object({ board: z.string() }),
  ['boards', 'columns', 'statuses', 'tasks'],
  (rows, { directory }, args): readonly ColumnAnswer[] => {
    const board = rows.boards.get(args.board);
    if (board === undefined) return [];
    const layout = layoutOf(rows, board.id);
    const isForAll = (task: Task): boolean => isBudgetForAll(directory, rows.tasks.homeOf(task.id));
    const tasks = tasksByColumn(rows, board, layout);
    const kind = kindsOf(rows);
    return layout.visible.map((column): ColumnAnswer => {
      const statuses = takenBy(rows, column);
      const here = tasks.get(column.id) ?? [];
      const count = here.length;
      return {
        id: column.id,
        board: board.id,
        name: column.name,
        hue: column.hue,
        limit: column.limit,
        collapsed: column.collapsed ?? false,
        count,
        overLimit: column.limit !== null && count > column.limit,
        left: here.reduce((sum, task) => sum + minutesLeft({ kind: kind(task.status), estimate: task.estimate }), 0),
        budgets: sumsOf(here.flatMap((task) => (task.budget !== null && isForAll(task) ? [task.budget] : []))),
        statuses,
        needs: column.needs,
        policy: column.policy,
        doneWhen: column.doneWhen,
        kind: kind(statuses[0] ?? ''),
      };
    });
  },
);

export interface CardAnswer extends TaskAnswer {
  readonly column: string;
  /** The id of its lane (lanes.ts); null where the board has no lanes. */
  readonly lane: string | null;
  /** What it has not of what its column asks: it was there before, or two edits came together. */
  readonly lacks: readonly Need[];
  readonly rank: string;
  readonly cover: Cover | null;
  /** On the task itself. */
  readonly files: number;
  /** For how many days nobody has touched it, on a board that marks that (ageing.ts). */
  readonly untouched: number | null;
  /** For how many days it stands in its column, on a board whose cards show that. */
  readonly here: number | null;
}
/** One row for each task that is shown: column by column, by rank, then by id. */
export const tasksOnBoard = question(
  'tasksOnBoard',
  z.object({ board: z.string() }),
  [...readByTask, 'boards', 'columns', 'files', 'fileVersions'],
  (rows, ctx, args): readonly CardAnswer[] => {
    const board = rows.boards.get(args.board);
    if (board === undefined) return [];
    const answer = answering(rows, ctx);
    const laneOf = laning(rows, board.lanes);
    const lackOf = lacking(rows);
    const { today } = ctx;
    const asksDays = shownFacts(board).includes('here');
    const cards: CardAnswer[] = [];
    for (const [column, tasks] of tasksByColumn(rows, board)) {
      const needs = rows.columns.get(column)?.needs ?? [];
      for (const task of tasks) {
        const told = answer(task);
        const { kind } = told;
        cards.push({
          ...told,
          column,
          lane: laneOf(task),
          lacks: lackOf(task, needs),
          rank: rankOn(task, board.id),
          cover: coverOf(rows, task),
          files: rows.files.by('on', task.id).filter((file) => isShown(rows, file)).length,
          untouched: untouchedDays(rows, task, { kind, today, after: board.ageAfter }),
          here: daysHere(rows, task, { today, isShown: asksDays }),
        });
      }
    }
    return cards;
  },
);

export type ArchivedAnswer =
  | {
      readonly id: string;
      readonly what: 'column';
      readonly name: string;
      readonly archived: number;
      readonly tasks: number;
    }
  | {
      readonly id: string;
      readonly what: 'task';
      readonly task: TaskAnswer;
      /** Of what is in the archive of a quarter: when that began. */
      readonly archived: number;
      readonly column: string | null;
      /** Closed long ago and gone to the archive of this quarter: it is back when it is reopened or changed. */
      readonly quarter: string | null;
    };

/** Archived columns, then tasks that are archived, rest with such a column (`column`) or are in a `quarter`’s archive, latest first. */
export const archivedOnBoard = question(
  'archivedOnBoard',
  z.object({ board: z.string() }),
  [...readByTask, 'boards', 'columns'],
  (rows, ctx, args): readonly ArchivedAnswer[] => {
    const board = rows.boards.get(args.board);
    if (board === undefined) return [];
    const tasks = archivedTasks(rows, ctx, { board: board.id, project: board.project });
    const shown = new Set(layoutOf(rows, board.id).visible.map((column) => column.id));
    const columns = columnsOf(rows, board.id).filter((column) => !shown.has(column.id) && column.archived !== null);
    return [
      ...columns.map((column): ArchivedAnswer => ({
        id: column.id,
        what: 'column',
        name: column.name,
        archived: column.archived ?? 0,
        tasks: tasks.filter((row) => row.what === 'task' && row.column === column.id).length,
      })),
      ...tasks,
    ];
  },
);

const beginOf = (quarter: string): number => Date.UTC(Number(quarter.slice(0, 4)), (Number(quarter.slice(5)) - 1) * 3);

function archivedTasks(rows: Rows, ctx: AskCtx, of: { board: string; project: string }): ArchivedAnswer[] {
  const layout = layoutOf(rows, of.board);
  const answer = answering(rows, ctx);
  const found: ArchivedAnswer[] = [];
  for (const task of rows.tasks.by('project', of.project)) {
    if (task.binned !== null) continue;
    const away = whyAway(task);
    if (away !== null)
      found.push({ id: task.id, what: 'task', task: answer(task), column: null, quarter: null, ...away });
  }
  return found.sort((a, b) => b.archived - a.archived || (a.id < b.id ? -1 : 1));

  /** Archived by somebody, gone to the archive of a quarter, or resting with its column; null: it is on the board. */
  function whyAway(task: Task): { archived: number; column?: string; quarter?: string } | null {
    if (task.archived !== null) return { archived: task.archived };
    if (task.archive !== null && isAway(rows, task)) return { archived: beginOf(task.archive), quarter: task.archive };
    const column = layout.resting.get(task.status);
    return column === undefined ? null : { archived: rows.columns.get(column)?.archived ?? 0, column };
  }
}
