// What a person fills in while a task comes into a column that asks for it: part of the same gesture, written only where it
// was missing.
import { z } from 'zod';
import { Day, Minutes } from '../day.ts';
import type { Ctx } from '../ctx.ts';
import type { Patch } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { entryRefusal, missing, type Comer } from '../board/entry.ts';
import type { Need } from '../board/schema.ts';
import { resolvePerson } from '../person/naming.ts';
import { noteGiven } from '../work/note.ts';
import { liveItem } from './checklist-commands.ts';
import { isKnownHolder } from './holder.ts';
import { tagOf } from './rules.ts';
import { Priority, type Task, type task as taskType } from './schema.ts';

export const Filled = z.object({
  assigned: z.string().optional(),
  due: Day.optional(),
  estimate: Minutes.optional(),
  priority: Priority.optional(),
  tag: z.string().optional(),
  /** Lines of the checklist that are done by now. */
  ticked: z.array(z.string()).max(500).optional(),
});
export type Filled = z.infer<typeof Filled>;
type Fields = Patch<typeof taskType>;

export interface Filling {
  readonly ticked: ReadonlySet<string>;
  /** What a task gets of it: nothing but what it is asked for and lacks. */
  readonly fieldsFor: (needs: readonly Need[]) => Fields;
}
const nothing: Filling = { ticked: new Set(), fieldsFor: () => ({}) };

export function fillingOf(tx: Tx, ctx: Ctx, filled: Filled | undefined): Filling | Refusal {
  if (filled === undefined) return nothing;
  const to = resolvePerson(tx, filled.assigned ?? null);
  if (to !== null && !isKnownHolder(tx, ctx, to)) return refuse('not-found', 'person');
  const tag = filled.tag === undefined ? null : tagOf(filled.tag);
  for (const id of filled.ticked ?? []) {
    const item = liveItem(tx, id);
    if (isRefusal(item)) return item;
  }
  const { due, estimate, priority } = filled;
  const given: Partial<Record<Need, Fields>> = {
    holder: only('assigned', to),
    due: only('due', due),
    estimate: only('estimate', estimate),
    priority: only('priority', priority),
    tag: only('tags', tag && { [tag]: true }),
  };
  const fieldsFor = (needs: readonly Need[]): Fields =>
    Object.assign({}, ...needs.map((need) => given[need])) as Fields;
  return { ticked: new Set(filled.ticked), fieldsFor };
}

const only = (field: keyof Fields, value: unknown): Fields => (value == null ? {} : { [field]: value });

/** A task with a patch of its plain fields and its tags, before anything is written. */
export function withFields<T extends Comer>(task: T, { tags, ranks: _ranks, ...fields }: Fields): T {
  if (tags === undefined) return { ...task, ...fields };
  const kept = task.tags.filter((tag) => tags[tag] !== false);
  const put = Object.keys(tags).filter((tag) => tags[tag] === true && !kept.includes(tag));
  return { ...task, ...fields, tags: [...kept, ...put].sort() };
}

interface Going {
  readonly project: string;
  readonly tasks: readonly Task[];
  readonly statusOf: (task: Task) => string;
  /** Other fields that this gesture writes. */
  readonly alsoOf?: (task: Task) => Fields;
  readonly filled: Filled | undefined;
  /** They come from another project. */
  readonly isNew?: boolean;
}
export interface Coming {
  /** What was filled in for it. */
  readonly fieldsFor: (task: Task) => Fields;
  /** Writes what is no field of a task. */
  readonly settle: () => void;
}

/** Whether tasks may take a status, with what is filled in on the way: the question of every command that moves. */
export function comingIn(tx: Tx, ctx: Ctx, going: Going): Coming | Refusal {
  const filling = fillingOf(tx, ctx, going.filled);
  if (isRefusal(filling)) return filling;
  const { project, alsoOf = () => ({}), isNew = false } = going;
  const { ticked } = filling;
  const comers = going.tasks.map((task) => ({
    task: withFields(task, alsoOf(task)),
    status: going.statusOf(task),
    isNew,
  }));
  const missedBy = missing(tx, { project, ticked });
  const fields = new Map(comers.map((one) => [one.task.id, filling.fieldsFor(missedBy(one).needs)]));
  const fieldsFor = ({ id }: Comer): Fields => fields.get(id) ?? {};
  const filled = comers.map((one) => ({ ...one, task: withFields(one.task, fieldsFor(one.task)) }));
  const refusal = entryRefusal(tx, { project, ticked, going: filled });
  if (refusal) return refusal;
  return { fieldsFor, settle: () => settle(tx, ctx, { ...going, filling, fieldsFor }) };
}

function settle(tx: Tx, ctx: Ctx, of: Going & Pick<Coming, 'fieldsFor'> & { filling: Filling }): void {
  for (const id of of.filling.ticked)
    if (tx.checkItems.get(id)?.done === null) tx.checkItems.patch(id, { done: ctx.now });
  for (const task of of.tasks) {
    const to = of.fieldsFor(task).assigned ?? null;
    if (to !== null && to !== ctx.person) noteGiven(tx, task.id);
  }
}
