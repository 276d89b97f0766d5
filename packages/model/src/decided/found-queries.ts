// What a gate or a hard limit finds when it is set: who sets it says of what lies behind it that it stays there, and gives
// what stands inside its places.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { RecordId, SpaceId } from '../ids.ts';
import { decidedIn, matterOf } from './fold.ts';

export interface FoundAnswer {
  /** Of the task. */
  readonly id: RecordId;
  readonly is: 'inside' | 'behind';
}

const statuses = z.array(z.string());

/** By its own way or by a lead's word it is behind the gate already. */
function isPast({ decisions }: AskCtx, space: SpaceId, { id, column }: { id: RecordId; column: string }): boolean {
  const matter = matterOf(decidedIn(decisions.local, space), id);
  return matter !== undefined && (Object.hasOwn(matter.gates, column) || Object.hasOwn(matter.past, column));
}

/** The oldest first. Of what few read nothing is decided: it is not found. */
export const foundByGate = question(
  'foundByGate',
  z.object({ project: z.string(), column: z.string(), before: statuses, inside: statuses }),
  ['tasks'],
  (rows, ctx, { project, column, before, inside }): readonly FoundAnswer[] =>
    rows.tasks
      .by('project', project)
      .filter(({ status }) => !before.includes(status))
      .flatMap(({ id, status }): readonly FoundAnswer[] => {
        const space = rows.tasks.spaceOf(id);
        if (space === undefined) return [];
        if (inside.includes(status)) return [{ id, is: 'inside' }];
        return isPast(ctx, space, { id, column }) ? [] : [{ id, is: 'behind' }];
      })
      .sort((left, right) => (left.id < right.id ? -1 : 1)),
);
