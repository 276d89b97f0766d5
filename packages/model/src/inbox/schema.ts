// What one person did with a notice. Notices themselves are derived (notices.ts) and never stored.
import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';

/** One for each notice that was touched: its id is made of the notice's key, so that two devices write the same one. */
export const inboxMark = record('i', {
  notice: must('no', z.string().max(120)),
  /** When the notice came: a mark goes when its notice has been gone for long. */
  at: must('at', Instant, { quiet: true }),
  read: may('rd', Instant, { quiet: true }),
  done: may('dn', Instant, { quiet: true }),
  /** Sleeps until the morning of this day. */
  until: may('un', Day, { quiet: true }),
});
export type InboxMark = Row<typeof inboxMark>;
