// The parts of a task, at any depth.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Minutes } from '../day.ts';
import { kindsOf } from '../project/queries.ts';
import { facing, type TaskFace } from '../relation/queries.ts';
import { readByTask } from './answer.ts';
import { descendantsOf, familyOf, progressOfParts } from './parents.ts';

export interface SubTaskAnswer extends TaskFace {
  /** 0: a part of the task itself. */
  readonly depth: number;
  readonly parent: string;
  readonly partsDone: number;
  readonly partsTotal: number;
  readonly estimate: Minutes | null;
  readonly archived: boolean;
}
/** Each before its own parts, in the order of its parent. */
export const subTasksOf = question(
  'subTasksOf',
  z.object({ task: z.string() }),
  [...readByTask],
  (rows, ctx, args): readonly SubTaskAnswer[] => {
    const face = facing(rows, ctx);
    const kindOf = kindsOf(rows);
    const family = familyOf(rows);
    return descendantsOf(family, args.task).map(({ task, depth }): SubTaskAnswer => {
      const parts = progressOfParts(family.childrenOf(task.id), (status) => kindOf(status) === 'done');
      return {
        ...face(task),
        depth,
        parent: task.parent ?? args.task,
        partsDone: parts.done,
        partsTotal: parts.total,
        estimate: task.estimate,
        archived: task.archived !== null,
      };
    });
  },
);
