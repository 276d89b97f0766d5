// New tasks: one with its fields, or many pasted lines, in the column and lane where the person stands.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day, Minutes } from '../day.ts';
import type { SpaceId } from '../ids.ts';
import type { Patch } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Home, Tx } from '../tx.ts';
import { visibleColumns } from '../board/rules.ts';
import type { Board } from '../board/schema.ts';
import { resolvePerson } from '../person/naming.ts';
import { liveProject, statusesOf, statusForKind } from '../project/rules.ts';
import { isKnownHolder } from './holder.ts';
import { spotFields } from './args.ts';
import { ranksUnder } from './parents.ts';
import { ranksAt, type Spot } from './place.ts';
import { laneFields } from './lane.ts';
import { groupIn } from './readers.ts';
import { liveTask, tagOf } from './rules.ts';
import { Priority, Title, type task as taskType } from './schema.ts';

const whereFields = {
  project: z.string(),
  board: z.string().nullable().optional(),
  column: z.string().nullable().optional(),
  /** Value of the lane: a priority, a holder's id, "none". */
  lane: z.string().nullable().optional(),
  /** The task that it is a part of: it stands where that stands, with its readers. */
  parent: z.string().optional(),
  ...spotFields,
};
type Readers = 'me' | { readonly group: string };
interface Where extends Spot {
  readonly project: string;
  readonly readers?: Readers | undefined;
  readonly board?: string | null | undefined;
  readonly column?: string | null | undefined;
  readonly lane?: string | null | undefined;
  readonly parent?: string | undefined;
}
interface Birth {
  readonly home: Home;
  readonly status: string;
  readonly board: Board | null;
  readonly ranks: readonly string[];
  readonly lane: Patch<typeof taskType>;
  readonly under: { readonly parent: string; readonly ranks: readonly string[] } | null;
}

/** The board asked for, else the project's first; null where it has none. */
function boardFor(tx: Tx, where: Where): Board | null | Refusal {
  if (where.board != null) {
    const board = tx.boards.get(where.board);
    if (board === undefined || board.project !== where.project) return refuse('not-found', 'board');
    return board.binned === null ? board : refuse('in-bin', 'board');
  }
  const boards = tx.boards
    .by('project', where.project)
    .filter((board) => board.binned === null && board.archived === null);
  return boards.reduce<Board | null>((first, next) => (first && first.id < next.id ? first : next), null);
}

function statusFor(tx: Tx, where: Where, board: Board | null): { status: string; column: string | null } | Refusal {
  const columns = board === null ? [] : visibleColumns(tx, board.id);
  const column = columns.find(({ id }) => id === (where.column ?? columns[0]?.id));
  if (column === undefined && where.column != null) return refuse('not-found', 'column');
  const first = column?.statuses[0] ?? firstToDo(tx, where.project);
  return first === undefined ? refuse('not-valid', 'column') : { status: first, column: column?.id ?? null };
}
const firstToDo = (tx: Tx, project: string) => statusForKind(statusesOf(tx, project), 'todo')?.id;

/** A project in which work can be begun, and its space. */
function openProject(tx: Tx, id: string): { space: SpaceId } | Refusal {
  const project = liveProject(tx, id);
  if (isRefusal(project)) return project;
  if (project.archived !== null) return refuse('archived', 'project');
  const space = tx.projects.spaceOf(project.id);
  return space === undefined ? refuse('not-found', 'space') : { space };
}

/** Who reads it: the space, one of its groups, or the person alone. A group of fields holds no tasks. */
function homeFor(tx: Tx, ctx: Ctx, { space, where }: { space: SpaceId; where: Where }): Home | Refusal {
  const { readers, parent } = where;
  if (parent !== undefined) return homeUnder(tx, space, parent);
  if (readers === undefined) return { in: 'space', space };
  return readers === 'me' ? { in: 'private' } : groupIn(ctx.directory, space, readers.group);
}

function homeUnder(tx: Tx, space: SpaceId, id: string): Home | Refusal {
  const parent = liveTask(tx, id);
  if (isRefusal(parent)) return parent;
  const home = tx.tasks.homeOf(id);
  const isNear = home !== undefined && (home.in === 'private' || home.space === space);
  return isNear ? home : refuse('not-valid', 'parent elsewhere');
}

function placesUnder(tx: Tx, ctx: Ctx, of: { parent: string | undefined; count: number }): Birth['under'] {
  const { parent, count } = of;
  if (parent === undefined) return null;
  return { parent, ranks: ranksUnder(tx, ctx, { parent, spot: { at: 'bottom' }, moving: [], count }) };
}

function decideBirth(tx: Tx, ctx: Ctx, { where, count }: { where: Where; count: number }): Birth | Refusal {
  const project = openProject(tx, where.project);
  if (isRefusal(project)) return project;
  const home = homeFor(tx, ctx, { space: project.space, where });
  if (isRefusal(home)) return home;
  const board = boardFor(tx, where);
  if (isRefusal(board)) return board;
  const found = statusFor(tx, where, board);
  if (isRefusal(found)) return found;
  const lane = laneFields(tx, ctx, { lanes: board?.lanes ?? null, value: where.lane });
  if (isRefusal(lane)) return lane;
  const { column, status } = found;
  const stands = board !== null && column !== null;
  const ranks = stands ? ranksAt(tx, { board, column, spot: where, moving: [], count }, ctx).ranks : [];
  const under = placesUnder(tx, ctx, { parent: where.parent, count });
  return { home, status, board, ranks, lane, under };
}

/** On its board, and among the parts of its task. */
function ranksOf({ board, ranks, under }: Birth, at: number): Patch<typeof taskType>['ranks'] & object {
  const places = [
    [board?.id, ranks[at]],
    [under?.parent, under?.ranks[at]],
  ];
  return Object.fromEntries(places.filter(([place, rank]) => place !== undefined && rank !== undefined)) as Record<
    string,
    string
  >;
}

function bear(
  tx: Tx,
  ctx: Ctx,
  made: { birth: Birth; project: string; at: number; fields: Patch<typeof taskType> },
): string {
  const id = ctx.newId('t');
  const { birth, at } = made;
  tx.tasks.add(birth.home, id, {
    project: made.project,
    status: birth.status,
    created: ctx.now,
    ...(birth.under === null ? {} : { parent: birth.under.parent }),
    ranks: ranksOf(birth, at),
    ...birth.lane,
    ...made.fields,
  });
  return id;
}

const AddTask = z.object({
  ...whereFields,
  /** Those who have it, where that is not everybody in the space: the person alone, or the readers of a group. */
  readers: z.union([z.literal('me'), z.object({ group: z.string() })]).optional(),
  title: z.string().trim().pipe(Title),
  due: Day.nullable().optional(),
  priority: Priority.nullable().optional(),
  estimate: Minutes.nullable().optional(),
  tags: z.array(z.string()).max(50).optional(),
  assigned: z.string().nullable().optional(),
});

/** Only what was said: a field that was not leaves the lane's value as it is. */
function saidFields(args: z.infer<typeof AddTask>): Patch<typeof taskType> {
  const tags = (args.tags ?? []).map(tagOf).filter((tag) => tag !== null);
  const { title, due, priority, estimate } = args;
  const said = Object.entries({ title, due, priority, estimate }).filter(([, value]) => value != null);
  return { ...Object.fromEntries(said), tags: Object.fromEntries(tags.map((tag) => [tag, true])) };
}

/** One new task, where it is wished. For commands that make tasks of something else. */
export function bearTask(tx: Tx, ctx: Ctx, args: z.infer<typeof AddTask>): { readonly task: string } | Refusal {
  const to = resolvePerson(tx, args.assigned ?? null);
  if (to !== null && !isKnownHolder(tx, ctx, to)) return refuse('not-found', 'person');
  const birth = decideBirth(tx, ctx, { where: args, count: 1 });
  if (isRefusal(birth)) return birth;
  const fields = { ...saidFields(args), ...(to === null ? {} : { assigned: to }) };
  return { task: bear(tx, ctx, { birth, project: args.project, at: 0, fields }) };
}
export const addTask = command('addTask', AddTask, bearTask);

/** Many titles → many tasks in their order, as one gesture. linesToTitles (rules.ts) reads pasted text. */
export const addTasks = command(
  'addTasks',
  z.object({ ...whereFields, titles: z.array(z.string().trim().pipe(Title)).min(1).max(1_000) }),
  (tx, ctx, args) => {
    const birth = decideBirth(tx, ctx, { where: args, count: args.titles.length });
    if (isRefusal(birth)) return birth;
    const tasks = args.titles.map((title, at) =>
      bear(tx, ctx, { birth, project: args.project, at, fields: { title } }),
    );
    return { tasks };
  },
);
