// What becomes of the parts of a task that goes elsewhere: those of its project go along. Of what leaves its space without
// the other, part or whole, the part stands on its own.
import type { SpaceId } from '../ids.ts';
import type { Rows } from '../tx.ts';
import { movingTo } from './moving.ts';
import { descendantsOf, familyOf } from './parents.ts';
import type { Task } from './schema.ts';

export interface Going {
  /** Those that were named, and their parts that go along. */
  readonly tasks: readonly Task[];
  /** Ids of parts that stand on their own from now on. */
  readonly alone: readonly string[];
}

/** In one document with all that hangs on it: not in an archive, not on another way, and with no fewer readers. */
const isWhole = (rows: Rows, task: Task): boolean =>
  task.archive === null && movingTo(rows, task) === null && rows.tasks.homeOf(task.id)?.in === 'space';

/** @param space where they go; undefined for what goes nowhere else. */
export function goingAlong(rows: Rows, named: readonly Task[], space: SpaceId | undefined): Going {
  const family = familyOf(rows);
  const going = new Map(named.map((task) => [task.id, task]));
  const leaves = (task: Task): boolean => {
    const home = rows.tasks.homeOf(task.id);
    return home?.in === 'space' && home.space !== space;
  };
  const parts = named.flatMap((task) =>
    descendantsOf(family, task.id)
      .map((part) => part.task)
      .filter((part) => part.project === task.project && (!leaves(part) || isWhole(rows, part))),
  );
  for (const part of parts) going.set(part.id, part);
  const tasks = [...going.values()];
  const orphans = tasks.filter((task) => leaves(task) && task.parent !== null && !going.has(task.parent));
  const left = tasks
    .filter(leaves)
    .flatMap(({ id }) => family.childrenOf(id))
    .filter((child) => !going.has(child.id) && child.archive === null);
  return { tasks, alone: [...orphans, ...left].map(({ id }) => id) };
}
