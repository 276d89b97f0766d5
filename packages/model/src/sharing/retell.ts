// What guests know of a project's statuses goes along with them: whoever adds, renames or removes one says it in each slice
// that they write. A removed one stays called what it was, for a task that stands in it, and is offered to nobody.
import type { Ctx } from '../ctx.ts';
import { mayWrite } from '../directory/queries.ts';
import type { Status } from '../project/schema.ts';
import type { Tx } from '../tx.ts';
import type { Slice } from './schema.ts';

type Told = Pick<Status, 'name' | 'kind' | 'rank'> & Partial<Pick<Status, 'removed'>>;
type Column = Slice['columns'][string];

const columnOf = ({ name, kind, rank, removed = null }: Told): Column =>
  removed === null ? { name, kind, rank } : { name, kind, rank, removed: true };

export const columnsOfProject = (tx: Pick<Tx, 'statuses'>, project: string): Readonly<Record<string, Column>> =>
  Object.fromEntries(tx.statuses.by('project', project).map((status) => [status.id, columnOf(status)]));

/** @param said as it is from now on. */
export function retellStatus(tx: Tx, ctx: Ctx, said: Told & Pick<Status, 'id' | 'project'>): void {
  for (const slice of tx.slices.by('project', said.project)) {
    const home = tx.slices.homeOf(slice.id);
    const isTheirs = home?.in === 'group' && mayWrite(ctx.directory, ctx.person, { ...home, class: 'x' });
    if (isTheirs) tx.slices.patch(slice.id, { columns: { [said.id]: columnOf(said) } });
  }
}
