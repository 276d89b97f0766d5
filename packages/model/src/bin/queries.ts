// The bin of the workspace, as far as this device can read it.
import { z } from 'zod';
import { question } from '../command.ts';
import { answering, readByTask } from '../task/answer.ts';
import { endOfDay, isExpired } from './rules.ts';

export interface BinAnswer {
  readonly id: string;
  readonly what: 'project' | 'board' | 'task';
  readonly name: string;
  readonly binned: number;
  /** The key of a task, the project of a board. */
  readonly from: string | null;
}
/** What lies in the bin and can be taken out of it, latest first. What lies in a binned project comes back with it. */
export const bin = question(
  'bin',
  z.object({}),
  [...readByTask, 'boards'],
  (rows, ctx): readonly BinAnswer[] => {
    const now = endOfDay(ctx.today);
    const kept = (row: { binned: number | null }): row is { binned: number } => row.binned !== null && !isExpired(row.binned, now);
    const gone = (project: string) => rows.projects.get(project)?.binned != null;
    const answer = answering(rows, ctx);
    const found: BinAnswer[] = [];
    for (const { id, name, binned } of rows.projects.all()) {
      if (kept({ binned })) found.push({ id, what: 'project', name, binned: binned ?? 0, from: null });
    }
    for (const { id, name, binned, project } of rows.boards.all()) {
      if (!kept({ binned }) || gone(project)) continue;
      found.push({ id, what: 'board', name, binned: binned ?? 0, from: rows.projects.get(project)?.name ?? null });
    }
    for (const task of rows.tasks.all()) {
      if (!kept(task) || gone(task.project)) continue;
      found.push({ id: task.id, what: 'task', name: task.title, binned: task.binned ?? 0, from: answer(task).key });
    }
    return found.sort((a, b) => b.binned - a.binned || (a.id < b.id ? -1 : 1));
  },
);
