// Reminders are their person's alone, also of a task that others have.
import { z } from 'zod';
import { command } from '../command.ts';
import { Day } from '../day.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { liveTask } from '../task/rules.ts';
import { MinuteOfDay } from './schema.ts';

const When = z.union([z.object({ day: Day }), z.object({ before: z.int().min(0).max(365) })]);

/** On a day, or so many days before it is due: that moves with the due day. */
export const addReminder = command(
  'addReminder',
  z.object({ task: z.string(), when: When, minute: MinuteOfDay }),
  (tx, ctx, { task: id, when, minute }) => {
    const task = liveTask(tx, id);
    if (isRefusal(task)) return task;
    if ('before' in when && task.due === null) return refuse('not-valid', 'no due day');
    const same = tx.reminders
      .by('task', id)
      .find((one) => one.binned === null && one.done === null && one.minute === minute && isAt(one, when));
    if (same !== undefined) return { reminder: same.id };
    const reminder = ctx.newId('w');
    tx.reminders.add({ in: 'private' }, reminder, { task: id, minute, ...when });
    return { reminder };
  },
);
const isAt = (one: { day: Day | null; before: number | null }, when: z.infer<typeof When>): boolean =>
  'day' in when ? one.day === when.day : one.before === when.before;

const Named = z.object({ reminder: z.string() });
export const removeReminder = command('removeReminder', Named, (tx, ctx, { reminder: id }) => {
  const reminder = tx.reminders.get(id);
  if (reminder === undefined) return refuse('not-found', 'reminder');
  if (reminder.binned === null) tx.reminders.patch(id, { binned: ctx.now });
  return { reminder: id };
});
/** It was told: it comes no more, on no device. */
export const settleReminder = command('settleReminder', Named, (tx, ctx, { reminder: id }) => {
  const reminder = tx.reminders.get(id);
  if (reminder === undefined) return refuse('not-found', 'reminder');
  if (reminder.done === null) tx.reminders.patch(id, { done: ctx.now });
  return { reminder: id };
});
