// Columns: what a board shows of a project's statuses. The last one that is shown always stays.
import { z } from 'zod';
import { command } from '../command.ts';
import { rankBetween } from '../rank.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Rows } from '../tx.ts';
import { kindFromName, statusesOf } from '../project/rules.ts';
import { StatusKind } from '../project/schema.ts';
import { retellStatus } from '../sharing/retell.ts';
import { spotFields } from '../task/args.ts';
import { indexAt, type Spot } from '../task/place.ts';
import { columnsOf, liveBoard, takenBy, visibleColumns } from './rules.ts';
import { Hue, Limit, type Column } from './schema.ts';

const Name = z.string().trim().min(1).max(200);
const One = z.object({ column: z.string() });

export function liveColumn(rows: Pick<Rows, 'columns' | 'boards'>, id: string): Column | Refusal {
  const column = rows.columns.get(id);
  if (column === undefined) return refuse('not-found', 'column');
  const board = liveBoard(rows, column.board);
  return isRefusal(board) ? board : column;
}

/** Between its neighbours among the shown columns; archived ones keep their place. */
function rankFor(columns: readonly Column[], spot: Spot, random: () => number): string {
  const index = indexAt(
    columns.map((column) => column.id),
    spot,
  );
  const low = columns[index - 1]?.rank ?? null;
  const high = columns.slice(index).find((column) => low === null || column.rank > low)?.rank ?? null;
  return rankBetween(low, high, random);
}

/** A new column and the status behind it; its kind is guessed from its name when none is said. */
export const addColumn = command(
  'addColumn',
  z.object({
    board: z.string(),
    name: Name,
    kind: StatusKind.optional(),
    hue: Hue.nullable().optional(),
    ...spotFields,
  }),
  (tx, ctx, args) => {
    const board = liveBoard(tx, args.board);
    if (isRefusal(board)) return board;
    const space = tx.boards.spaceOf(board.id);
    if (space === undefined) return refuse('not-found', 'space');
    const rank = rankFor(columnsOf(tx, board.id), args, ctx.random);
    const statusRank = rankBetween(statusesOf(tx, board.project).at(-1)?.rank ?? null, null, ctx.random);
    const status = ctx.newId('q');
    const column = ctx.newId('c');
    const kind = args.kind ?? kindFromName(args.name);
    tx.statuses.add({ in: 'space', space }, status, {
      project: board.project,
      name: args.name,
      kind,
      rank: statusRank,
    });
    tx.columns.add({ in: 'space', space }, column, {
      board: board.id,
      name: args.name,
      rank,
      statuses: { [status]: true },
      ...(args.hue == null ? {} : { hue: args.hue }),
    });
    retellStatus(tx, ctx, { id: status, project: board.project, name: args.name, kind, rank: statusRank });
    return { column, status };
  },
);
/** A column that stands for one status renames it too. */
export const renameColumn = command('renameColumn', z.object({ column: z.string(), name: Name }), (tx, ctx, args) => {
  const column = liveColumn(tx, args.column);
  if (isRefusal(column)) return column;
  const [only, ...others] = takenBy(tx, column);
  const status = others.length === 0 && only !== undefined ? tx.statuses.get(only) : undefined;
  if (column.name !== args.name) tx.columns.patch(column.id, { name: args.name });
  if (status && status.name !== args.name) {
    tx.statuses.patch(status.id, { name: args.name });
    retellStatus(tx, ctx, { ...status, name: args.name });
  }
  return { column: column.id };
});
export const recolourColumn = command(
  'recolourColumn',
  z.object({ column: z.string(), hue: Hue.nullable() }),
  (tx, _ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    if (column.hue !== args.hue) tx.columns.patch(column.id, { hue: args.hue });
    return { column: column.id };
  },
);
/** Soft: a number that the head shows, never a door. null takes it off. */
export const setLimit = command(
  'setLimit',
  z.object({ column: z.string(), limit: Limit.nullable() }),
  (tx, _ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    if (column.limit !== args.limit) tx.columns.patch(column.id, { limit: args.limit });
    return { column: column.id };
  },
);
export const collapseColumn = command(
  'collapseColumn',
  z.object({ column: z.string(), collapsed: z.boolean() }),
  (tx, _ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    if ((column.collapsed ?? false) !== args.collapsed) tx.columns.patch(column.id, { collapsed: args.collapsed });
    return { column: column.id };
  },
);
export const moveColumn = command('moveColumn', z.object({ column: z.string(), ...spotFields }), (tx, ctx, args) => {
  const column = liveColumn(tx, args.column);
  if (isRefusal(column)) return column;
  const others = columnsOf(tx, column.board).filter(({ id }) => id !== column.id);
  tx.columns.patch(column.id, { rank: rankFor(others, args, ctx.random) });
  return { column: column.id };
});
/** Its tasks rest with it: not on the board, listed in the board's archive, back with it. */
export const archiveColumn = command('archiveColumn', One, (tx, ctx, args) => {
  const column = liveColumn(tx, args.column);
  if (isRefusal(column)) return column;
  if (visibleColumns(tx, column.board).every(({ id }) => id === column.id)) return refuse('last-column', column.name);
  if (column.archived === null) tx.columns.patch(column.id, { archived: ctx.now });
  return { column: column.id };
});
/** With the statuses that it held, where another column has taken them and keeps others. */
export const restoreColumn = command('restoreColumn', One, (tx, _ctx, args) => {
  const column = liveColumn(tx, args.column);
  if (isRefusal(column)) return column;
  if (column.archived === null) return { column: column.id };
  for (const other of visibleColumns(tx, column.board)) {
    const lent = other.statuses.filter((status) => column.statuses.includes(status));
    if (other.id !== column.id && lent.length > 0 && lent.length < other.statuses.length)
      tx.columns.patch(other.id, { statuses: Object.fromEntries(lent.map((status) => [status, false])) });
  }
  tx.columns.patch(column.id, { archived: null });
  return { column: column.id };
});
