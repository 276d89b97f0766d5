// Moving: within a board, between columns and lanes, and to another project of the same space or another one.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import type { Patch } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { layoutOf, takenBy, visibleColumns } from '../board/rules.ts';
import type { Board, Column } from '../board/schema.ts';
import type { Project, Status } from '../project/schema.ts';
import { statusesOf, statusForKind } from '../project/rules.ts';
import { liveTasks, spotFields, TaskIds } from './args.ts';
import { comingIn, Filled, type Coming } from './filled.ts';
import { laneFields, type LaneFields } from './lane.ts';
import type { HomeName } from '../directory/home-name.ts';
import type { SpaceId } from '../ids.ts';
import { goingAlong } from './going-along.ts';
import { movingTo } from './moving.ts';
import { ranksAt } from './place.ts';
import { claimedStatus } from './rules.ts';
import type { Task, task as taskType } from './schema.ts';

function boardAndColumn(tx: Tx, ids: { board: string; column: string }): { board: Board; column: Column } | Refusal {
  const board = tx.boards.get(ids.board);
  if (board === undefined) return refuse('not-found', 'board');
  if (board.binned !== null) return refuse('in-bin', 'board');
  const column = visibleColumns(tx, board.id).find(({ id }) => id === ids.column);
  if (column === undefined)
    return refuse(tx.columns.get(ids.column) === undefined ? 'not-found' : 'archived', 'column');
  return { board, column };
}

/** The status that a task takes in a column: its own if the column stands for it, else the column's first. */
function statusIn(tx: Tx, column: Column, task: Task): string | undefined {
  if (column.statuses.includes(task.status)) return task.status;
  const taken = takenBy(tx, column);
  const ordered = taken.map((id) => tx.statuses.get(id)).filter((status) => status !== undefined);
  const ranked = ordered.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
  return ranked[0]?.id ?? taken[0];
}

function moveRefusal(tasks: readonly Task[], board: Board): Refusal | undefined {
  for (const task of tasks) {
    if (task.archived !== null) return refuse('archived', 'task');
    if (task.project !== board.project) return refuse('not-found', 'task');
  }
  return undefined;
}

/**
 * One task or a run, into a column, directly `after` or `before` a task, or `at` an end. In a board with lanes
 * `lane` writes the lane's field too. Limits are soft and refuse nothing; what the column asks has to be there, or in `filled`.
 */
export const moveTask = command(
  'moveTask',
  z.object({
    task: TaskIds,
    board: z.string(),
    column: z.string(),
    lane: z.string().nullable().optional(),
    filled: Filled.optional(),
    ...spotFields,
  }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const found = boardAndColumn(tx, args);
    if (isRefusal(found)) return found;
    const refusal = moveRefusal(tasks, found.board);
    if (refusal) return refusal;
    const lane = laneFields(tx, ctx, { lanes: found.board.lanes, value: args.lane, tasks });
    if (isRefusal(lane)) return lane;
    const statuses = tasks.map((task) => statusIn(tx, found.column, task));
    if (statuses.some((status) => status === undefined)) return refuse('not-valid', 'column');
    const coming = comingIn(tx, ctx, {
      project: found.board.project,
      tasks,
      statusOf: (task) => statusIn(tx, found.column, task) ?? task.status,
      alsoOf: lane,
      filled: args.filled,
    });
    if (isRefusal(coming)) return coming;
    return writeMove(tx, ctx, { ...found, tasks, statuses: statuses as string[], lane, coming, spot: args });
  },
);

interface Move {
  readonly board: Board;
  readonly column: Column;
  readonly tasks: readonly Task[];
  readonly statuses: readonly string[];
  readonly lane: LaneFields;
  readonly coming: Coming;
  readonly spot: Parameters<typeof ranksAt>[1]['spot'];
}
function writeMove(tx: Tx, ctx: Ctx, move: Move): { tasks: string[] } {
  const moving = move.tasks.map((task) => task.id);
  const { ranks, unmoved } = ranksAt(tx, { board: move.board, column: move.column.id, spot: move.spot, moving }, ctx);
  // A status of no column shows in the first: standing there already does not mean that it is of that column.
  const layout = layoutOf(tx, move.board.id);
  const changed: string[] = [];
  move.tasks.forEach((task, at) => {
    const status = move.statuses[at] ?? task.status;
    const { ranks: under, ...lane } = move.lane(task);
    const isPlaced = unmoved && layout.columns.has(task.status);
    const places = { ...(isPlaced ? {} : { [move.board.id]: ranks[at] ?? null }), ...under };
    const filled = move.coming.fieldsFor(task);
    const patch: Patch<typeof taskType> = {
      ...(status === claimedStatus(task) ? {} : { status }),
      ...(Object.keys(places).length === 0 ? {} : { ranks: places }),
      ...differing(task, lane),
      ...filled,
      ...(filled.tags === undefined ? {} : { tags: { ...lane.tags, ...filled.tags } }),
    };
    if (Object.keys(patch).length === 0) return;
    tx.tasks.patch(task.id, patch);
    changed.push(task.id);
  });
  move.coming.settle();
  return { tasks: changed };
}
const differing = (task: Task, lane: Patch<typeof taskType>): Patch<typeof taskType> =>
  Object.fromEntries(Object.entries(lane).filter(([field, value]) => task[field as keyof Task] !== value));

function moveTargets(tx: Tx, tasks: readonly Task[], id: string): { project: Project; statuses: Status[] } | Refusal {
  const project = tx.projects.get(id);
  if (project === undefined) return refuse('not-found', 'project');
  if (project.binned !== null) return refuse('in-bin', 'project');
  if (project.archived !== null) return refuse('archived', 'project');
  if (tasks.some((task) => movingTo(tx, task) !== null)) return refuse('not-valid', 'moving');
  if (tasks.some((task) => isElsewhere(tx, task, tx.projects.spaceOf(id)))) return refuse('not-allowed', 'space');
  const statuses = statusesOf(tx, id);
  return statuses.length === 0 ? refuse('not-valid', 'project') : { project, statuses };
}

/**
 * To another project: each status becomes the target's first of the same kind. Inside a space the key stays. To another
 * space the task is copied there with its checklist and links, and counts there when the move is on record; its key
 * stays as an alias beside a new one. Its parts of the same project go along (going-along.ts).
 */
export const moveToProject = command(
  'moveToProject',
  z.object({ task: TaskIds, project: z.string(), filled: Filled.optional() }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    const target = moveTargets(tx, tasks, args.project);
    if (isRefusal(target)) return target;
    const named = tasks.filter((task) => task.project !== args.project);
    const { tasks: moving, alone } = goingAlong(tx, named, tx.projects.spaceOf(args.project));
    const boards = tx.boards.by('project', args.project);
    const space = tx.projects.spaceOf(args.project);
    if (moving.some((task) => task.archive !== null && leavesFor(tx, task, space) !== null))
      return refuse('archived', 'task');
    const statusOf = (task: Task) =>
      statusForKind(target.statuses, tx.statuses.get(task.status)?.kind ?? 'todo')?.id ?? task.status;
    const coming = comingIn(tx, ctx, { ...args, tasks: moving, statusOf, filled: args.filled, isNew: true });
    if (isRefusal(coming)) return coming;
    const patches = moving.map((task) => {
      const status = statusOf(task);
      const ranks = Object.fromEntries(boards.map((board) => [board.id, bottomOf(tx, ctx, { board, status })]));
      const leaves = leavesFor(tx, task, space);
      const keyedIn = leaves === null ? (task.keyedIn ?? task.project) : null;
      const fields = { project: args.project, status, ranks, keyedIn, ...coming.fieldsFor(task) };
      return { id: task.id, leaves, fields };
    });
    coming.settle();
    for (const { id, leaves, fields } of patches) {
      if (leaves !== null) moveWhole(tx, id, leaves);
      tx.tasks.patch(id, fields);
    }
    for (const id of alone) tx.tasks.patch(id, { parent: null });
    return { tasks: moving.map((task) => task.id) };
  },
);

/** The space to which it goes; null when it stays where it is, as one's own task does whatever its project. */
function leavesFor(tx: Tx, task: Task, space: SpaceId | undefined): SpaceId | null {
  const home = tx.tasks.homeOf(task.id);
  return home?.in === 'space' && space !== undefined && home.space !== space ? space : null;
}

/** With readers of another space's group: taken into this space it would be everybody's. */
function isElsewhere(tx: Tx, task: Task, space: SpaceId | undefined): boolean {
  const home = tx.tasks.homeOf(task.id);
  return home?.in === 'group' && home.space !== space;
}

/** With all that hangs on it: all of it has to be in its own document, and not in an archive. */
export function moveWhole(tx: Tx, task: string, home: HomeName): void {
  for (const { id } of tx.checkItems.by('task', task)) tx.checkItems.move(id, home);
  for (const { id } of tx.taskLinks.by('task', task)) tx.taskLinks.move(id, home);
  for (const { id } of tx.relations.by('from', task)) tx.relations.move(id, home);
  for (const { id } of tx.files.by('on', task)) tx.files.move(id, home);
  for (const { id } of tx.fileVersions.by('on', task)) tx.fileVersions.move(id, home);
  tx.tasks.move(task, home);
}

/** The move was not taken: the task stays where it is. */
export const stayWhereItIs = command('stayWhereItIs', z.object({ task: z.string() }), (tx, _ctx, { task: id }) => {
  const task = tx.tasks.get(id);
  if (task === undefined) return refuse('not-found', 'task');
  if (movingTo(tx, task) !== null) tx.tasks.patch(id, { movedTo: null });
  return { task: id };
});

/** After a move to another space: the key that it had leads to it still, and the relay gives it one of the new project. */
export const keepFormerKey = command(
  'keepFormerKey',
  z.object({ task: z.string(), key: z.string().max(20) }),
  (tx, _ctx, args) => {
    const task = tx.tasks.get(args.task);
    if (task === undefined) return refuse('not-found', 'task');
    if (!task.formerKeys.includes(args.key)) tx.tasks.patch(task.id, { formerKeys: { [args.key]: true } });
    return { task: task.id };
  },
);

function bottomOf(tx: Tx, ctx: Ctx, to: { board: Board; status: string }): string | null {
  const column = layoutOf(tx, to.board.id).columns.get(to.status);
  if (column === undefined) return null;
  return ranksAt(tx, { board: to.board, column, spot: { at: 'bottom' }, moving: [], count: 1 }, ctx).ranks[0] ?? null;
}
