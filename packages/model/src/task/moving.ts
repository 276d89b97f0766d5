// A task between two homes: copied already, and not on record yet. And where its page and comments are, which keep the
// names that they were born with.
import { homeNamed, nameOfHome, type HomeName } from '../directory/home-name.ts';
import type { Directory } from '../directory/schema.ts';
import type { RecordId } from '../ids.ts';
import type { Home, Rows } from '../tx.ts';
import type { Task } from './schema.ts';

/** The home that it is on its way to; null when it is on no way. */
export function movingTo(rows: Pick<Rows, 'tasks'>, task: Pick<Task, 'id' | 'movedTo'>): HomeName | null {
  const home = rows.tasks.homeOf(task.id);
  if (task.movedTo === null || home === undefined || task.movedTo === nameOfHome(home)) return null;
  return task.movedTo as HomeName;
}

/** The home by which documents beside a record are named: that of its birth, wherever it stands now. */
export function birthHome(directory: Pick<Directory, 'moved'>, record: RecordId, home: HomeName): HomeName {
  const moves = Object.hasOwn(directory.moved, record) ? (directory.moved[record] ?? {}) : {};
  const born = (Object.keys(moves) as HomeName[]).sort().find((from) => moves[from]?.at(-1) === home);
  return born ?? home;
}

/** Where documents beside the record are named: at the home of its birth. undefined: it is no work, or not here. */
export function besideOf(
  directory: Pick<Directory, 'moved'>,
  rows: Pick<Rows, 'tasks'>,
  record: RecordId,
): Home | undefined {
  const home = rows.tasks.homeOf(record);
  const name = home && nameOfHome(home);
  return name === undefined ? home : homeNamed(birthHome(directory, record, name));
}
