// What a card and a peek show of a task, worked out once per answer.
import type { AskCtx } from '../command.ts';
import { decidedAbout, type DecidedAnswer } from '../decided/answer.ts';
import type { Day, Minutes } from '../day.ts';
import type { HomeName } from '../directory/home-name.ts';
import type { Rows } from '../tx.ts';
import { naming, type Named } from '../person/naming.ts';
import type { StatusKind } from '../project/schema.ts';
import { kindsOf } from '../project/queries.ts';
import { blocking } from '../relation/rules.ts';
import { holderOf } from './holder.ts';
import { keying } from './key.ts';
import { movingTo } from './moving.ts';
import { familyOf, progressOfParts } from './parents.ts';
import { isLate, progressOf } from './rules.ts';
import type { Priority, Task } from './schema.ts';

/** Another task, as far as its name goes. */
export interface Called {
  readonly id: string;
  readonly key: string;
  readonly title: string;
}
/** The blocked mark: the first of those that it waits for, and how many there are. */
export interface Waiting {
  /** null: a task that this reader cannot see. */
  readonly task: Called | null;
  readonly count: number;
}
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
  /** What it is a part of; null: it stands on its own, or its reader cannot see that. */
  readonly parent: Called | null;
  readonly partsDone: number;
  readonly partsTotal: number;
  /** What it waits for; null when it waits for nothing. */
  readonly waitsFor: Waiting | null;
  /** What was decided about it; null: nothing. */
  readonly decided: DecidedAnswer | null;
  /** The home that it is being moved to; null when it is on no way. */
  readonly movingTo: HomeName | null;
}

/** For one answer: names, kinds and prefixes are looked up once. */
export function answering(rows: Rows, ctx: AskCtx): (task: Task) => TaskAnswer {
  const keyOf = keying(rows, ctx);
  const kindOf = kindsOf(rows);
  const nameOf = naming(rows, ctx);
  const waitingOf = waiting(rows, keyOf);
  const decidedOf = decidedAbout(rows, ctx);
  const { parentOf, childrenOf } = familyOf(rows);
  const isDone = (status: string): boolean => kindOf(status) === 'done';
  return (task) => {
    const holder = holderOf(rows, task);
    const kind = kindOf(task.status);
    const progress = progressOf(rows.checkItems.by('task', task.id));
    const parts = progressOfParts(childrenOf(task.id), isDone);
    const parent = parentOf(task);
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
      parent: parent && { id: parent.id, key: keyOf(parent), title: parent.title },
      partsDone: parts.done,
      partsTotal: parts.total,
      waitsFor: waitingOf(task),
      decided: decidedOf(task),
      movingTo: movingTo(rows, task),
    };
  };
}

function waiting(rows: Rows, keyOf: (task: Task) => string): (task: Task) => Waiting | null {
  const blockersOf = blocking(rows);
  return (task) => {
    const blockers = blockersOf(task);
    // One that can be opened is told before one that cannot be seen.
    const first = blockers.find((blocker) => blocker.task !== null)?.task ?? null;
    if (blockers.length === 0) return null;
    return { task: first && { id: first.id, key: keyOf(first), title: first.title }, count: blockers.length };
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
  'relations',
] as const;
