// The everyday board of a space: the board of one of its projects, which has no aim and no end.
import type { SpaceId } from '../ids.ts';
import { boardsInOrder } from '../project/queries.ts';
import type { Project } from '../project/schema.ts';
import type { Patch } from '../record.ts';
import type { Rows, Tx } from '../tx.ts';
import { sheetOf, type sheet } from './schema.ts';

export interface Desk {
  readonly project: Project;
  /** null: its board was archived or binned. */
  readonly board: string | null;
}
/** What the sheet names, while it is there and works; null otherwise. */
export function deskOf(rows: Pick<Rows, 'sheets' | 'projects' | 'boards'>, space: string): Desk | null {
  const project = rows.projects.get(rows.sheets.get(sheetOf(space))?.desk ?? '');
  if (project === undefined || project.binned !== null || project.archived !== null) return null;
  if (rows.projects.spaceOf(project.id) !== space) return null;
  const board = boardsInOrder(rows, project.id).find((one) => one.archived === null);
  return { project, board: board?.id ?? null };
}

/** Writes on the sheet of a space, which comes into being with the first word. */
export function writeSheet(
  tx: Tx,
  { space, now }: { readonly space: SpaceId; readonly now: number },
  fields: Patch<typeof sheet>,
): void {
  const id = sheetOf(space);
  if (tx.sheets.get(id) === undefined) tx.sheets.add({ in: 'space', space }, id, { since: now, ...fields });
  else tx.sheets.patch(id, fields);
}
