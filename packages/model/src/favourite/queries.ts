// A person's favourites in their order.
import { z } from 'zod';
import { question } from '../command.ts';
import { byRank, isRank } from '../rank.ts';
import { readByTask } from '../task/answer.ts';
import type { Rows } from '../tx.ts';
import { facing, type TaskFace } from '../relation/queries.ts';
import type { Favourite } from './schema.ts';

export const favouritesIn = (rows: Pick<Rows, 'favourites'>): readonly Favourite[] =>
  [...rows.favourites.all()]
    .filter(({ rank }) => rank !== null)
    .map((row) => ({ rank: isRank(row.rank ?? undefined) ? (row.rank as string) : 'z', id: row.id, row }))
    .sort(byRank)
    .map(({ row }) => row);

export type FavouriteAnswer = { readonly id: string; readonly of: string } & (
  | { readonly what: 'task'; readonly task: TaskFace }
  | { readonly what: 'project' | 'board'; readonly name: string; readonly hue: number | null }
);

/** What is not here any more, or in the bin, is passed over: it is back when that is. */
export const favouritesOfMine = question(
  'favouritesOfMine',
  z.object({}),
  [...readByTask, 'favourites', 'boards'],
  (rows, ctx): readonly FavouriteAnswer[] => {
    const face = facing(rows, ctx);
    return favouritesIn(rows).flatMap(({ id, of }): FavouriteAnswer[] => {
      const task = rows.tasks.get(of);
      if (task !== undefined) return task.binned === null ? [{ id, of, what: 'task', task: face(task) }] : [];
      const place = placeOf(rows, of);
      return place === null ? [] : [{ id, of, ...place }];
    });
  },
);
function placeOf(rows: Rows, of: string): { what: 'project' | 'board'; name: string; hue: number | null } | null {
  const project = rows.projects.get(of);
  if (project !== undefined)
    return project.binned === null ? { what: 'project', name: project.name, hue: project.hue } : null;
  const board = rows.boards.get(of);
  if (board === undefined || board.binned !== null) return null;
  return { what: 'board', name: board.name, hue: rows.projects.get(board.project)?.hue ?? null };
}
