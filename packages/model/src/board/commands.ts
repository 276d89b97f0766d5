// Boards of a project. Archiving or binning one touches none of its tasks: a board is a view.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { isExpired } from '../bin/rules.ts';
import { foundBoard, NewColumn } from './found.ts';
import { liveBoard } from './rules.ts';
import { Lanes, Limit } from './schema.ts';

const Name = z.string().trim().min(1).max(200);
const One = z.object({ board: z.string() });

export const addBoard = command(
  'addBoard',
  z.object({ project: z.string(), name: Name, columns: z.array(NewColumn).min(1).max(50).optional() }),
  (tx, ctx, args) => {
    const project = tx.projects.get(args.project);
    const space = tx.projects.spaceOf(args.project);
    if (project === undefined || space === undefined) return refuse('not-found', 'project');
    if (project.binned !== null) return refuse('in-bin', 'project');
    if (project.archived !== null) return refuse('archived', 'project');
    return foundBoard(tx, ctx, { space, ...args });
  },
);
export const renameBoard = command('renameBoard', z.object({ board: z.string(), name: Name }), (tx, _ctx, args) => {
  const board = liveBoard(tx, args.board);
  if (isRefusal(board)) return board;
  if (board.name !== args.name) tx.boards.patch(board.id, { name: args.name });
  return { board: board.id };
});
export const setLanes = command('setLanes', z.object({ board: z.string(), lanes: Lanes }), (tx, _ctx, args) => {
  const board = liveBoard(tx, args.board);
  if (isRefusal(board)) return board;
  if ((board.lanes ?? 'none') !== args.lanes) tx.boards.patch(board.id, { lanes: args.lanes });
  return { board: board.id };
});
/** Soft limits of what is in progress: in each lane, and with each person. null takes one off. */
export const limitBoard = command(
  'limitBoard',
  z.object({ board: z.string(), of: z.enum(['lane', 'person']), limit: Limit.nullable() }),
  (tx, _ctx, args) => {
    const board = liveBoard(tx, args.board);
    if (isRefusal(board)) return board;
    const field = args.of === 'lane' ? 'laneLimit' : 'personLimit';
    if (board[field] !== args.limit) tx.boards.patch(board.id, { [field]: args.limit });
    return { board: board.id };
  },
);
export const archiveBoard = command('archiveBoard', One, (tx, ctx, args) => {
  const board = liveBoard(tx, args.board);
  if (isRefusal(board)) return board;
  if (board.archived === null) tx.boards.patch(board.id, { archived: ctx.now });
  return { board: board.id };
});
export const restoreBoard = command('restoreBoard', One, (tx, _ctx, args) => {
  const board = liveBoard(tx, args.board);
  if (isRefusal(board)) return board;
  if (board.archived !== null) tx.boards.patch(board.id, { archived: null });
  return { board: board.id };
});
export const binBoard = command('binBoard', One, (tx, ctx, args) => {
  const board = tx.boards.get(args.board);
  if (board === undefined) return refuse('not-found', 'board');
  if (board.binned === null) tx.boards.patch(board.id, { binned: ctx.now });
  return { board: board.id };
});
export const unbinBoard = command('unbinBoard', One, (tx, ctx, args) => {
  const board = tx.boards.get(args.board);
  if (board === undefined || isExpired(board.binned, ctx.now)) return refuse('not-found', 'board');
  if (board.binned !== null) tx.boards.patch(board.id, { binned: null });
  return { board: board.id };
});
