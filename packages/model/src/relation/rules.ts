// What relations make of tasks: what a task waits for, and which edge of a ring counts nowhere. Derived, never stored.
import { kindsOf } from '../project/queries.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { ringsOf, type Edge, type EdgesFrom } from './rings.ts';
import type { Relation, RelationKind } from './schema.ts';

type RelationRows = Pick<Rows, 'relations'>;
type BlockerRows = Pick<Rows, 'relations' | 'tasks' | 'statuses' | 'slices'>;

export const liveFrom = (rows: RelationRows, task: string): readonly Relation[] =>
  rows.relations.by('from', task).filter(({ binned }) => binned === null);
export const liveTo = (rows: RelationRows, task: string): readonly Relation[] =>
  rows.relations.by('to', task).filter(({ binned }) => binned === null);

/** Kinds that order tasks stand in one net: who waits for a task cannot come before it. */
const nets: Readonly<Record<RelationKind, readonly RelationKind[]>> = {
  'waits-for': ['waits-for', 'follows'],
  follows: ['waits-for', 'follows'],
  duplicates: ['duplicates'],
  relates: [],
};

/** The edges that may not make a ring with one of this kind; none for a kind that reads alike both ways. */
export const netOf =
  (rows: RelationRows, kind: RelationKind): EdgesFrom =>
  (task): readonly Edge[] =>
    liveFrom(rows, task).filter((relation) => nets[kind].includes(relation.kind));

/** For one answer: whether a relation counts nowhere, since it is the newest of a ring. */
export function ringing(rows: RelationRows): (relation: Relation) => boolean {
  const order = ringsOf(netOf(rows, 'waits-for'));
  const same = ringsOf(netOf(rows, 'duplicates'));
  return (relation) =>
    relation.kind !== 'relates' && (relation.kind === 'duplicates' ? same(relation) : order(relation));
}

/** Something that a task waits for and that is not done. */
export interface Blocker {
  readonly relation: string;
  readonly id: string;
  /** null: a task that this reader cannot see, of which nobody here can say that it is done. */
  readonly task: Task | null;
}

type Waiting = Pick<Task, 'id' | 'status' | 'archived' | 'binned'>;
/** For one answer: what a task waits for, the longest known first; nothing when it is done, archived or binned itself. */
export function blocking(rows: BlockerRows): (task: Waiting) => readonly Blocker[] {
  const isRinging = ringing(rows);
  const kindOf = kindsOf(rows);
  const isOpen = (task: Waiting | undefined): boolean =>
    task === undefined || (task.binned === null && task.archived === null && kindOf(task.status) !== 'done');
  return (task) => {
    const waits = liveFrom(rows, task.id).filter(({ kind }) => kind === 'waits-for');
    if (waits.length === 0 || !isOpen(task)) return [];
    const found = new Map<string, Blocker>();
    for (const relation of waits.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
      const to = rows.tasks.get(relation.to);
      if (!found.has(relation.to) && isOpen(to) && !isRinging(relation))
        found.set(relation.to, { relation: relation.id, id: relation.to, task: to ?? null });
    }
    return [...found.values()];
  };
}

/** What one task waits for. Of many tasks `blocking` looks at each ring once. */
export const blockersOf = (rows: BlockerRows, task: Task): readonly Blocker[] => blocking(rows)(task);
