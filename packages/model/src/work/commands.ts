// A person's own order, sections and sleep. Each writes to their private document and to no task.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import { kindsOf } from '../project/queries.ts';
import { ranksBetween } from '../rank.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { spotFields, idsOf, liveTasks, TaskIds } from '../task/args.ts';
import { indexAt, type Spot } from '../task/place.ts';
import type { Task } from '../task/schema.ts';
import type { Rows, Tx } from '../tx.ts';
import { openTasksOf } from './mine.ts';
import { isSnoozed, markOf, rankFor, sectionOf } from './rules.ts';
import { note } from './note.ts';
import { Section } from './schema.ts';

interface Ranked {
  readonly id: string;
  readonly rank: string;
}
/** What stands in one section, in order, without those that are moved. */
function inSection(rows: Rows, ctx: Ctx, where: { section: Section; without: ReadonlySet<string> }): Ranked[] {
  const kindOf = kindsOf(rows);
  const markedIn = (task: Task) => rows.workMarks.get(markOf(task.id));
  const stands = (task: Task): boolean => {
    const mark = markedIn(task);
    return (
      !where.without.has(task.id) &&
      !isSnoozed(rows, mark, ctx.today) &&
      sectionOf({ task, kind: kindOf(task.status), mark }, ctx.today) === where.section
    );
  };
  return openTasksOf(rows, ctx.person)
    .filter(stands)
    .map((task) => ({ id: task.id, rank: rankFor(task, markedIn(task)) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
}

/** Where the equal ranks round a place begin and end; where there are none, the place itself. */
function tiedRound(rest: readonly Ranked[], at: number): readonly [first: number, end: number] {
  const tied = rest[at]?.rank;
  if (tied === undefined || rest[at - 1]?.rank !== tied) return [at, at];
  const end = rest.findIndex(({ rank }, nth) => nth > at && rank !== tied);
  return [rest.findIndex(({ rank }) => rank === tied), end < 0 ? rest.length : end];
}

/** Where the list has equal ranks round the spot there is no room between them: they are ranked anew with the run. */
function ranksAt(
  rest: readonly Ranked[],
  { ids, spot }: { readonly ids: readonly string[]; readonly spot: Spot },
  random: () => number,
): ReadonlyMap<string, string> {
  const all = rest.map(({ id }) => id);
  const at = indexAt(all, spot);
  const [first, end] = tiedRound(rest, at);
  const run = [...all.slice(first, at), ...ids, ...all.slice(at, end)];
  const [low, high] = [rest[first - 1]?.rank ?? null, rest[end]?.rank ?? null];
  const ranks = ranksBetween(low, high, { count: run.length, random });
  return new Map(run.map((id, nth) => [id, ranks[nth] ?? '']));
}

/** All of them mine and open, or why not. */
function ownTasks(tx: Tx, ctx: Ctx, ids: string | readonly string[]): readonly Task[] | Refusal {
  const tasks = liveTasks(tx, ids);
  if (isRefusal(tasks)) return tasks;
  const mine = new Set(openTasksOf(tx, ctx.person).map(({ id }) => id));
  return tasks.every(({ id }) => mine.has(id)) ? tasks : refuse('not-valid', 'work');
}

/** Puts tasks into a section, in their order, at a spot in it; without a spot at its end. It wakes what slept. */
export const placeWork = command(
  'placeWork',
  z.object({ task: TaskIds, section: Section, ...spotFields }),
  (tx, ctx, { task, section, ...spot }) => {
    const tasks = ownTasks(tx, ctx, task);
    if (isRefusal(tasks)) return tasks;
    const without = new Set(idsOf(task));
    const rest = inSection(tx, ctx, { section, without });
    const ids = tasks.map(({ id }) => id);
    const hand = { section, on: ctx.today };
    for (const [id, rank] of ranksAt(rest, { ids, spot }, ctx.random))
      note(tx, id, without.has(id) ? { rank, hand, until: null, after: null } : { rank });
    return { tasks: ids };
  },
);

/** Back to where its date puts it, and to its place by urgency. */
export const releaseWork = command('releaseWork', z.object({ task: TaskIds }), (tx, ctx, { task }) => {
  const tasks = ownTasks(tx, ctx, task);
  if (isRefusal(tasks)) return tasks;
  const marked = tasks.filter(({ id }) => tx.workMarks.get(markOf(id)) !== undefined);
  for (const { id } of marked) note(tx, id, { rank: null, hand: null });
  return { tasks: marked.map(({ id }) => id) };
});

/** Until a day, until another task is done, or no longer (neither). */
export const snoozeWork = command(
  'snoozeWork',
  z.object({ task: TaskIds, until: Day.nullable().optional(), after: z.string().nullable().optional() }),
  (tx, ctx, { task, until = null, after = null }) => {
    const tasks = ownTasks(tx, ctx, task);
    if (isRefusal(tasks)) return tasks;
    if (until !== null && until <= ctx.today) return refuse('not-valid', 'snooze');
    if (after !== null && (tx.tasks.get(after) === undefined || idsOf(task).includes(after)))
      return refuse('not-valid', 'snooze');
    for (const { id } of tasks) note(tx, id, { until, after });
    return { tasks: tasks.map(({ id }) => id) };
  },
);
