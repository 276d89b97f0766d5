// The bin of the workspace, as far as this device can read it.
import { z } from 'zod';
import { question } from '../command.ts';
import { answering, readByTask } from '../task/answer.ts';
import { taskCounts } from '../task/counts-view.ts';
import { endOfDay, isExpired } from './rules.ts';

export interface BinAnswer {
  readonly id: string;
  readonly what: 'project' | 'board' | 'task';
  readonly name: string;
  readonly binned: number;
  /** The key of a task, the project of a board. */
  readonly from: string | null;
}
type Binned<T> = T & { readonly binned: number };

/** What lies in the bin and can be taken out of it, latest first. What lies in a binned project comes back with it. */
export const bin = question('bin', z.object({}), [...readByTask, 'boards'], (rows, ctx): readonly BinAnswer[] => {
  const now = endOfDay(ctx.today);
  const kept = <T extends { binned: number | null }>(all: Iterable<T>): Binned<T>[] =>
    [...all].filter((row): row is Binned<T> => row.binned !== null && !isExpired(row.binned, now));
  const nameOf = (project: string) => rows.projects.get(project)?.name ?? null;
  const stays = (row: { project: string }) => rows.projects.get(row.project)?.binned == null;
  const answer = answering(rows, ctx);
  return [
    ...kept(rows.projects.all()).map((row): BinAnswer => answerOf('project', row, row.name)),
    ...kept(rows.boards.all())
      .filter(stays)
      .map((row) => ({ ...answerOf('board', row, row.name), from: nameOf(row.project) })),
    ...kept([...rows.tasks.view(taskCounts).binned].flatMap((id) => rows.tasks.get(id) ?? []))
      .filter(stays)
      .map((row) => ({ ...answerOf('task', row, row.title), from: answer(row).key })),
  ].sort((a, b) => b.binned - a.binned || (a.id < b.id ? -1 : 1));
});
const answerOf = (what: BinAnswer['what'], row: { id: string; binned: number }, name: string): BinAnswer => ({
  id: row.id,
  what,
  name,
  binned: row.binned,
  from: null,
});
