// Which lane a task stands in, and how lanes are called by their ids: a priority "1" to "4", the id of a holder or of a parent,
// the Monday of a week, minutes of an estimate, or tags together; "none" where there is no such value. An id has no spaces.
import { mondayOf } from '../day.ts';
import { holderOf } from '../task/holder.ts';
import { familyOf } from '../task/parents.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import type { Lanes } from './schema.ts';

/** A task of several tags has a lane with those that have the same ones: to put it into another gives it exactly those. */
export const laneOfTags = (tags: readonly string[]): string =>
  tags.length === 0 ? 'none' : `#${tags.map(encodeURIComponent).join(',')}`;
/** null: no lane of tags is called so. */
export function tagsOfLane(lane: string): readonly string[] | null {
  if (lane === 'none') return [];
  if (!lane.startsWith('#')) return null;
  try {
    return lane.slice(1).split(',').map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** For one answer; null where the board has no lanes. */
export function laning(rows: Pick<Rows, 'names' | 'tasks'>, lanes: Lanes | null): (task: Task) => string | null {
  const { parentOf } = familyOf(rows);
  switch (lanes) {
    case 'priority':
      return ({ priority }) => (priority === null ? 'none' : String(priority));
    case 'person':
      return (task) => holderOf(rows, task) ?? 'none';
    case 'tag':
      return ({ tags }) => laneOfTags(tags);
    case 'due':
      return ({ due }) => (due === null ? 'none' : mondayOf(due));
    case 'parent':
      return (task) => parentOf(task)?.id ?? 'none';
    case 'estimate':
      return ({ estimate }) => (estimate === null ? 'none' : String(estimate));
    default:
      return () => null;
  }
}
