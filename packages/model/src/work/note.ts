// Writing a person's own mark of a task.
import type { Patch } from '../record.ts';
import type { Tx } from '../tx.ts';
import { markOf } from './rules.ts';
import type { workMark } from './schema.ts';

export function note(tx: Tx, task: string, fields: Patch<typeof workMark>): void {
  const id = markOf(task);
  if (tx.workMarks.get(id) === undefined) tx.workMarks.add({ in: 'private' }, id, { task, ...fields });
  else tx.workMarks.patch(id, fields);
}

/** Whoever gives a task away waits for it from then on: its mark is what that list is made from. */
export function noteGiven(tx: Tx, task: string): void {
  if (tx.workMarks.get(markOf(task)) === undefined) note(tx, task, {});
}
