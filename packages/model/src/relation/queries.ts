// A task's relations as its room shows them, and who is free to begin since what they waited for is done.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { Day, Instant } from '../day.ts';
import type { Named } from '../person/naming.ts';
import { naming } from '../person/naming.ts';
import { kindsOf } from '../project/queries.ts';
import type { StatusKind } from '../project/schema.ts';
import { projectNameOf } from '../sharing/slices.ts';
import { readByTask } from '../task/answer.ts';
import { decidedAbout, type DecidedAnswer } from '../decided/answer.ts';
import { holderOf } from '../task/holder.ts';
import { keying } from '../task/key.ts';
import { isLate } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { blocking, liveFrom, liveTo, ringing } from './rules.ts';
import type { Relation, RelationKind } from './schema.ts';

/** A task as it stands beside another: enough to know and to open it. */
export interface TaskFace {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly kind: StatusKind;
  readonly holder: Named | null;
  readonly decided: DecidedAnswer | null;
  readonly due: Day | null;
  readonly late: boolean;
  readonly projectName: string;
  readonly binned: boolean;
}
/** For one answer. */
export function facing(rows: Rows, ctx: AskCtx): (task: Task) => TaskFace {
  const keyOf = keying(rows, ctx);
  const kindOf = kindsOf(rows);
  const nameOf = naming(rows, ctx);
  const decidedOf = decidedAbout(rows, ctx);
  return (task) => {
    const holder = holderOf(rows, task);
    const kind = kindOf(task.status);
    return {
      id: task.id,
      key: keyOf(task),
      title: task.title,
      kind,
      holder: holder === null ? null : nameOf(holder),
      decided: decidedOf(task),
      due: task.due,
      late: isLate(task, kind, ctx.today),
      projectName: projectNameOf(rows, task.project),
      binned: task.binned !== null,
    };
  };
}

export interface RelationAnswer {
  readonly id: string;
  readonly kind: RelationKind;
  /** Whether the asked task is the one that waits, follows, is the duplicate; true for what reads alike both ways. */
  readonly isFrom: boolean;
  /** The other one; null: a task that this reader cannot see. */
  readonly task: TaskFace | null;
  /** The newest of a ring that was closed by two people apart: it counts nowhere. */
  readonly ring: boolean;
  /** Who said so last. */
  readonly by: string;
}
const kinds: readonly RelationKind[] = ['waits-for', 'follows', 'duplicates', 'relates'];
const inOrder = (a: Relation, b: Relation): number =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.at - b.at || (a.id < b.id ? -1 : 1);

/** What two people said apart is shown once. */
function once(relations: readonly Relation[], task: string): Relation[] {
  const seen = new Set<string>();
  return relations.toSorted(inOrder).filter((relation) => {
    const isFrom = relation.kind === 'relates' || relation.from === task;
    const other = relation.from === task ? relation.to : relation.from;
    const said = `${relation.kind} ${isFrom} ${other}`;
    return !seen.has(said) && seen.add(said) !== undefined;
  });
}

/** Of one task: what it waits for and comes after, then what waits for it; each kind by age. */
export const relationsOf = question(
  'relationsOf',
  z.object({ task: z.string() }),
  [...readByTask],
  (rows, ctx, { task }): readonly RelationAnswer[] => {
    const face = facing(rows, ctx);
    const isRinging = ringing(rows);
    return once([...liveFrom(rows, task), ...liveTo(rows, task)], task).map((relation): RelationAnswer => {
      const other = rows.tasks.get(relation.from === task ? relation.to : relation.from);
      return {
        id: relation.id,
        kind: relation.kind,
        isFrom: relation.kind === 'relates' || relation.from === task,
        task: other === undefined ? null : face(other),
        ring: isRinging(relation),
        by: relation.by,
      };
    });
  },
);

export interface UnblockedAnswer {
  /** Stable while the same task was the last to be done. */
  readonly id: string;
  readonly task: TaskFace;
  /** The one that was done last. */
  readonly by: TaskFace;
  /** When that was. */
  readonly at: Instant;
}
/** The reader's own open tasks that waited and wait for nothing more; latest first. */
export const unblocked = question(
  'unblocked',
  z.object({}),
  [...readByTask],
  (rows, ctx): readonly UnblockedAnswer[] => {
    const face = facing(rows, ctx);
    const kindOf = kindsOf(rows);
    const blockersOf = blocking(rows);
    const found: UnblockedAnswer[] = [];
    for (const task of waitingTasks(rows)) {
      const isOpen = task.binned === null && task.archived === null && kindOf(task.status) !== 'done';
      if (!isOpen || holderOf(rows, task) !== ctx.person || blockersOf(task).length > 0) continue;
      const last = lastDone(rows, task, kindOf);
      if (last !== undefined)
        found.push({ id: `${task.id}:${last.task.id}`, task: face(task), by: face(last.task), at: last.at });
    }
    return found.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  },
);

function waitingTasks(rows: Rows): Set<Task> {
  const found = new Set<Task>();
  for (const { from, kind, binned } of rows.relations.all()) {
    const task = kind === 'waits-for' && binned === null ? rows.tasks.get(from) : undefined;
    if (task !== undefined) found.add(task);
  }
  return found;
}

function lastDone(
  rows: Rows,
  task: Task,
  kindOf: (status: string) => StatusKind,
): { readonly task: Task; readonly at: Instant } | undefined {
  return liveFrom(rows, task.id)
    .filter(({ kind }) => kind === 'waits-for')
    .flatMap(({ to }) => rows.tasks.get(to) ?? [])
    .filter(({ status }) => kindOf(status) === 'done')
    .map((done) => ({ task: done, at: rows.tasks.writingOf(done.id, 'status')?.at ?? 0 }))
    .sort((a, b) => b.at - a.at || (a.task.id < b.task.id ? -1 : 1))[0];
}
