// Where on a board: the ranks for a run of tasks in a column. Read before the first write.
import type { Ctx } from '../ctx.ts';
import { ranksBetween } from '../rank.ts';
import type { Rows } from '../tx.ts';
import { layoutOf, tasksByColumn } from '../board/rules.ts';
import type { Board } from '../board/schema.ts';
import { rankOn } from './rules.ts';

/** `after` or `before` name a task in the column; neither (or one that is not there any more) is the bottom. */
export interface Spot {
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly at?: 'top' | 'bottom' | undefined;
}
type PlaceRows = Pick<Rows, 'boards' | 'columns' | 'statuses' | 'tasks'>;

/** The index in a list at which a run goes that is put at the spot. */
export function indexAt(ids: readonly string[], spot: Spot): number {
  const after = spot.after == null ? -1 : ids.indexOf(spot.after);
  if (after >= 0) return after + 1;
  const before = spot.before == null ? -1 : ids.indexOf(spot.before);
  if (before >= 0) return before;
  return spot.at === 'top' ? 0 : ids.length;
}

/** Ranks for `moving` in a column, and whether the run stands there already as wished. */
export function ranksAt(
  rows: PlaceRows,
  where: {
    readonly board: Board;
    readonly column: string;
    readonly spot: Spot;
    readonly moving: readonly string[];
    readonly count?: number;
  },
  ctx: Pick<Ctx, 'random'>,
): { readonly ranks: readonly string[]; readonly unmoved: boolean } {
  const moving = new Set(where.moving);
  const all = tasksByColumn(rows, where.board, layoutOf(rows, where.board.id)).get(where.column) ?? [];
  const rest = all.filter((task) => !moving.has(task.id));
  const index = indexAt(
    rest.map((task) => task.id),
    where.spot,
  );
  const wished = [
    ...rest.slice(0, index).map((task) => task.id),
    ...where.moving,
    ...rest.slice(index).map((task) => task.id),
  ];
  const unmoved = wished.length === all.length && wished.every((id, at) => id === all[at]?.id);
  const above = rest[index - 1];
  const low = above ? rankOn(above, where.board.id) : null;
  // Equal ranks above and below leave no room: the next one that is really larger is the ceiling.
  const below = rest.slice(index).find((task) => low === null || rankOn(task, where.board.id) > low);
  const high = below ? rankOn(below, where.board.id) : null;
  return { ranks: ranksBetween(low, high, { count: where.count ?? where.moving.length, random: ctx.random }), unmoved };
}
