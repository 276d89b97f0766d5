// Notices: what happened that concerns one person, derived from rows. One event is one notice; its key is made of what
// happened, so that it is the same on every device and at every answer. A notice is there for ninety days, and what is
// settled (a task that is done, a comment that was taken away) has none.
import type { Ctx } from '../ctx.ts';
import { addDays, type Day, type Instant } from '../day.ts';
import type { Directory } from '../directory/schema.ts';
import { endOfDay } from '../bin/rules.ts';
import { isHidden } from '../reaction/rules.ts';
import { addressedComments } from '../comment/addressed-view.ts';
import { kindsOf } from '../project/queries.ts';
import { blocking, liveFrom } from '../relation/rules.ts';
import type { Relation } from '../relation/schema.ts';
import type { Reminder } from '../reminder/schema.ts';
import type { Task } from '../task/schema.ts';
import type { Rows, Writing } from '../tx.ts';
import { openTasksOf } from '../work/mine.ts';
import { waitingNotices } from './waiting-notices.ts';
import { watchedTasks } from '../work/watched-view.ts';

/** `queue-late`, `queue-left`: of a team's queue, to its members and to its leads. */
export type NoticeKind =
  | 'nudged'
  | 'waiting'
  | 'queue-late'
  | 'queue-left'
  | 'mentioned'
  | 'replied'
  | 'said'
  | 'assigned'
  | 'unblocked'
  | 'reminded'
  | 'due';
export interface Notice {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly task: string;
  readonly at: Instant;
  /** Who did it; null: nobody, a day has come. */
  readonly by: string | null;
  /** What was said. */
  readonly comment: string | null;
  /** Of how many further tasks it tells. */
  readonly more?: number;
}
export type NoticeCtx = Pick<Ctx, 'person' | 'today' | 'directory' | 'decisions'>;

const daysKept = 90;
/** Nothing older is told: no device is away for longer without having been told what it missed. */
export const horizonOf = (today: Day): Instant => endOfDay(addDays(today, -daysKept));

const teamsOf = ({ teams }: Directory, person: string): readonly string[] =>
  Object.entries(teams)
    .filter(([, { members }]) => members.some((member) => member === person))
    .map(([id]) => id);

/** Answers to what this person said, as far as one of them is new. */
function answersTo(rows: Rows, person: string, since: Instant): Set<string> {
  const found = new Set<string>();
  for (const [of, ids] of rows.comments.view(addressedComments).byAnswered) {
    const isNew = [...ids.values()].some((at) => at >= since);
    if (isNew && rows.comments.get(of)?.by === person) for (const id of ids.keys()) found.add(id);
  }
  return found;
}

/** Comments on tasks that this person watches, from when they began to. */
function onWatched(rows: Rows, person: string, since: Instant): readonly string[] {
  const tasks = rows.tasks.view(watchedTasks).get(person) ?? new Set<string>();
  return [...tasks].flatMap((task) => {
    const begun = Math.max(since, rows.tasks.writingOf(task, 'watchers', person)?.at ?? since);
    return rows.comments
      .by('on', task)
      .filter(({ at, binned }) => at >= begun && binned === null)
      .map(({ id }) => id);
  });
}

/** Comments that mention this person or a team of theirs, answers to what they said, and what is said of what they watch. */
function saidTo(rows: Rows, { person, directory, today }: NoticeCtx): readonly Notice[] {
  const { byMentioned } = rows.comments.view(addressedComments);
  const mentioned = new Set(
    [person, ...teamsOf(directory, person)].flatMap((who) => [...(byMentioned.get(who) ?? [])]),
  );
  const since = horizonOf(today);
  const replied = answersTo(rows, person, since);
  const all = new Set([...mentioned, ...replied, ...onWatched(rows, person, since)]);
  const kindOf = (id: string) => (mentioned.has(id) ? 'mentioned' : replied.has(id) ? 'replied' : 'said');
  return [...all].flatMap((id): readonly Notice[] => {
    const comment = rows.comments.get(id);
    if (comment === undefined || comment.by === person || isHidden(rows, comment)) return [];
    const { on: task, at, by, writtenBy } = comment;
    if (rows.tasks.get(task)?.binned !== null) return [];
    return [{ key: id, kind: kindOf(id), task, at, by: writtenBy ?? by, comment: id }];
  });
}

function* ofTask(rows: Rows, { person, today }: NoticeCtx, task: Task): Iterable<Notice> {
  const given = rows.tasks.writingOf(task.id, 'assigned');
  const about = { task: task.id, comment: null };
  if (given !== undefined && given.by !== person)
    yield { ...about, key: `a:${task.id}:${given.at}`, kind: 'assigned', at: given.at, by: given.by };
  if (task.due !== null && task.due <= today)
    yield { ...about, key: `d:${task.id}:${task.due}`, kind: 'due', at: Date.parse(`${task.due}T00:00:00Z`), by: null };
}

/** The last of what this task waited for was done by somebody else, and since it waits: a cell counts whole seconds. */
function freedBy(rows: Rows, { person }: NoticeCtx, task: Task): Notice | undefined {
  const kindOf = kindsOf(rows);
  const doneSince = ({ to, at }: Relation): readonly Writing[] => {
    const other = rows.tasks.get(to);
    const writing = other && kindOf(other.status) === 'done' ? rows.tasks.writingOf(to, 'status') : undefined;
    return writing !== undefined && writing.at >= Math.floor(at / 1_000) * 1_000 ? [writing] : [];
  };
  const done = liveFrom(rows, task.id)
    .filter(({ kind }) => kind === 'waits-for')
    .flatMap(doneSince)
    .toSorted((a, b) => b.at - a.at);
  const [last] = done;
  if (last === undefined || last.by === person) return undefined;
  return { key: `u:${task.id}:${last.at}`, kind: 'unblocked', task: task.id, at: last.at, by: last.by, comment: null };
}

/** When it should have been told, of one whose day has gone. */
function missedOn({ day: said, before, minute }: Reminder, { due }: Task, today: Day): Instant | null {
  const day = said ?? (due === null ? null : addDays(due, -(before ?? 0)));
  return day !== null && day < today ? Date.parse(`${day}T00:00:00Z`) + minute * 60_000 : null;
}

/** Reminders whose minute has come, as a device with a clock has noted; of one that none was there for, on the next day. */
function reminded(rows: Rows, { today }: NoticeCtx): readonly Notice[] {
  return [...rows.reminders.all()].flatMap((one): readonly Notice[] => {
    const task = rows.tasks.get(one.task);
    if (one.binned !== null || task === undefined || task.binned !== null) return [];
    const at = one.done ?? missedOn(one, task, today);
    return at === null ? [] : [{ key: one.id, kind: 'reminded', task: task.id, at, by: null, comment: null }];
  });
}

/** All that concern this person, the newest first. */
export function noticesFor(rows: Rows, ctx: NoticeCtx): readonly Notice[] {
  const since = horizonOf(ctx.today);
  const blockersOf = blocking(rows);
  const found: Notice[] = [...saidTo(rows, ctx), ...reminded(rows, ctx), ...waitingNotices(rows, ctx)];
  for (const task of openTasksOf(rows, ctx.person)) {
    found.push(...ofTask(rows, ctx, task));
    const freed = blockersOf(task).length > 0 ? undefined : freedBy(rows, ctx, task);
    if (freed !== undefined) found.push(freed);
  }
  return found.filter(({ at }) => at >= since).sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}
