// What a department is asked for: it waits until somebody there answers it. Taken, it is a task on the everyday board
// whose id is told by the request's, so that two who take one apart make one task.
import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import type { RecordId } from '../ids.ts';
import { may, must, record, type Row } from '../record.ts';

const said = { by: z.string(), at: Instant };
/** One cell: of two answers given apart one counts, and the other is kept beside it as a replaced value. */
export const Answer = z.discriminatedUnion('is', [
  z.object({ is: z.literal('taken'), ...said }),
  z.object({ is: z.literal('declined'), why: z.string().min(1).max(1_000), ...said }),
  /** There is such a task already. */
  z.object({ is: z.literal('duplicate'), of: z.string(), ...said }),
  /** Not now: it waits again from that day on; null: when somebody looks. */
  z.object({ is: z.literal('later'), until: Day.nullable(), ...said }),
]);
export type Answer = z.infer<typeof Answer>;

export const request = record('y', {
  title: must('ti', z.string().min(1).max(500)),
  /** What it is for. */
  note: may('no', z.string().max(4_000)),
  wanted: may('du', Day),
  /** A person, or a name without an account. */
  from: must('fr', z.string()),
  at: must('at', Instant, { quiet: true }),
  answer: may('an', Answer),
  /** Its asker took it back. */
  binned: may('bn', Instant),
});
export type Request = Row<typeof request>;

export const taskOf = (request: RecordId): RecordId => `t${request.slice(1)}`;
export const requestOf = (task: RecordId): RecordId => `y${task.slice(1)}`;
