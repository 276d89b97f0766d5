// What is asked of decisions: everything that waits for somebody's word, what was decided about one task, the gates and hard
// limits of a project. Who is asked for what hangs on the time (answer.ts `askedOf`) and is worked out where it is shown.
import { z } from 'zod';
import { question } from '../command.ts';
import type { SpaceId } from '../ids.ts';
import { answering, readByTask, type TaskAnswer } from '../task/answer.ts';
import { decidedAbout, type DecidedAnswer } from './answer.ts';
import type { RuleOfColumn } from './crossing.ts';
import { restingOf } from './resting.ts';

export interface OpenAnswer extends TaskAnswer {
  readonly space: SpaceId;
}
/** Tasks of which an offer, an approval or a gate waits for an answer. */
export const openDecisions = question('openDecisions', z.object({}), readByTask, (rows, ctx): readonly OpenAnswer[] => {
  const answer = answering(rows, ctx);
  return [...ctx.decisions.open].sort().flatMap((id) => {
    const task = rows.tasks.get(id);
    const space = task && rows.tasks.spaceOf(task.id);
    return task === undefined || space === undefined || restingOf(rows, task) !== null
      ? []
      : [{ ...answer(task), space }];
  });
});

export interface DecidedTask {
  readonly id: string;
  readonly space: SpaceId;
  readonly decided: DecidedAnswer | null;
}
export const decidedOn = question(
  'decidedOn',
  z.object({ task: z.string() }),
  ['tasks'],
  (rows, ctx, args): readonly DecidedTask[] => {
    const task = rows.tasks.get(args.task);
    const space = task && rows.tasks.spaceOf(task.id);
    if (task === undefined || space === undefined) return [];
    return [{ id: task.id, space, decided: decidedAbout(rows, ctx)(task) }];
  },
);

export interface RuledColumn extends RuleOfColumn {
  /** Set here, and not on record. */
  readonly isLocal: boolean;
}
export const ruledColumns = question(
  'ruledColumns',
  z.object({ project: z.string() }),
  ['projects'],
  (_rows, { decisions: { record, local } }, args): readonly RuledColumn[] =>
    Object.entries(local).flatMap(([space, { columns }]) =>
      Object.entries(columns)
        .filter(([, { project }]) => project === args.project)
        .map(([id, rule]) => ({
          ...rule,
          id: id,
          isLocal: record[space]?.columns[id] !== rule,
        })),
    ),
);

/** What a column is called where only its id is known: at a gate that a statement names. */
export const columnCalled = question(
  'columnCalled',
  z.object({ column: z.string() }),
  ['columns'],
  (rows, _ctx, args): readonly { readonly id: string; readonly name: string }[] => {
    const column = rows.columns.get(args.column);
    return column === undefined ? [] : [{ id: column.id, name: column.name }];
  },
);
