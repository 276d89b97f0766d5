// The inbox: notices bundled by task, what needs a look first in time, the newest in front.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Day, Instant } from '../day.ts';
import { naming, type Named } from '../person/naming.ts';
import type { StatusKind } from '../project/schema.ts';
import { kindsOf } from '../project/queries.ts';
import { projectNameOf } from '../sharing/slices.ts';
import { keying } from '../task/key.ts';
import type { Rows } from '../tx.ts';
import { type Notice, type NoticeKind, noticesFor } from './notices.ts';
import { standingIn, type Standing } from './rules.ts';

export interface NoticeAnswer {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: Instant;
  readonly by: Named | null;
  /** What was said, the beginning of it. */
  readonly text: string | null;
  readonly read: boolean;
  /** Of how many further tasks it tells. */
  readonly more: number;
}
export interface BundleAnswer {
  /** The task. */
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly status: StatusKind;
  readonly due: Day | null;
  readonly projectName: string;
  readonly hue: number | null;
  /** The newest first. */
  readonly notices: readonly NoticeAnswer[];
  /** Of the newest. */
  readonly at: Instant;
  readonly unread: number;
  /** The latest day until which one of them sleeps. */
  readonly until: Day | null;
}

const reads = [
  'tasks',
  'comments',
  'reactions',
  'relations',
  'reminders',
  'statuses',
  'projects',
  'slices',
  'profiles',
  'names',
  'inboxMarks',
] as const;

const Show = z.enum(['open', 'snoozed', 'done']);
type Show = z.infer<typeof Show>;
const isIn = ({ isDone, until }: Standing, show: Show): boolean =>
  show === 'done' ? isDone : !isDone && (until !== null) === (show === 'snoozed');

const snippet = 200;
interface Told {
  readonly notice: Notice;
  readonly standing: Standing;
}

function telling(rows: Rows, ctx: AskCtx): (told: Told) => NoticeAnswer {
  const nameOf = naming(rows, ctx);
  return ({ notice, standing }) => ({
    id: notice.key,
    kind: notice.kind,
    at: notice.at,
    by: notice.by === null ? null : nameOf(notice.by),
    text: notice.comment === null ? null : (rows.comments.get(notice.comment)?.text.slice(0, snippet) ?? null),
    read: standing.isRead,
    more: notice.more ?? 0,
  });
}

function bundling(rows: Rows, ctx: AskCtx): (task: string, told: readonly Told[]) => readonly BundleAnswer[] {
  const tell = telling(rows, ctx);
  const keyOf = keying(rows, ctx);
  const kindOf = kindsOf(rows);
  return (id, told) => {
    const task = rows.tasks.get(id);
    const [newest] = told;
    if (task === undefined || newest === undefined) return [];
    const sleeping = told.flatMap(({ standing }) => standing.until ?? []);
    return [
      {
        id,
        key: keyOf(task),
        title: task.title,
        status: kindOf(task.status),
        due: task.due,
        projectName: projectNameOf(rows, task.project),
        hue: rows.projects.get(task.project)?.hue ?? null,
        notices: told.map(tell),
        at: newest.notice.at,
        unread: told.filter(({ standing }) => !standing.isRead).length,
        until: sleeping.sort().at(-1) ?? null,
      },
    ];
  };
}

export const inbox = question(
  'inbox',
  z.object({ show: Show }),
  reads,
  (rows, ctx, { show }): readonly BundleAnswer[] => {
    const told = noticesFor(rows, ctx)
      .map((notice) => ({ notice, standing: standingIn(rows, notice, ctx.today) }))
      .filter(({ standing }) => isIn(standing, show));
    const bundle = bundling(rows, ctx);
    // Whoever was reminded and has not looked sees that first.
    const isFirst = ({ notice, standing }: Told): boolean => notice.kind === 'nudged' && !standing.isRead;
    told.sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
    return [...Map.groupBy(told, ({ notice }) => notice.task)].flatMap(([task, of]) => bundle(task, of));
  },
);

export interface UnreadAnswer {
  /** The key of the notice. */
  readonly id: string;
  readonly task: string;
  readonly kind: NoticeKind;
  readonly at: Instant;
}
/** What is unread, awake and not done: for the badge, for whoever opens a task, for what the system shows. */
export const unreadNotices = question('unreadNotices', z.object({}), reads, (rows, ctx): readonly UnreadAnswer[] =>
  noticesFor(rows, ctx)
    .filter((notice) => {
      const standing = standingIn(rows, notice, ctx.today);
      return !standing.isRead && isIn(standing, 'open');
    })
    .map(({ key, task, kind, at }) => ({ id: key, task, kind, at })),
);
