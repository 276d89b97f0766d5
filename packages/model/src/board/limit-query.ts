// How much is in progress in each lane and with each person, where the board has a limit for it. Counted from all that
// stands on the board, whatever a screen filters.
import { z } from 'zod';
import { question } from '../command.ts';
import { naming, type Named } from '../person/naming.ts';
import { kindsOf } from '../project/queries.ts';
import { holderOf } from '../task/holder.ts';
import type { Rows } from '../tx.ts';
import { laning } from './lanes.ts';
import { tasksByColumn } from './rules.ts';
import type { Board } from './schema.ts';

interface Count {
  readonly id: string;
  readonly count: number;
  readonly limit: number;
  readonly over: boolean;
}
export type LimitAnswer =
  | (Count & { readonly of: 'lane'; readonly lane: string })
  | (Count & { readonly of: 'person'; readonly person: Named });

export const limitsOnBoard = question(
  'limitsOnBoard',
  z.object({ board: z.string() }),
  ['boards', 'columns', 'statuses', 'tasks', 'names', 'profiles'],
  (rows, ctx, args): readonly LimitAnswer[] => {
    const board = rows.boards.get(args.board);
    if (board === undefined) return [];
    const nameOf = naming(rows, ctx);
    const { lanes, people } = inProgress(rows, board);
    return [
      ...counted(lanes, board.laneLimit).map(({ key, ...count }): LimitAnswer => ({
        ...count,
        id: `lane ${key}`,
        of: 'lane',
        lane: key,
      })),
      ...counted(people, board.personLimit).map(({ key, ...count }): LimitAnswer => ({
        ...count,
        id: `person ${key}`,
        of: 'person',
        person: nameOf(key),
      })),
    ];
  },
);

const add = (counts: Map<string, number>, key: string | null): void => {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
};
/** What somebody works on or looks through: neither what waits to be begun nor what is done. */
function inProgress(rows: Rows, board: Board): { lanes: Map<string, number>; people: Map<string, number> } {
  const kindOf = kindsOf(rows);
  const laneOf = laning(rows, board.lanes);
  const lanes = new Map<string, number>();
  const people = new Map<string, number>();
  for (const tasks of tasksByColumn(rows, board).values()) {
    for (const task of tasks) {
      const kind = kindOf(task.status);
      if (kind !== 'doing' && kind !== 'review') continue;
      add(lanes, laneOf(task));
      add(people, holderOf(rows, task));
    }
  }
  return { lanes, people };
}

const counted = (counts: ReadonlyMap<string, number>, limit: number | null) =>
  limit === null
    ? []
    : [...counts]
        .map(([key, count]) => ({ key, count, limit, over: count > limit }))
        .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
