// My work: what a person has to do, in one ranked list; what sleeps; what was done.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import { Day } from '../day.ts';
import { kindsOf } from '../project/queries.ts';
import { projectNameOf } from '../sharing/slices.ts';
import { answering, readByTask, type TaskAnswer } from '../task/answer.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { doneTasksOf, openTasksOf } from './mine.ts';
import { isSnoozed, markOf, rankFor, sectionOf, sections } from './rules.ts';
import type { Section } from './schema.ts';

export interface WorkAnswer extends TaskAnswer {
  readonly section: Section;
  /** Stands where a hand put it, not where its date would. */
  readonly byHand: boolean;
  readonly rank: string;
  readonly projectName: string;
  /** null: the project has none that this reader knows. */
  readonly hue: number | null;
  /** Nobody else has it. */
  readonly onlyMe: boolean;
  readonly snoozed: boolean;
  /** Sleeps, or slept, until this day. */
  readonly until: Day | null;
  /** Sleeps until this other task is done. */
  readonly after: { readonly id: string; readonly key: string; readonly title: string } | null;
}

const readByWork = [...readByTask, 'workMarks'] as const;
const order = (row: WorkAnswer): number => (row.snoozed ? sections.length : sections.indexOf(row.section));
const inOrder = (a: WorkAnswer, b: WorkAnswer): number =>
  order(a) - order(b) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1);

function workOf(rows: Rows, ctx: AskCtx): (task: Task) => WorkAnswer {
  const answer = answering(rows, ctx);
  const kindOf = kindsOf(rows);
  const other = (id: string | null): WorkAnswer['after'] => {
    const task = id === null ? undefined : rows.tasks.get(id);
    return task === undefined ? null : { id: task.id, key: answer(task).key, title: task.title };
  };
  return (task) => {
    const mark = rows.workMarks.get(markOf(task.id));
    const section = sectionOf({ task, kind: kindOf(task.status), mark }, ctx.today);
    return {
      ...answer(task),
      section,
      byHand: mark?.hand?.section === section,
      rank: rankFor(task, mark),
      projectName: projectNameOf(rows, task.project),
      hue: rows.projects.get(task.project)?.hue ?? null,
      onlyMe: rows.tasks.homeOf(task.id)?.in === 'private',
      snoozed: isSnoozed(rows, mark, ctx.today),
      until: mark?.until ?? null,
      after: other(mark?.after ?? null),
    };
  };
}

/** Everything of mine that is not done: Now, Next, Later, then what sleeps, each in my own order. */
export const workInOrder = (rows: Rows, ctx: AskCtx): WorkAnswer[] =>
  openTasksOf(rows, ctx.person).map(workOf(rows, ctx)).sort(inOrder);

export const myWork = question('myWork', z.object({}), readByWork, (rows, ctx): readonly WorkAnswer[] =>
  workInOrder(rows, ctx),
);

export interface DoneAnswer extends TaskAnswer {
  readonly projectName: string;
  readonly hue: number | null;
  /** When it became done. */
  readonly at: number;
}
/** What I have done since the beginning (UTC) of a day, the latest first. */
export const doneByMe = question(
  'doneByMe',
  z.object({ since: Day }),
  readByTask,
  (rows, ctx, { since }): readonly DoneAnswer[] => {
    const from = Date.parse(`${since}T00:00:00Z`);
    const answer = answering(rows, ctx);
    return doneTasksOf(rows, ctx.person)
      .map((task) => ({ task, at: rows.tasks.writingOf(task.id, 'status')?.at ?? 0 }))
      .filter(({ at }) => at >= from)
      .sort((a, b) => b.at - a.at || (a.task.id < b.task.id ? -1 : 1))
      .map(({ task, at }) => ({
        ...answer(task),
        at,
        projectName: projectNameOf(rows, task.project),
        hue: rows.projects.get(task.project)?.hue ?? null,
      }));
  },
);
