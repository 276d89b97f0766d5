// What of a project is worth keeping for the next one: its columns, its boards, and what was to do, with the days between.
// Who had it, what was said and when it was done stay with the project.
import { boardsInOrder } from '../project/queries.ts';
import { statusesOf } from '../project/rules.ts';
import { daysBetween } from '../day.ts';
import { visibleColumns } from '../board/rules.ts';
import { byRank, isRank } from '../rank.ts';
import { isVisible, rankOn } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import type { Plan, PlanTask } from './schema.ts';

type PlanRows = Pick<Rows, 'projects' | 'boards' | 'columns' | 'statuses' | 'tasks' | 'checkItems'>;
const mostTasks = 100;
const mostLines = 50;

const linesOf = (rows: PlanRows, task: string): string[] =>
  rows.checkItems
    .by('task', task)
    .filter(({ binned, text }) => binned === null && text.trim() !== '')
    .map((item) => ({ rank: isRank(item.rank) ? item.rank : 'z', id: item.id, text: item.text.slice(0, 500) }))
    .sort(byRank)
    .map(({ text }) => text)
    .slice(0, mostLines);

function tasksOf(rows: PlanRows, project: string, board: string): readonly Task[] {
  const tasks = rows.tasks.by('project', project).filter(isVisible);
  const order = statusesOf(rows, project).map(({ id }) => id);
  const placed = tasks.map((task) => ({
    rank: rankOn(task, board),
    id: task.id,
    at: order.indexOf(task.status),
    task,
  }));
  placed.sort((a, b) => a.at - b.at || byRank(a, b));
  return placed.map(({ task }) => task).slice(0, mostTasks);
}

/** `name` is the project's. Everything begins again: what was under way or done is to do. */
export function planOf(rows: PlanRows, project: string): Plan {
  const boards = boardsInOrder(rows, project).filter(({ archived }) => archived === null);
  const first = boards[0]?.id ?? '';
  const statuses = statusesOf(rows, project);
  const columns = visibleColumns(rows, first);
  const ofStatus = (id: string) => columns.find((column) => column.statuses.includes(id));
  const name = rows.projects.get(project)?.name ?? '';
  const toDo = Math.max(
    0,
    statuses.findIndex(({ kind }) => kind === 'todo'),
  );
  const tasks = tasksOf(rows, project, first);
  const firstDue = tasks.flatMap(({ due }) => due ?? []).toSorted()[0];
  const planned = tasks.map((task): PlanTask => {
    const at = statuses.findIndex(({ id }) => id === task.status);
    const kind = statuses[at]?.kind;
    return {
      title: task.title,
      column: kind === 'later' || kind === 'todo' ? at : toDo,
      due: task.due === null || firstDue === undefined ? null : Math.min(3_660, daysBetween(firstDue, task.due)),
      priority: task.priority,
      estimate: task.estimate,
      tags: task.tags.slice(0, 20),
      list: linesOf(rows, task.id),
    };
  });
  return {
    name,
    columns: statuses.slice(0, 50).map(({ id, name: title, kind }) => {
      const { hue = null, limit = null } = ofStatus(id) ?? {};
      return { name: title, kind, hue, limit };
    }),
    boards: boards.slice(0, 10).map(({ name: title, lanes }) => ({ name: title, lanes: lanes ?? 'none' })),
    tasks: planned,
  };
}
