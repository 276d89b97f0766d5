// Triage. Marks lie in the person's private document: what is read on one device is read on all, and nobody else is told.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import { refuse } from '../refusal.ts';
import type { Patch } from '../record.ts';
import type { Tx } from '../tx.ts';
import { horizonOf, type Notice, noticesFor } from './notices.ts';
import { noticeMark, standingIn, type Standing } from './rules.ts';
import type { inboxMark } from './schema.ts';

const Keys = z.array(z.string()).min(1).max(2_000);
/** How many marks of notices that are gone are emptied beside one act. */
const mostEmptied = 50;

/** Those that are there now: what was settled meanwhile needs no mark. */
function named(tx: Tx, ctx: Ctx, keys: readonly string[]): readonly Notice[] {
  const wished = new Set(keys);
  return noticesFor(tx, ctx).filter(({ key }) => wished.has(key));
}

function mark(tx: Tx, notice: Notice, fields: Patch<typeof inboxMark>): void {
  const id = noticeMark(notice.key);
  if (tx.inboxMarks.get(id) !== undefined) tx.inboxMarks.patch(id, fields);
  else tx.inboxMarks.add({ in: 'private' }, id, { notice: notice.key, at: notice.at, ...fields });
}

const nothing = { notice: null, at: null, read: null, done: null, until: null };
/** A mark goes when its notice has been gone for long: it is emptied, and no row any more. */
function emptyOld(tx: Tx, { today }: Ctx): void {
  const since = horizonOf(today);
  let emptied = 0;
  for (const { id, at, notice } of tx.inboxMarks.all()) {
    if (at >= since || notice === null) continue;
    tx.inboxMarks.patch(id, nothing);
    emptied += 1;
    if (emptied === mostEmptied) return;
  }
}

interface Marking {
  readonly notices: readonly Notice[];
  /** Only where it says something new. */
  readonly isNew: (standing: Standing) => boolean;
  readonly fields: Patch<typeof inboxMark>;
}
function markAll(tx: Tx, ctx: Ctx, { notices, isNew, fields }: Marking): { notices: string[] } {
  const changing = notices.filter((notice) => isNew(standingIn(tx, notice, ctx.today)));
  for (const notice of changing) mark(tx, notice, fields);
  if (changing.length > 0) emptyOld(tx, ctx);
  return { notices: changing.map(({ key }) => key) };
}

export const readNotices = command(
  'readNotices',
  z.object({ notices: Keys, read: z.boolean() }),
  (tx, ctx, { notices, read }) =>
    markAll(tx, ctx, {
      notices: named(tx, ctx, notices),
      isNew: ({ isRead }) => isRead !== read,
      fields: { read: read ? ctx.now : null },
    }),
);

/** Whoever has opened a task has read what was told of it. */
export const readTask = command('readTask', z.object({ task: z.string() }), (tx, ctx, { task }) =>
  markAll(tx, ctx, {
    notices: noticesFor(tx, ctx).filter((notice) => notice.task === task),
    isNew: ({ isRead }) => !isRead,
    fields: { read: ctx.now },
  }),
);

/** Done is read too, and awake; not done any more, it stands there again. */
export const finishNotices = command(
  'finishNotices',
  z.object({ notices: Keys, done: z.boolean() }),
  (tx, ctx, { notices, done }) =>
    markAll(tx, ctx, {
      notices: named(tx, ctx, notices),
      isNew: ({ isDone }) => isDone !== done,
      fields: done ? { done: ctx.now, read: ctx.now, until: null } : { done: null },
    }),
);

/** Until the morning of a day; null wakes. */
export const snoozeNotices = command(
  'snoozeNotices',
  z.object({ notices: Keys, until: Day.nullable() }),
  (tx, ctx, { notices, until }) => {
    if (until !== null && until <= ctx.today) return refuse('not-valid', 'snooze');
    return markAll(tx, ctx, {
      notices: named(tx, ctx, notices),
      isNew: (standing) => standing.until !== until,
      fields: until === null ? { until } : { until, read: ctx.now },
    });
  },
);
