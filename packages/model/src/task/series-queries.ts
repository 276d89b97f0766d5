// What is to be made now, and what a task's room says of its series.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Day } from '../day.ts';
import { facing, type TaskFace } from '../relation/queries.ts';
import { readByTask } from './answer.ts';
import type { Repeat } from './repeat.ts';
import { comingNow, holidaysAt, inSeries, nextDayOf, occurrenceOf, seriesOf } from './series.ts';

/** Ids that bearComing would make: a device that may make them does. */
export const comingTasks = question(
  'comingTasks',
  z.object({}),
  ['tasks', 'statuses', 'projects', 'sheets', 'profiles', 'names'],
  (rows, ctx): readonly { readonly id: string }[] => comingNow(rows, ctx).map(({ id }) => ({ id })),
);

export interface SeriesAnswer {
  /** The asked task. */
  readonly id: string;
  readonly repeat: Repeat | null;
  readonly nth: number;
  /** The day of the next one by the rule; null: none, or when this one is done. */
  readonly next: Day | null;
  /** The newest of its series, where that is another one. */
  readonly newest: TaskFace | null;
  readonly before: TaskFace | null;
}
export const seriesAround = question(
  'seriesAround',
  z.object({ task: z.string() }),
  [...readByTask, 'sheets'],
  (rows, ctx, args): readonly SeriesAnswer[] => {
    const task = rows.tasks.get(args.task);
    if (task === undefined) return [];
    const all = inSeries(rows, seriesOf(task));
    const face = facing(rows, ctx);
    const newest = all.at(-1);
    const before = all[all.findIndex(({ id }) => id === task.id) - 1];
    return [
      {
        id: task.id,
        repeat: task.repeat,
        nth: occurrenceOf(task).nth,
        next: nextDayOf(task, holidaysAt(rows, task.id, ctx)),
        newest: newest === undefined || newest.id === task.id ? null : face(newest),
        before: before === undefined ? null : face(before),
      },
    ];
  },
);
