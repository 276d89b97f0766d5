// What of a project is worth keeping for the next one: its statuses, its boards as they are set, and what was to do, with the
// days between. Who had it, what was said and when it was done stay with the project.
import { columnsOf } from '../board/rules.ts';
import type { Board } from '../board/schema.ts';
import { daysBetween, type Day } from '../day.ts';
import { boardsInOrder } from '../project/queries.ts';
import { statusesOf } from '../project/rules.ts';
import type { Status } from '../project/schema.ts';
import { isRank, byRank } from '../rank.ts';
import type { KeptWith } from '../task/branch.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { keptTasks } from './kept-tasks.ts';
import { planLimits, type Plan, type PlanBoard, type PlanColumn, type PlanTask } from './schema.ts';

type PlanRows = Pick<Rows, 'projects' | 'boards' | 'columns' | 'statuses' | 'tasks' | 'checkItems'>;

const linesOf = (rows: PlanRows, task: string): string[] =>
  rows.checkItems
    .by('task', task)
    .filter(({ binned, text }) => binned === null && text.trim() !== '')
    .map((item) => ({ rank: isRank(item.rank) ? item.rank : 'z', id: item.id, text: item.text.slice(0, 500) }))
    .sort(byRank)
    .map(({ text }) => text)
    .slice(0, planLimits.lines);

/** Only what is set. */
const setOf = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  ) as { [K in keyof T]?: NonNullable<T[K]> };

function boardOf(rows: PlanRows, board: Board, placeOf: ReadonlyMap<string, number>): PlanBoard {
  const columns = columnsOf(rows, board.id)
    .filter(({ archived }) => archived === null)
    .map((column): PlanColumn => {
      const { name, hue, limit, needs, policy, doneWhen } = column;
      const statuses = column.statuses.flatMap((status) => placeOf.get(status) ?? []);
      return { name, statuses, ...setOf({ hue, limit, needs: [...needs], policy, doneWhen }) };
    })
    .filter(({ statuses }) => statuses.length > 0);
  const { name, lanes, face, dense, ageAfter, laneLimit, personLimit } = board;
  return {
    name,
    lanes: lanes ?? 'none',
    ...(columns.length === 0 ? {} : { columns }),
    ...(Object.keys(face).length === 0 ? {} : { face }),
    ...setOf({ dense, ageAfter, laneLimit, personLimit }),
  };
}

interface Reading {
  readonly statuses: readonly Status[];
  readonly firstDue: Day | undefined;
  readonly keptWith: (task: Task) => KeptWith;
}
function taskOf(rows: PlanRows, { task, parent }: { task: Task; parent: number | null }, reading: Reading): PlanTask {
  const { statuses, firstDue, keptWith } = reading;
  const toDo = statuses.findIndex(({ kind }) => kind === 'todo');
  const at = statuses.findIndex(({ id }) => id === task.status);
  const kind = statuses[at]?.kind;
  const { files, ...kept } = keptWith(task);
  return {
    title: task.title,
    column: kind === 'later' || kind === 'todo' ? at : Math.max(0, toDo),
    ...(parent === null ? {} : { parent }),
    due: task.due === null || firstDue === undefined ? null : Math.min(3_660, daysBetween(firstDue, task.due)),
    priority: task.priority,
    estimate: task.estimate,
    tags: task.tags.slice(0, planLimits.tags),
    list: linesOf(rows, task.id),
    ...(files === undefined ? {} : { files: [...files] }),
    ...kept,
  };
}

/**
 * `name` is the project's. Everything begins again: what was under way or done is to do.
 * @param keptWith the files and the text of a task, as far as they are here.
 */
export function planOf(rows: PlanRows, project: string, keptWith: Reading['keptWith']): Plan {
  const statuses = statusesOf(rows, project).slice(0, 50);
  const placeOf = new Map(statuses.map(({ id }, at) => [id, at]));
  const boards = boardsInOrder(rows, project).filter(({ archived }) => archived === null);
  const { tasks } = keptTasks(rows, project);
  const firstDue = tasks.flatMap(({ task }) => task.due ?? []).toSorted()[0];
  const reading = { statuses, firstDue, keptWith };
  const name = rows.projects.get(project)?.name ?? '';
  const kept = boards.slice(0, planLimits.boards).map((board) => boardOf(rows, board, placeOf));
  return {
    name,
    columns: statuses.map((status) => ({ name: status.name, kind: status.kind })),
    boards: kept.length > 0 ? kept : [{ name, lanes: 'none' }],
    tasks: tasks.map((one) => taskOf(rows, one, reading)),
  };
}
