// What a person's marks make of a notice.
import type { Day } from '../day.ts';
import { madeId } from '../made-id.ts';
import type { Rows } from '../tx.ts';
import type { Notice } from './notices.ts';
import type { InboxMark } from './schema.ts';

export const noticeMark = (key: string): string => madeId('i', 'notice', key);

export interface Standing {
  readonly isRead: boolean;
  readonly isDone: boolean;
  /** Sleeps until this day; null: it is awake. */
  readonly until: Day | null;
}
const untouched: Standing = { isRead: false, isDone: false, until: null };

/** What slept comes back unread. */
export function standingOf(mark: Pick<InboxMark, 'read' | 'done' | 'until'> | undefined, today: Day): Standing {
  if (mark === undefined) return untouched;
  const { read, done, until } = mark;
  const hasWoken = until !== null && until <= today;
  const isReadSince = read !== null && !(hasWoken && read < Date.parse(`${until}T00:00:00Z`));
  return { isRead: isReadSince, isDone: done !== null, until: hasWoken ? null : until };
}

export const standingIn = (rows: Pick<Rows, 'inboxMarks'>, { key }: Notice, today: Day): Standing =>
  standingOf(rows.inboxMarks.get(noticeMark(key)), today);
