// What a column holds and asks: its statuses, what must be there before a task comes in, its words for people. Settings keep no
// task out that stands in a column already: what it lacks is marked on it.
import { z } from 'zod';
import { command } from '../command.ts';
import { rankBetween } from '../rank.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Rows, Tx } from '../tx.ts';
import { retellStatus } from '../sharing/retell.ts';
import { statusesOf } from '../project/rules.ts';
import { StatusKind, type Status } from '../project/schema.ts';
import { liveColumn } from './column-commands.ts';
import { takenBy, visibleColumns } from './rules.ts';
import { Need, Policy, type Column } from './schema.ts';

const Name = z.string().trim().min(1).max(200);

/** A rule is a cell of its own: those that two people add apart both stay. */
export const setNeed = command(
  'setNeed',
  z.object({ column: z.string(), need: Need, on: z.boolean() }),
  (tx, _ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    if (column.needs.includes(args.need) !== args.on) tx.columns.patch(column.id, { needs: { [args.need]: args.on } });
    return { column: column.id };
  },
);

/** How work is done in a column, or when it is done there; an empty text takes it off. */
export const setPolicy = command(
  'setPolicy',
  z.object({ column: z.string(), of: z.enum(['policy', 'doneWhen']), text: Policy }),
  (tx, _ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    const text = args.text.trim() || null;
    if (column[args.of] !== text) tx.columns.patch(column.id, { [args.of]: text });
    return { column: column.id };
  },
);

const without = (status: string) => ({ statuses: { [status]: false } });
const holders = (rows: Pick<Rows, 'columns'>, column: Column, status: string): Column[] =>
  visibleColumns(rows, column.board).filter(({ id, statuses }) => id !== column.id && statuses.includes(status));

/** The column stands for a status from now on, and no other one of its board does; its tasks come along, untouched. */
export const holdStatus = command(
  'holdStatus',
  z.object({ column: z.string(), status: z.string() }),
  (tx, _ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    const status = tx.statuses.get(args.status);
    if (status?.removed !== null || status.project !== tx.boards.get(column.board)?.project)
      return refuse('not-found', 'status');
    const from = holders(tx, column, status.id);
    // A column of no status could take nothing in.
    if (from.some((one) => takenBy(tx, one).length === 1)) return refuse('not-valid', 'only status');
    for (const { id } of from) tx.columns.patch(id, without(status.id));
    if (!column.statuses.includes(status.id)) tx.columns.patch(column.id, { statuses: { [status.id]: true } });
    return { column: column.id };
  },
);

/** A status more, in a column that stands for it. */
export const addStatus = command(
  'addStatus',
  z.object({ column: z.string(), name: Name, kind: StatusKind }),
  (tx, ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    const board = tx.boards.get(column.board);
    const space = tx.columns.spaceOf(column.id);
    if (board === undefined || space === undefined) return refuse('not-found', 'board');
    const rank = rankBetween(statusesOf(tx, board.project).at(-1)?.rank ?? null, null, ctx.random);
    const status = ctx.newId('q');
    tx.statuses.add({ in: 'space', space }, status, {
      project: board.project,
      name: args.name,
      kind: args.kind,
      rank,
    });
    tx.columns.patch(column.id, { statuses: { [status]: true } });
    retellStatus(tx, ctx, { id: status, project: board.project, name: args.name, kind: args.kind, rank });
    return { status };
  },
);

function liveStatus(tx: Tx, id: string): Status | Refusal {
  return tx.statuses.get(id) ?? refuse('not-found', 'status');
}
export const renameStatus = command('renameStatus', z.object({ status: z.string(), name: Name }), (tx, ctx, args) => {
  const status = liveStatus(tx, args.status);
  if (isRefusal(status)) return status;
  if (status.name !== args.name) {
    tx.statuses.patch(status.id, { name: args.name });
    retellStatus(tx, ctx, { ...status, name: args.name });
  }
  return { status: status.id };
});
/** Of which of the five kinds it is: by it the same is counted everywhere. */
export const setStatusKind = command(
  'setStatusKind',
  z.object({ status: z.string(), kind: StatusKind }),
  (tx, ctx, args) => {
    const status = liveStatus(tx, args.status);
    if (isRefusal(status)) return status;
    if (status.kind !== args.kind) {
      tx.statuses.patch(status.id, { kind: args.kind });
      retellStatus(tx, ctx, { ...status, kind: args.kind });
    }
    return { status: status.id };
  },
);

/** Off the board, and its statuses with their tasks to another column: no task is touched. It comes back from the archive. */
export const removeColumn = command(
  'removeColumn',
  z.object({ column: z.string(), into: z.string() }),
  (tx, ctx, args) => {
    const column = liveColumn(tx, args.column);
    if (isRefusal(column)) return column;
    const shown = visibleColumns(tx, column.board);
    const into = shown.find(({ id }) => id === args.into && id !== column.id);
    if (into === undefined) return refuse('not-found', 'column');
    tx.columns.patch(into.id, { statuses: Object.fromEntries(column.statuses.map((status) => [status, true])) });
    if (column.archived === null) tx.columns.patch(column.id, { archived: ctx.now });
    return { column: column.id };
  },
);
