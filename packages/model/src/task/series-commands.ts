// The rule by which a task comes again, a day on which it does not, and making what is to come.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { madeId } from '../made-id.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { Repeat } from './repeat.ts';
import { liveTask } from './rules.ts';
import { comingNow, holidaysAt, inSeries, nextDayOf, occurrenceOf, seriesOf, type Coming } from './series.ts';
import { branchOf, plant, readersAs } from './tree.ts';

/** On the newest of a series alone: the others have passed. null: it comes no more. */
export const setRepeat = command(
  'setRepeat',
  z.object({ task: z.string(), repeat: Repeat.nullable() }),
  (tx, _ctx, { task: id, repeat }) => {
    const task = liveTask(tx, id);
    if (isRefusal(task)) return task;
    const newest = inSeries(tx, seriesOf(task)).at(-1);
    if (newest !== undefined && newest.id !== id) return refuse('not-valid', 'older one');
    if (repeat === null) {
      if (task.repeat !== null) tx.tasks.patch(id, { repeat: null });
      return { task: id };
    }
    const { day, nth } = occurrenceOf(task);
    const isOfMonths = repeat.unit === 'month' || repeat.unit === 'year';
    const wished = repeat.dayOfMonth ?? Number(day.slice(8));
    tx.tasks.patch(id, {
      repeat: isOfMonths ? { ...repeat, dayOfMonth: wished } : repeat,
      ...(task.occurrence === null ? { occurrence: { day, nth } } : {}),
    });
    return { task: id };
  },
);

/** The next day on which it would come is left out. */
export const skipNext = command('skipNext', z.object({ task: z.string() }), (tx, ctx, { task: id }) => {
  const task = liveTask(tx, id);
  if (isRefusal(task)) return task;
  const day = nextDayOf(task, holidaysAt(tx, id, ctx));
  if (task.repeat === null || day === null) return refuse('not-valid', 'nothing to skip');
  const skip = [...(task.repeat.skip ?? []), day].slice(-60);
  tx.tasks.patch(id, { repeat: { ...task.repeat, skip } });
  return { day };
});

function bearNext(tx: Tx, ctx: Ctx, coming: Coming): string | null {
  const { after: task, occurrence, due, id } = coming;
  const home = tx.tasks.homeOf(task.id);
  const readers = readersAs(home);
  const branch = branchOf(tx, task, task.due);
  const made = plant(tx, ctx, {
    branch: { ...branch, after: 0 },
    at: {
      project: task.project,
      readers,
      from: due,
      idFor: (letter, source) => (source === task.id ? id : madeId(letter, id, source)),
    },
  });
  if (isRefusal(made)) return null;
  const watchers = Object.fromEntries(task.watchers.map((person) => [person, true]));
  tx.tasks.patch(id, { repeat: task.repeat, series: seriesOf(task), occurrence, watchers });
  return id;
}

/** Made by whichever device is there; made by two apart it is one. */
export const bearComing = command('bearComing', z.object({}), (tx, ctx) => {
  const made = comingNow(tx, ctx).map((coming) => bearNext(tx, ctx, coming));
  const tasks = made.filter((id) => id !== null);
  return tasks.length === 0 ? refuse('nothing-changed', 'series') : { tasks };
});
