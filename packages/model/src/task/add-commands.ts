// New tasks: one with its fields, or many pasted lines, in the column and lane where the person stands.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day, Minutes } from '../day.ts';
import type { SpaceId } from '../ids.ts';
import type { Patch } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { visibleColumns } from '../board/rules.ts';
import type { Board } from '../board/schema.ts';
import { resolvePerson } from '../person/naming.ts';
import { isPerson } from '../space/rules.ts';
import { statusesOf, statusForKind } from '../project/rules.ts';
import { spotFields } from './args.ts';
import { ranksAt, type Spot } from './place.ts';
import { laneFields } from './lane.ts';
import { tagOf } from './rules.ts';
import { Priority, Title, type task as taskType } from './schema.ts';

const whereFields = {
  project: z.string(),
  board: z.string().nullable().optional(),
  column: z.string().nullable().optional(),
  /** Value of the lane: a priority, a holder's id, "none". */
  lane: z.string().nullable().optional(),
  ...spotFields,
};
interface Where extends Spot {
  readonly project: string;
  readonly board?: string | null | undefined;
  readonly column?: string | null | undefined;
  readonly lane?: string | null | undefined;
}
interface Birth {
  readonly space: SpaceId;
  readonly status: string;
  readonly board: Board | null;
  readonly ranks: readonly string[];
  readonly lane: Patch<typeof taskType>;
}

/** The board asked for, else the project's first; null where it has none. */
function boardFor(tx: Tx, where: Where): Board | null | Refusal {
  if (where.board != null) {
    const board = tx.boards.get(where.board);
    if (board === undefined || board.project !== where.project) return refuse('not-found', 'board');
    return board.binned === null ? board : refuse('in-bin', 'board');
  }
  const boards = tx.boards.by('project', where.project).filter((board) => board.binned === null && board.archived === null);
  return boards.reduce<Board | null>((first, next) => (first && first.id < next.id ? first : next), null);
}

function statusFor(tx: Tx, where: Where, board: Board | null): { status: string; column: string | null } | Refusal {
  const columns = board === null ? [] : visibleColumns(tx, board.id);
  const column = where.column == null ? columns[0] : columns.find(({ id }) => id === where.column);
  if (where.column != null && column === undefined) return refuse('not-found', 'column');
  const status = column?.statuses[0] ?? statusForKind(statusesOf(tx, where.project), 'todo')?.id;
  return status === undefined ? refuse('not-valid', 'column') : { status, column: column?.id ?? null };
}

function decideBirth(tx: Tx, ctx: Ctx, { where, count }: { where: Where; count: number }): Birth | Refusal {
  const project = tx.projects.get(where.project);
  if (project === undefined) return refuse('not-found', 'project');
  if (project.binned !== null) return refuse('in-bin', 'project');
  if (project.archived !== null) return refuse('archived', 'project');
  const space = tx.projects.spaceOf(project.id);
  if (space === undefined) return refuse('not-found', 'space');
  const board = boardFor(tx, where);
  if (isRefusal(board)) return board;
  const found = statusFor(tx, where, board);
  if (isRefusal(found)) return found;
  const lane = laneFields(tx, ctx, { lanes: board?.lanes ?? null, value: where.lane });
  if (isRefusal(lane)) return lane;
  const { column } = found;
  const stands = board !== null && column !== null;
  const ranks = stands ? ranksAt(tx, { board, column, spot: where, moving: [], count }, ctx).ranks : [];
  return { space, status: found.status, board, ranks, lane };
}

function bear(tx: Tx, ctx: Ctx, made: { birth: Birth; project: string; at: number; fields: Patch<typeof taskType> }): string {
  const id = ctx.newId('t');
  const { birth, at } = made;
  const rank = birth.ranks[at];
  tx.tasks.add({ in: 'space', space: birth.space }, id, {
    project: made.project,
    status: birth.status,
    created: ctx.now,
    ...(birth.board !== null && rank !== undefined ? { ranks: { [birth.board.id]: rank } } : {}),
    ...birth.lane,
    ...made.fields,
  });
  return id;
}

export const addTask = command(
  'addTask',
  z.object({
    ...whereFields,
    title: z.string().trim().pipe(Title),
    due: Day.nullable().optional(),
    priority: Priority.nullable().optional(),
    estimate: Minutes.nullable().optional(),
    tags: z.array(z.string()).max(50).optional(),
    assigned: z.string().nullable().optional(),
  }),
  (tx, ctx, args) => {
    const to = resolvePerson(tx, args.assigned ?? null);
    if (to !== null && tx.names.get(to) === undefined && !isPerson(ctx.directory, to)) return refuse('not-found', 'person');
    const birth = decideBirth(tx, ctx, { where: args, count: 1 });
    if (isRefusal(birth)) return birth;
    const tags = (args.tags ?? []).map(tagOf).filter((tag) => tag !== null);
    const fields: Patch<typeof taskType> = {
      title: args.title,
      ...(args.due == null ? {} : { due: args.due }),
      ...(args.priority == null ? {} : { priority: args.priority }),
      ...(args.estimate == null ? {} : { estimate: args.estimate }),
      ...(to === null ? {} : { assigned: to }),
      ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags.map((tag) => [tag, true])) }),
    };
    return { task: bear(tx, ctx, { birth, project: args.project, at: 0, fields }) };
  },
);

/** Many titles → many tasks in their order, as one gesture. linesToTitles (rules.ts) reads pasted text. */
export const addTasks = command(
  'addTasks',
  z.object({ ...whereFields, titles: z.array(z.string().trim().pipe(Title)).min(1).max(1_000) }),
  (tx, ctx, args) => {
    const birth = decideBirth(tx, ctx, { where: args, count: args.titles.length });
    if (isRefusal(birth)) return birth;
    const tasks = args.titles.map((title, at) => bear(tx, ctx, { birth, project: args.project, at, fields: { title } }));
    return { tasks };
  },
);
