// A status goes, and its tasks to another one in the same step. Nobody is asked what a column wants of them: they were there
// before, and what they lack is marked.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import type { Status } from '../project/schema.ts';
import { refuse } from '../refusal.ts';
import { statusesOf } from '../project/rules.ts';
import { retellStatus } from '../sharing/retell.ts';
import type { Tx } from '../tx.ts';
import { whyNoRight } from '../task/bulk-command.ts';
import { claimedStatus, isAway } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import { layoutOf, takenBy } from './rules.ts';
import type { Board, Column } from './schema.ts';

interface Going {
  readonly status: string;
  readonly into: string;
}
interface Handing {
  readonly from: readonly Column[];
  readonly to: string;
}
/** Where it stands goes along to the column of the other: what is given it by a merge stands among the tasks that it had. */
function handingOn(tx: Tx, board: Board, { status, into }: Going): Handing | 'only status' {
  const layout = layoutOf(tx, board.id);
  const to = layout.columns.get(into) ?? layout.resting.get(into);
  const holders = layout.visible.filter(({ id, statuses }) => id !== to && statuses.includes(status));
  const from = to === undefined ? [] : holders;
  // A column of no status could take nothing in.
  const isLeftBare = board.binned === null && from.some((column) => takenBy(tx, column).length === 1);
  return isLeftBare ? 'only status' : { from, to: to ?? '' };
}
function handOver(tx: Tx, status: string, { from, to }: Handing): void {
  for (const { id } of from) tx.columns.patch(id, { statuses: { [status]: false } });
  if (from.length > 0) tx.columns.patch(to, { statuses: { [status]: true } });
}

/** What lies in the archives of quarters is not fetched for it: there it is called as it was. */
const tasksIn = (tx: Tx, ctx: Ctx, { id: status, project }: Status): readonly Task[] =>
  tx.tasks
    .by('project', project)
    .filter((task) => claimedStatus(task) === status && !isAway(tx, task))
    .filter(({ id }) => whyNoRight(tx, ctx, id) === undefined);

export const removeStatus = command(
  'removeStatus',
  z.object({ status: z.string(), into: z.string() }),
  (tx, ctx, args) => {
    const status = tx.statuses.get(args.status);
    const into = statusesOf(tx, status?.project ?? '').find(({ id }) => id === args.into && id !== args.status);
    if (status === undefined || into === undefined) return refuse('not-found', 'status');
    const going = { status: status.id, into: into.id };
    const handings = tx.boards.by('project', status.project).map((board) => handingOn(tx, board, going));
    if (handings.includes('only status')) return refuse('not-valid', 'only status');
    const tasks = tasksIn(tx, ctx, status);
    for (const one of handings) if (one !== 'only status') handOver(tx, status.id, one);
    for (const { id } of tasks) tx.tasks.patch(id, { status: into.id });
    if (status.removed === null) tx.statuses.patch(status.id, { removed: ctx.now });
    retellStatus(tx, ctx, { ...status, removed: ctx.now });
    return { status: status.id, tasks: tasks.length };
  },
);
