// How a board comes into being: columns and, where the project has none yet, the statuses behind them.
import { z } from 'zod';
import type { Ctx } from '../ctx.ts';
import type { SpaceId } from '../ids.ts';
import { rankBetween, ranksBetween } from '../rank.ts';
import type { Tx } from '../tx.ts';
import { statusesOf } from '../project/rules.ts';
import { StatusKind } from '../project/schema.ts';
import { Hue } from './schema.ts';

export const NewColumn = z.object({
  name: z.string().trim().min(1).max(200),
  kind: StatusKind,
  hue: Hue.nullable().optional(),
  limit: z.int().min(1).max(999).nullable().optional(),
  collapsed: z.boolean().optional(),
});
export type NewColumn = z.infer<typeof NewColumn>;

const defaultColumns: readonly NewColumn[] = [
  { name: 'Ready', kind: 'todo' },
  { name: 'Making', kind: 'doing' },
  { name: 'Review', kind: 'review' },
  { name: 'Done', kind: 'done' },
];

interface Wish {
  readonly space: SpaceId;
  readonly project: string;
  readonly name: string;
  /** Absent: the project's statuses, or the default ones when it has none. */
  readonly columns?: readonly NewColumn[] | undefined;
}

/** Writes; whoever calls has decided. A second board of a project shows the statuses that it has, a column each. */
export function foundBoard(tx: Tx, ctx: Ctx, wish: Wish): { board: string; columns: string[] } {
  const place = { in: 'space', space: wish.space } as const;
  const known = wish.columns === undefined ? statusesOf(tx, wish.project) : [];
  const last = tx.boards
    .by('project', wish.project)
    .map((board) => board.rank ?? '')
    .sort()
    .at(-1);
  const board = ctx.newId('b');
  tx.boards.add(place, board, {
    project: wish.project,
    name: wish.name,
    rank: rankBetween(last || null, null, ctx.random),
  });
  const wanted: readonly NewColumn[] = known.length > 0 ? known : (wish.columns ?? defaultColumns);
  const count = wanted.length;
  const ranks = ranksBetween(null, null, { count, random: ctx.random });
  const afterAll = statusesOf(tx, wish.project).at(-1)?.rank ?? null;
  const statusRanks = ranksBetween(afterAll, null, { count, random: ctx.random });
  const columns = wanted.map((column, at) => {
    const id = ctx.newId('c');
    const status = known[at]?.id ?? ctx.newId('q');
    if (known[at] === undefined) {
      tx.statuses.add(place, status, {
        project: wish.project,
        name: column.name,
        kind: column.kind,
        rank: statusRanks[at] ?? 'a0',
      });
    }
    tx.columns.add(place, id, {
      board,
      name: column.name,
      rank: ranks[at] ?? 'a0',
      statuses: { [status]: true },
      ...(column.hue == null ? {} : { hue: column.hue }),
      ...(column.limit == null ? {} : { limit: column.limit }),
      ...(column.collapsed === true ? { collapsed: true } : {}),
    });
    return id;
  });
  return { board, columns };
}
