// A task between two spaces: copied already, and not on record yet. And where its page and comments are, which keep the
// names that they were born with.
import type { Directory } from '../directory/schema.ts';
import type { RecordId, SpaceId } from '../ids.ts';
import type { Rows } from '../tx.ts';
import type { Task } from './schema.ts';

/** The space that it is on its way to; null when it is on no way. */
export function movingTo(rows: Pick<Rows, 'tasks'>, task: Pick<Task, 'id' | 'movedTo'>): SpaceId | null {
  return task.movedTo === null || task.movedTo === rows.tasks.spaceOf(task.id) ? null : (task.movedTo as SpaceId);
}

/** The space by which documents beside a record are named: that of its birth, wherever it stands now. */
export function birthSpace(directory: Pick<Directory, 'moved'>, record: RecordId, space: SpaceId): SpaceId {
  const moves = Object.hasOwn(directory.moved, record) ? (directory.moved[record] ?? {}) : {};
  const born = (Object.keys(moves) as SpaceId[]).sort().find((from) => moves[from]?.at(-1) === space);
  return born ?? space;
}
