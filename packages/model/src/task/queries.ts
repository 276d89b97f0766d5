// A task's peek, its checklist and links, and finding tasks by words and keys.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Home, Rows } from '../tx.ts';
import { boardsInOrder } from '../project/queries.ts';
import { projectNameOf, statusNameOf } from '../sharing/slices.ts';
import { type Resting, restingOf } from '../decided/resting.ts';
import { answering, readByTask, type TaskAnswer } from './answer.ts';
import { type Budget, budgetFor } from './budget.ts';
import { checkItemsOf } from './checklist-commands.ts';
import { parseKey, tasksWithKey } from './key.ts';
import { besideOf } from './moving.ts';
import type { Task } from './schema.ts';
import { readTyped, taskTitles } from './titles-view.ts';

export interface PeekAnswer extends TaskAnswer {
  readonly space: string | null;
  /** Who has it: a space, the readers of a group, or one person. */
  readonly home: Home | null;
  /** The home that names its page and comments: that of its birth. */
  readonly beside: Home | null;
  /** null: the reader of this has no such field, whatever stands in it. */
  readonly budget: Budget | null;
  readonly projectName: string;
  readonly statusName: string;
  readonly created: number;
  /** The quarter whose archive has the rest of it; null: all of it is in its own document. */
  readonly archive: string | null;
  /** Where an import brought it from, "trello"; null when made here. */
  readonly provider: string | null;
  /** Who is told of it without having it. */
  readonly watchers: readonly string[];
  /** Boards on which it stands. */
  readonly boards: readonly string[];
  /** Why what waits on it for somebody's word asks nobody now; null: it is at work. */
  readonly resting: Resting | null;
}
function peekOf(rows: Rows, ctx: AskCtx, task: Task): PeekAnswer {
  const space = rows.tasks.spaceOf(task.id);
  const home = rows.tasks.homeOf(task.id);
  return {
    ...answering(rows, ctx)(task),
    space: space ?? null,
    home: home ?? null,
    budget: budgetFor(ctx, home, task.budget),
    beside: besideOf(ctx.directory, rows, task.id) ?? null,
    projectName: projectNameOf(rows, task.project),
    statusName: statusNameOf(rows, task.status),
    created: task.created,
    archive: task.archive,
    provider: task.source?.split(':')[0] ?? null,
    watchers: task.watchers,
    boards: boardsInOrder(rows, task.project).map((board) => board.id),
    resting: restingOf(rows, task),
  };
}

/** One row, or none where the task is not here. Archived and binned tasks have their peek too. */
export const taskPeek = question(
  'taskPeek',
  z.object({ task: z.string() }),
  [...readByTask, 'boards'],
  (rows, ctx, args): readonly PeekAnswer[] => {
    const task = rows.tasks.get(args.task);
    return task === undefined ? [] : [peekOf(rows, ctx, task)];
  },
);

/** The task that a typed or linked key leads to; several only where two tasks got one key apart, likeliest first. */
export const taskByKey = question(
  'taskByKey',
  z.object({ key: z.string() }),
  [...readByTask, 'boards'],
  (rows, ctx, args): readonly PeekAnswer[] => {
    const key = parseKey(args.key);
    return key === null ? [] : tasksWithKey(rows, ctx, key).map((task) => peekOf(rows, ctx, task));
  },
);

export interface CheckItemAnswer {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly list: string | null;
}
export const checklistOf = question(
  'checklistOf',
  z.object({ task: z.string() }),
  ['checkItems'],
  (rows, _ctx, { task }): readonly CheckItemAnswer[] =>
    checkItemsOf(rows, task).map(({ id, text, done, list }) => ({ id, text, done: done !== null, list })),
);

export interface LinkAnswer {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}
export const linksOf = question(
  'linksOf',
  z.object({ task: z.string() }),
  ['taskLinks'],
  (rows, _ctx, { task }): readonly LinkAnswer[] =>
    rows.taskLinks
      .by('task', task)
      .filter((link) => link.binned === null)
      .map(({ id, title, url }) => ({ id, title, url }))
      .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1)),
);

/** Keys first, then titles that hold every word; newest first among equals, archived ones last. */
export const findTasks = question(
  'findTasks',
  z.object({ text: z.string(), limit: z.int().min(1).max(200).optional() }),
  [...readByTask],
  (rows, ctx, args): readonly TaskAnswer[] => {
    const key = parseKey(args.text);
    const byKey = key === null ? [] : tasksWithKey(rows, ctx, key).filter((task) => task.binned === null);
    const most = args.limit ?? 20;
    const byWords = rows.tasks.view(taskTitles).find(readTyped(args.text), most);
    const found = new Set([...byKey.map(({ id }) => id), ...byWords]);
    return [...found]
      .slice(0, most)
      .flatMap((id) => rows.tasks.get(id) ?? [])
      .map(answering(rows, ctx));
  },
);
