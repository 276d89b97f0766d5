// New tasks: one with its fields, or many pasted lines, in the column and lane where the person stands.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day, Minutes } from '../day.ts';
import type { SpaceId } from '../ids.ts';
import type { Patch } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Home, Tx } from '../tx.ts';
import { takenBy, visibleColumns } from '../board/rules.ts';
import type { Board } from '../board/schema.ts';
import { resolvePerson } from '../person/naming.ts';
import { liveProject, statusesOf, statusForKind } from '../project/rules.ts';
import { entryRefusal, missing } from '../board/entry.ts';
import { fillingOf, Filled, withFields } from './filled.ts';
import { isKnownHolder } from './holder.ts';
import { spotFields } from './args.ts';
import { ranksUnder } from './parents.ts';
import { ranksAt, type Spot } from './place.ts';
import { laneFields, type LaneFields } from './lane.ts';
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
  readonly lane: LaneFields;
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
  const first = (column && takenBy(tx, column)[0]) ?? firstToDo(tx, where.project);
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

/** In a lane of a task's parts it is born as one of them. */
function parentFor(where: Where, board: Board | null): string | undefined {
  const isLane = board?.lanes === 'parent' && where.lane != null && where.lane !== 'none';
  return where.parent ?? (isLane ? (where.lane ?? undefined) : undefined);
}

function decideBirth(tx: Tx, ctx: Ctx, wish: { where: Where; count: number }): Birth | Refusal {
  const project = openProject(tx, wish.where.project);
  if (isRefusal(project)) return project;
  const board = boardFor(tx, wish.where);
  if (isRefusal(board)) return board;
  const where = { ...wish.where, parent: parentFor(wish.where, board) };
  const { count } = wish;
  const home = homeFor(tx, ctx, { space: project.space, where });
  if (isRefusal(home)) return home;
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
    ...bornWith(birth, made.fields),
  });
  return id;
}

/** What was said goes before what the lane gives; tags come together. */
function bornWith(birth: Birth, said: Patch<typeof taskType>): Patch<typeof taskType> {
  const lane = birth.lane(null);
  return { ...lane, ...said, tags: { ...lane.tags, ...said.tags } };
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

interface Decided {
  readonly birth: Birth;
  readonly fields: Patch<typeof taskType>;
}
function decideTask(tx: Tx, ctx: Ctx, args: z.infer<typeof AddTask>): Decided | Refusal {
  const to = resolvePerson(tx, args.assigned ?? null);
  if (to !== null && !isKnownHolder(tx, ctx, to)) return refuse('not-found', 'person');
  const birth = decideBirth(tx, ctx, { where: args, count: 1 });
  if (isRefusal(birth)) return birth;
  return { birth, fields: { ...saidFields(args), ...(to === null ? {} : { assigned: to }) } };
}

const blank = {
  id: '',
  assigned: null,
  due: null,
  estimate: null,
  priority: null,
  tags: [],
  archived: null,
  binned: null,
};
/** What each of them gets besides, when its column takes it with what is filled in. */
function filledIn(
  tx: Tx,
  ctx: Ctx,
  wish: Decided & { project: string; titles: readonly string[]; filled: Filled | undefined },
): Patch<typeof taskType> | Refusal {
  const filling = fillingOf(tx, ctx, wish.filled);
  if (isRefusal(filling)) return filling;
  const { birth, project } = wish;
  const born = withFields({ ...blank, title: '', status: birth.status }, bornWith(birth, wish.fields));
  const { status } = birth;
  const fields = filling.fieldsFor(missing(tx, { project })({ task: born, status, isNew: true }).needs);
  const task = withFields(born, fields);
  const going = wish.titles.map((title) => ({ task: { ...task, title }, status, isNew: true }));
  return entryRefusal(tx, { project, going }) ?? { ...wish.fields, ...fields };
}

/**
 * One new task, where it is wished. For commands that make tasks of something else: what comes into being by itself is not
 * kept out by what a column asks, and stands there with the mark of it.
 */
export function bearTask(tx: Tx, ctx: Ctx, args: z.infer<typeof AddTask>): { readonly task: string } | Refusal {
  const decided = decideTask(tx, ctx, args);
  if (isRefusal(decided)) return decided;
  return { task: bear(tx, ctx, { ...decided, project: args.project, at: 0 }) };
}
export const addTask = command('addTask', AddTask.extend({ filled: Filled.optional() }), (tx, ctx, args) => {
  const decided = decideTask(tx, ctx, args);
  if (isRefusal(decided)) return decided;
  const { project, filled } = args;
  const fields = filledIn(tx, ctx, { ...decided, project, titles: [args.title], filled });
  if (isRefusal(fields)) return fields;
  return { task: bear(tx, ctx, { birth: decided.birth, project, at: 0, fields }) };
});

/** Many titles → many tasks in their order, as one gesture. linesToTitles (rules.ts) reads pasted text. */
export const addTasks = command(
  'addTasks',
  z.object({
    ...whereFields,
    titles: z.array(z.string().trim().pipe(Title)).min(1).max(1_000),
    filled: Filled.optional(),
    assigned: z.string().nullable().optional(),
  }),
  (tx, ctx, args) => {
    const { project, titles, filled } = args;
    const to = resolvePerson(tx, args.assigned ?? null);
    if (to !== null && !isKnownHolder(tx, ctx, to)) return refuse('not-found', 'person');
    const birth = decideBirth(tx, ctx, { where: args, count: titles.length });
    if (isRefusal(birth)) return birth;
    const given = to === null ? {} : { assigned: to };
    const fields = filledIn(tx, ctx, { birth, fields: given, project, titles, filled });
    if (isRefusal(fields)) return fields;
    return {
      tasks: titles.map((title, at) => bear(tx, ctx, { birth, project, at, fields: { ...fields, title } })),
    };
  },
);
