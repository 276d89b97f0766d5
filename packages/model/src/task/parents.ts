// Sub-tasks: a task names the one that it is a part of, in the same space. A parent that is not here, or in the bin, is none;
// of a ring that merging closed the newest edge counts nowhere (relation/rings.ts).
import type { Ctx } from '../ctx.ts';
import { byRank, isRank, rankOfCreated, ranksBetween } from '../rank.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { leads, ringsOf, withoutRings, type Edge, type EdgesFrom } from '../relation/rings.ts';
import type { Rows } from '../tx.ts';
import { indexAt, type Spot } from './place.ts';
import type { Progress } from './rules.ts';
import type { Task } from './schema.ts';

type ParentRows = Pick<Rows, 'tasks'>;

const edgeOf = (rows: ParentRows, { id, parent }: Pick<Task, 'id' | 'parent'>): Edge | null =>
  parent === null ? null : { id, from: id, to: parent, at: rows.tasks.writingOf(id, 'parent')?.at ?? Infinity };

const parentEdges =
  (rows: ParentRows): EdgesFrom =>
  (id) => {
    const task = rows.tasks.get(id);
    const edge = task === undefined ? null : edgeOf(rows, task);
    return edge === null ? [] : [edge];
  };

export interface Family {
  /** The task that it is a part of; null: it stands on its own. */
  readonly parentOf: (task: Task) => Task | null;
  /** The parent that it names and that counts nowhere, since two people closed a ring apart. */
  readonly isRinging: (task: Task) => boolean;
  /** Its parts in order, without those in the bin. */
  readonly childrenOf: (task: string) => readonly Task[];
}
/** For one answer: what was walked once is not walked again. */
export function familyOf(rows: ParentRows): Family {
  const isIgnored = ringsOf(parentEdges(rows));
  const isRinging = (task: Task): boolean => {
    const edge = edgeOf(rows, task);
    return edge !== null && isIgnored(edge);
  };
  const parentOf = (task: Task): Task | null => {
    const parent = task.parent === null ? undefined : rows.tasks.get(task.parent);
    return parent === undefined || parent.binned !== null || isRinging(task) ? null : parent;
  };
  const childrenOf = (task: string): readonly Task[] =>
    rows.tasks
      .by('parent', task)
      .filter((child) => child.binned === null && parentOf(child)?.id === task)
      .map((child) => ({ rank: rankUnder(child, task), id: child.id, child }))
      .sort(byRank)
      .map(({ child }) => child);
  return { parentOf, isRinging, childrenOf };
}

/** Its place among the parts of a task; what nobody placed stands behind, oldest first. */
function rankUnder(child: Pick<Task, 'ranks' | 'created'>, parent: string): string {
  const rank = child.ranks[parent];
  return isRank(rank) ? rank : rankOfCreated(child.created);
}

interface Under {
  readonly parent: string;
  readonly spot: Spot;
  readonly moving: readonly string[];
  /** Where they are not here yet. */
  readonly count?: number;
}
/** Ranks for a run among the parts of a task. */
export function ranksUnder(rows: ParentRows, ctx: Pick<Ctx, 'random'>, where: Under): readonly string[] {
  const { parent, moving } = where;
  const rest = familyOf(rows)
    .childrenOf(parent)
    .filter(({ id }) => !moving.includes(id));
  const index = indexAt(
    rest.map(({ id }) => id),
    where.spot,
  );
  const rankAt = (task: Task | undefined): string | null => (task ? rankUnder(task, parent) : null);
  const low = rankAt(rest[index - 1]);
  const below = rest.slice(index).find((task) => low === null || rankUnder(task, parent) > low);
  return ranksBetween(low, rankAt(below), { count: where.count ?? moving.length, random: ctx.random });
}

/** All parts of parts, each before its own ones, with how deep it stands. */
export function descendantsOf(
  { childrenOf }: Pick<Family, 'childrenOf'>,
  task: string,
): readonly { readonly task: Task; readonly depth: number }[] {
  const found: { task: Task; depth: number }[] = [];
  const open = childrenOf(task)
    .toReversed()
    .map((child) => ({ task: child, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    const depth = next.depth + 1;
    for (const child of childrenOf(next.task.id).toReversed()) open.push({ task: child, depth });
  }
  return found;
}

export const progressOfParts = (parts: readonly Task[], isDone: (status: string) => boolean): Progress => ({
  done: parts.filter(({ status }) => isDone(status)).length,
  total: parts.length,
});

const spaceAt = (rows: ParentRows, { id }: Task): string => {
  const home = rows.tasks.homeOf(id);
  return home === undefined || home.in === 'private' ? (home?.in ?? id) : home.space;
};

/** A parent stands in the same space; what is one person's alone is a part of such alone. */
export function mayStandUnder(rows: ParentRows, task: Task, parent: Task): Refusal | undefined {
  if (task.id === parent.id) return refuse('not-valid', 'itself');
  if (spaceAt(rows, task) !== spaceAt(rows, parent)) return refuse('not-valid', 'parent elsewhere');
  return leads(parent.id, task.id, withoutRings(parentEdges(rows))) ? refuse('not-valid', 'ring of parts') : undefined;
}
