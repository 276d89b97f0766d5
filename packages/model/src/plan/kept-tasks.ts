// Which tasks of a project a template keeps: those that everybody in its space reads, each before its parts, as they stand on
// its first board, as many as fit.
import { boardsInOrder } from '../project/queries.ts';
import { statusesOf } from '../project/rules.ts';
import { byRank } from '../rank.ts';
import { familyOf } from '../task/parents.ts';
import { isVisible, rankOn } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { planLimits } from './schema.ts';

export interface KeptTasks {
  /** With the place among them of the task that each is a part of. */
  readonly tasks: readonly { readonly task: Task; readonly parent: number | null }[];
  /** How many did not fit. */
  readonly tooMany: number;
  /** How many of those that are known here not everybody in the space reads. */
  readonly ofFew: number;
}

export function keptTasks(rows: Pick<Rows, 'boards' | 'statuses' | 'tasks'>, project: string): KeptTasks {
  const all = rows.tasks.by('project', project).filter(isVisible);
  const open = new Map(all.filter(({ id }) => rows.tasks.homeOf(id)?.in === 'space').map((task) => [task.id, task]));
  const board = boardsInOrder(rows, project).find(({ archived }) => archived === null)?.id ?? '';
  const order = statusesOf(rows, project).map(({ id }) => id);
  const { parentOf, childrenOf } = familyOf(rows);
  const isRoot = (task: Task): boolean => !open.has(parentOf(task)?.id ?? '');
  const roots = [...open.values()]
    .filter(isRoot)
    .map((task) => ({ rank: rankOn(task, board), id: task.id, at: order.indexOf(task.status), task }))
    .sort((a, b) => a.at - b.at || byRank(a, b));
  const tasks: { task: Task; parent: number | null }[] = [];
  const take = (task: Task, parent: number | null): void => {
    if (tasks.length === planLimits.tasks) return;
    const place = tasks.push({ task, parent }) - 1;
    for (const part of childrenOf(task.id)) if (open.has(part.id)) take(part, place);
  };
  for (const { task } of roots) take(task, null);
  return { tasks, tooMany: open.size - tasks.length, ofFew: all.length - open.size };
}
