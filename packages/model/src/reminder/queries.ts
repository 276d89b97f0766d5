// A person's reminders, of one task and of all. The day and the minute are told; whoever has a clock says when that is.
import { z } from 'zod';
import { question } from '../command.ts';
import { addDays, type Day } from '../day.ts';
import { facing, type TaskFace } from '../relation/queries.ts';
import { readByTask } from '../task/answer.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import type { Reminder } from './schema.ts';

export interface ReminderAnswer {
  readonly id: string;
  /** null: it counts back from a due day, and there is none now. */
  readonly day: Day | null;
  readonly minute: number;
  /** Days before the due day; null: on a day of its own. */
  readonly before: number | null;
  readonly done: boolean;
}
const dayOfReminder = ({ day, before }: Reminder, task: Task): Day | null =>
  day ?? (task.due === null ? null : addDays(task.due, -(before ?? 0)));

const inTime = (a: ReminderAnswer, b: ReminderAnswer): number => {
  const [one, other] = [a.day ?? '9999', b.day ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  return a.minute - b.minute || (a.id < b.id ? -1 : 1);
};
const answerOf = (one: Reminder, task: Task): ReminderAnswer => ({
  id: one.id,
  day: dayOfReminder(one, task),
  minute: one.minute,
  before: one.before,
  done: one.done !== null,
});

export const remindersOf = question(
  'remindersOf',
  z.object({ task: z.string() }),
  ['reminders', 'tasks'],
  (rows, _ctx, args): readonly ReminderAnswer[] => {
    const task = rows.tasks.get(args.task);
    if (task === undefined) return [];
    return rows.reminders
      .by('task', task.id)
      .filter(({ binned }) => binned === null)
      .map((one) => answerOf(one, task))
      .sort(inTime);
  },
);

export interface ComingReminder extends ReminderAnswer {
  readonly task: TaskFace;
}
/** Of all the reader's tasks: those that were not told yet and have a day, soonest first. */
export const remindersToCome = question(
  'remindersToCome',
  z.object({}),
  [...readByTask, 'reminders'],
  (rows, ctx): readonly ComingReminder[] => {
    const face = facing(rows, ctx);
    return [...rows.reminders.all()]
      .filter(({ binned, done }) => binned === null && done === null)
      .flatMap((one) => comingOf(rows, one, face))
      .sort(inTime);
  },
);
function comingOf(rows: Rows, one: Reminder, face: (task: Task) => TaskFace): ComingReminder[] {
  const task = rows.tasks.get(one.task);
  if (task === undefined || task.binned !== null) return [];
  const answer = answerOf(one, task);
  return answer.day === null ? [] : [{ ...answer, task: face(task) }];
}
