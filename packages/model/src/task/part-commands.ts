// Sub-tasks put under a task, moved among its parts, taken out; a line of a checklist becomes one and back.
import { z } from 'zod';
import { command } from '../command.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { statusesOf, statusForKind } from '../project/rules.ts';
import type { Tx } from '../tx.ts';
import { bearTask } from './add-commands.ts';
import { liveTasks, spotFields, TaskIds } from './args.ts';
import { checkItemsOf, liveItem, rankAtEnd } from './checklist-commands.ts';
import { familyOf, mayStandUnder, ranksUnder } from './parents.ts';
import { liveTask } from './rules.ts';
import type { Task } from './schema.ts';

function parentFor(tx: Tx, tasks: readonly Task[], id: string): Task | Refusal {
  const parent = liveTask(tx, id);
  if (isRefusal(parent)) return parent;
  for (const task of tasks) {
    const refusal = mayStandUnder(tx, task, parent);
    if (refusal !== undefined) return refusal;
  }
  return parent;
}

/** Puts tasks under another, directly after or before one of its parts or at an end; null: they stand on their own. */
export const setParent = command(
  'setParent',
  z.object({ task: TaskIds, parent: z.string().nullable(), ...spotFields }),
  (tx, ctx, args) => {
    const tasks = liveTasks(tx, args.task);
    if (isRefusal(tasks)) return tasks;
    if (args.parent === null) {
      const parts = tasks.filter(({ parent }) => parent !== null);
      for (const { id } of parts) tx.tasks.patch(id, { parent: null });
      return { tasks: parts.map(({ id }) => id) };
    }
    const parent = parentFor(tx, tasks, args.parent);
    if (isRefusal(parent)) return parent;
    const ids = tasks.map(({ id }) => id);
    const ranks = ranksUnder(tx, ctx, { parent: parent.id, spot: args, moving: ids });
    tasks.forEach((task, at) =>
      tx.tasks.patch(task.id, {
        ...(task.parent === parent.id ? {} : { parent: parent.id }),
        ranks: { [parent.id]: ranks[at] ?? null },
      }),
    );
    return { tasks: ids };
  },
);

const longest = 500;
/** A line becomes a part of its task, done when it was ticked; the line goes to the bin. */
export const checkItemToTask = command('checkItemToTask', z.object({ item: z.string() }), (tx, ctx, args) => {
  const item = liveItem(tx, args.item);
  if (isRefusal(item)) return item;
  if (item.text.length > longest) return refuse('not-valid', 'long line');
  const parent = liveTask(tx, item.task);
  if (isRefusal(parent)) return parent;
  const title = item.text.replace(/\s+/g, ' ').trim();
  const made = bearTask(tx, ctx, { project: parent.project, parent: parent.id, title });
  if (isRefusal(made)) return made;
  const done = item.done === null ? undefined : statusForKind(statusesOf(tx, parent.project), 'done')?.id;
  if (done !== undefined) tx.tasks.patch(made.task, { status: done });
  tx.checkItems.patch(item.id, { binned: ctx.now });
  return { task: made.task };
});

/** What a line cannot hold: it would be out of sight. */
function holdsMore(tx: Tx, task: Task): boolean {
  const hasLive = (rows: readonly { readonly binned: number | null }[]) => rows.some(({ binned }) => binned === null);
  return (
    familyOf(tx).childrenOf(task.id).length > 0 ||
    checkItemsOf(tx, task.id).length > 0 ||
    hasLive(tx.comments.by('on', task.id)) ||
    hasLive(tx.taskLinks.by('task', task.id))
  );
}

/** A part becomes a line of its parent's checklist, ticked when it is done; the task is archived, and on its own. */
export const taskToCheckItem = command('taskToCheckItem', z.object({ task: z.string() }), (tx, ctx, args) => {
  const task = liveTask(tx, args.task);
  if (isRefusal(task)) return task;
  const parent = familyOf(tx).parentOf(task);
  const home = parent === null ? undefined : tx.tasks.homeOf(parent.id);
  if (parent === null || home === undefined) return refuse('not-valid', 'no parent');
  if (holdsMore(tx, task)) return refuse('not-valid', 'more than a line');
  const id = ctx.newId('k');
  const isDone = tx.statuses.get(task.status)?.kind === 'done';
  tx.checkItems.add(home, id, {
    task: parent.id,
    text: task.title,
    rank: rankAtEnd(tx, ctx, parent.id),
    ...(isDone ? { done: ctx.now } : {}),
  });
  tx.tasks.patch(task.id, { parent: null, archived: ctx.now });
  return { item: id };
});
