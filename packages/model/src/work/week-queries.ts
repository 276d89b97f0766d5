// My week and the hours that I keep for tasks.
import { z } from 'zod';
import { question } from '../command.ts';
import { addDays, Day, type Minutes } from '../day.ts';
import { holidaysOf } from '../holiday/rules.ts';
import { kindsOf } from '../project/queries.ts';
import type { StatusKind } from '../project/schema.ts';
import { projectNameOf } from '../sharing/slices.ts';
import { keying } from '../task/key.ts';
import type { Rows } from '../tx.ts';
import { openTasksOf } from './mine.ts';
import type { TimeBlock } from './schema.ts';
import { isSnoozed, markOf } from './rules.ts';
import { loadOf } from './week.ts';

interface Part {
  readonly project: string;
  readonly name: string;
  readonly hue: number | null;
  readonly minutes: Minutes;
}
export interface WeekDayAnswer {
  /** The day. */
  readonly id: string;
  readonly capacity: Minutes | null;
  readonly holiday: string | null;
  readonly parts: readonly Part[];
}

const daysFrom = (from: Day, count: number): Day[] => Array.from({ length: count }, (_, at) => addDays(from, at));
const nothingTold = { weeks: {}, away: {} };

export const blocksOn = (rows: Pick<Rows, 'timeBlocks'>, days: readonly Day[]): TimeBlock[] =>
  days.flatMap((day) => rows.timeBlocks.by('day', day)).filter(({ binned }) => binned === null);

/** Seven days from this one: what can be given, and what is asked of it. */
export const myWeek = question(
  'myWeek',
  z.object({ from: Day }),
  ['tasks', 'statuses', 'projects', 'names', 'profiles', 'sheets', 'slices', 'workMarks', 'timeBlocks'],
  (rows, ctx, { from }): readonly WeekDayAnswer[] => {
    const awake = openTasksOf(rows, ctx.person).filter(
      ({ id }) => !isSnoozed(rows, rows.workMarks.get(markOf(id)), ctx.today),
    );
    const blocks = awake.flatMap(({ id }) => rows.timeBlocks.by('task', id)).filter(({ binned }) => binned === null);
    const told = rows.profiles.get(ctx.person) ?? nothingTold;
    const pattern = { weeks: told.weeks, away: told.away, holidays: holidaysOf(rows, ctx.directory, ctx.person) };
    return loadOf({ tasks: awake, blocks, pattern, days: daysFrom(from, 7), today: ctx.today }).map(
      ({ day, capacity, holiday, byProject }) => ({
        id: day,
        capacity,
        holiday,
        parts: [...byProject].map(([project, minutes]) => ({
          project,
          name: projectNameOf(rows, project),
          hue: rows.projects.get(project)?.hue ?? null,
          minutes,
        })),
      }),
    );
  },
);

export interface BlockAnswer {
  readonly id: string;
  readonly task: string;
  readonly key: string;
  readonly title: string;
  readonly kind: StatusKind;
  readonly hue: number | null;
  readonly onlyMe: boolean;
  readonly day: string;
  readonly from: Minutes;
  readonly minutes: Minutes;
}
/** Hours that are kept on seven days from this one, day by day in their order. */
export const myBlocks = question(
  'myBlocks',
  z.object({ from: Day }),
  ['tasks', 'statuses', 'projects', 'slices', 'timeBlocks'],
  (rows, ctx, { from }): readonly BlockAnswer[] => {
    const keyOf = keying(rows, ctx);
    const kindOf = kindsOf(rows);
    return blocksOn(rows, daysFrom(from, 7))
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.from - b.from || (a.id < b.id ? -1 : 1)))
      .flatMap((block) => {
        const task = rows.tasks.get(block.task);
        if (task === undefined || task.binned !== null) return [];
        return [
          {
            id: block.id,
            task: task.id,
            key: keyOf(task),
            title: task.title,
            kind: kindOf(task.status),
            hue: rows.projects.get(task.project)?.hue ?? null,
            onlyMe: rows.tasks.homeOf(task.id)?.in === 'private',
            day: block.day,
            from: block.from,
            minutes: block.minutes,
          },
        ];
      });
  },
);
