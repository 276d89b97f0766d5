// What a card and a peek show of a task, worked out once per answer.
import type { AskCtx } from '../command.ts';
import type { Day, Minutes } from '../day.ts';
import type { HomeName } from '../directory/home-name.ts';
import type { Rows } from '../tx.ts';
import { naming, type Named } from '../person/naming.ts';
import type { StatusKind } from '../project/schema.ts';
import { kindsOf } from '../project/queries.ts';
import { holderOf } from './holder.ts';
import { keying } from './key.ts';
import { movingTo } from './moving.ts';
import { isLate, progressOf } from './rules.ts';
import type { Priority, Task } from './schema.ts';

export interface TaskAnswer {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly project: string;
  readonly status: string;
  readonly kind: StatusKind;
  readonly holder: Named | null;
  readonly due: Day | null;
  readonly late: boolean;
  readonly priority: Priority | null;
  readonly estimate: Minutes | null;
  readonly tags: readonly string[];
  readonly checklistDone: number;
  readonly checklistTotal: number;
  readonly comments: number;
  /** Who wrote a field of it last. */
  readonly updatedBy: string;
  readonly archived: number | null;
  readonly binned: number | null;
  /** The home that it is being moved to; null when it is on no way. */
  readonly movingTo: HomeName | null;
}

/** For one answer: names, kinds and prefixes are looked up once. */
export function answering(rows: Rows, ctx: AskCtx): (task: Task) => TaskAnswer {
  const keyOf = keying(rows, ctx);
  const kindOf = kindsOf(rows);
  const nameOf = naming(rows, ctx);
  return (task) => {
    const holder = holderOf(rows, task);
    const kind = kindOf(task.status);
    const progress = progressOf(rows.checkItems.by('task', task.id));
    let comments = 0;
    for (const comment of rows.comments.by('on', task.id)) if (comment.binned === null) comments += 1;
    return {
      id: task.id,
      key: keyOf(task),
      title: task.title,
      project: task.project,
      status: task.status,
      kind,
      holder: holder === null ? null : nameOf(holder),
      due: task.due,
      late: isLate(task, kind, ctx.today),
      priority: task.priority,
      estimate: task.estimate,
      tags: task.tags,
      checklistDone: progress.done,
      checklistTotal: progress.total,
      comments,
      updatedBy: task.by,
      archived: task.archived,
      binned: task.binned,
      movingTo: movingTo(rows, task),
    };
  };
}
/** What a task's answers are made from. */
export const readByTask = [
  'tasks',
  'checkItems',
  'comments',
  'profiles',
  'names',
  'projects',
  'statuses',
  'slices',
] as const;
