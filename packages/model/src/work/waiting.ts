// What a person waits for: what others have that they gave away or watch, and what blocks their own work.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Day, Instant } from '../day.ts';
import type { DecidedAnswer } from '../decided/answer.ts';
import { decidedIn, matterOf } from '../decided/fold.ts';
import { askedBy } from '../decided/reminding.ts';
import type { SpaceId } from '../ids.ts';
import type { Named } from '../person/naming.ts';
import { kindsOf } from '../project/queries.ts';
import { blocking } from '../relation/rules.ts';
import { answering, readByTask } from '../task/answer.ts';
import { holderOf } from '../task/holder.ts';
import { isVisible } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { openTasksOf } from './mine.ts';
import { watchedTasks } from './watched-view.ts';

/** `asked`: they were asked to take, approve or sign it, and have not answered. */
export type Why = 'blocks' | 'gave' | 'watch' | 'asked';
export interface WaitingAnswer {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly holder: Named | null;
  readonly due: Day | null;
  readonly late: boolean;
  readonly why: Why;
  /** Since when its holder has it; null: nobody has it. */
  readonly since: Instant | null;
  /** Null: not everybody in its space has it, and nobody is reminded of it. */
  readonly space: SpaceId | null;
  readonly decided: DecidedAnswer | null;
}

/** What this person offered or asked and nobody has answered. */
const askedOf = (rows: Rows, { person, directory, decisions }: AskCtx): readonly string[] =>
  [...decisions.open].filter((id) => {
    const space = rows.tasks.spaceOf(id);
    const matter = space && matterOf(decidedIn(decisions.local, space), id);
    return matter !== undefined && askedBy({ directory, person }, matter) !== null;
  });

/** The strongest reason of each: what blocks, what was given, what is watched. */
function reasons(rows: Rows, ctx: AskCtx): ReadonlyMap<string, Why> {
  const { person } = ctx;
  const found = new Map<string, Why>();
  for (const id of rows.tasks.view(watchedTasks).get(person) ?? []) found.set(id, 'watch');
  for (const { task } of rows.workMarks.all())
    if (rows.tasks.writingOf(task, 'assigned')?.by === person) found.set(task, 'gave');
  for (const id of askedOf(rows, ctx)) found.set(id, 'asked');
  const blockersOf = blocking(rows);
  for (const task of openTasksOf(rows, person))
    for (const blocker of blockersOf(task)) if (blocker.task !== null) found.set(blocker.id, 'blocks');
  return found;
}

export const waitingOn = question(
  'waitingOn',
  z.object({}),
  [...readByTask, 'workMarks'],
  (rows, ctx): readonly WaitingAnswer[] => {
    const answer = answering(rows, ctx);
    const kindOf = kindsOf(rows);
    const isWaitedFor = (task: Task, why: Why): boolean => {
      const holder = holderOf(rows, task);
      const isOpen = isVisible(task) && kindOf(task.status) !== 'done';
      return isOpen && (why === 'asked' || (holder !== ctx.person && (holder !== null || why === 'blocks')));
    };
    return [...reasons(rows, ctx)]
      .flatMap(([id, why]): readonly WaitingAnswer[] => {
        const task = rows.tasks.get(id);
        if (task === undefined || !isWaitedFor(task, why)) return [];
        const { key, title, holder, due, late, decided } = answer(task);
        const since = holder === null ? null : (rows.tasks.writingOf(id, 'assigned')?.at ?? null);
        return [{ id, key, title, holder, due, late, why, since, space: rows.tasks.spaceOf(id) ?? null, decided }];
      })
      .sort((a, b) => Number(b.late) - Number(a.late) || (a.since ?? 0) - (b.since ?? 0) || (a.id < b.id ? -1 : 1));
  },
);
