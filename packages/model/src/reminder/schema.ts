// When one person wants to be told of a task: on a day or so many days before it is due, by the clock where they are then.
import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { may, must, record, type Row } from '../record.ts';

export const MinuteOfDay = z.int().min(0).max(1439);

export const reminder = record('w', {
  task: must('tk', z.string(), { index: true }),
  /** This day; null: counted back from the due day. */
  day: may('dy', Day),
  before: may('bf', z.int().min(0).max(365)),
  minute: must('mi', MinuteOfDay),
  done: may('dn', Instant),
  binned: may('bn', Instant),
});
export type Reminder = Row<typeof reminder>;
