// Setting the gate and the hard limit of a column: a signed decision, and so a lead's or an admin's.
import type { ColumnAnswer } from '@baton/model/board/queries';
import type { RuledColumn } from '@baton/model/decided/queries';
import { type FoundAnswer, foundByGate } from '@baton/model/decided/found-queries';
import type { OfWork, Receiver } from '@baton/model/decided/schema';
import { leadsSpace } from '@baton/model/directory/queries';
import type { SpaceId } from '@baton/model/ids';
import { askOnce } from '../../lib/ask-once.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { useWorkDeciding } from '../../parts/use-work-deciding.ts';

export interface OfBoard {
  readonly project: string;
  readonly space: string | null;
}
interface OfColumn {
  readonly column: ColumnAnswer;
  readonly columns: readonly ColumnAnswer[];
  readonly rule: RuledColumn | undefined;
}
export interface Ruling {
  /** Why this reader does not set it; undefined: they do. */
  readonly whyNot: string | undefined;
  /** The columns on its left, or its statuses, are others than those that were signed. */
  readonly isOld: boolean;
  readonly set: (part: { readonly signers?: readonly Receiver[]; readonly limit?: number | null }) => void;
}

const sameIds = (left: readonly string[], right: readonly string[]): boolean => left.join(' ') === right.join(' ');

/** As many as one statement names. */
const mostAtOnce = 200;

/** What lies behind a gate that is set stays there, and is named before it. */
function pastOf(
  { space, column, signers }: OfWork<'column-ruled'>,
  found: readonly FoundAnswer[],
): readonly OfWork<'work-let-past'>[] {
  const behind = signers.length === 0 ? [] : found.filter(({ is }) => is === 'behind');
  return Array.from({ length: Math.ceil(behind.length / mostAtOnce) }, (_, at) => {
    const tasks = behind.slice(at * mostAtOnce, (at + 1) * mostAtOnce).map(({ id }) => id);
    return { type: 'work-let-past', space, column, tasks };
  });
}

/** What stands inside is in as far as there is room, once the rule gives places. */
function pulledIn(
  { space, column, limit }: OfWork<'column-ruled'>,
  found: readonly FoundAnswer[],
  rule: RuledColumn | undefined,
): readonly OfWork<'column-pulled'>[] {
  const slots = limit === null || rule?.limit == null ? [] : rule.slots;
  const free = Math.max(0, (limit ?? 0) - slots.length);
  const inside = found.filter(({ id, is }) => is === 'inside' && !slots.includes(id)).slice(0, free);
  return inside.map(({ id: task }) => ({ type: 'column-pulled', space, task, column }));
}

export function useRuling({ project, space }: OfBoard, { column, columns, rule }: OfColumn): Ruling {
  const { directory, me } = useWorld();
  const workspace = useWorkspace();
  const decide = useWorkDeciding();
  const at = columns.findIndex(({ id }) => id === column.id);
  const before = columns.slice(0, at).flatMap(({ statuses }) => statuses);
  const inside = column.statuses;
  const isLead = space !== null && leadsSpace(directory, me.person, space);
  return {
    whyNot: !isLead
      ? 'Leads of this department and admins set gates and hard limits.'
      : before.length === 0
        ? 'A gate or a hard limit has a column on its left.'
        : undefined,
    isOld: rule !== undefined && !(sameIds(rule.before, before) && sameIds(rule.inside, inside)),
    set({ signers = rule?.signers ?? [], limit = rule?.limit ?? null }) {
      const of = { space: space as SpaceId, column: column.id };
      const ruled = { type: 'column-ruled', ...of, project, before, inside, signers, limit } as const;
      const sign = async () => {
        const found = await askOnce(workspace, foundByGate, {
          project,
          column: column.id,
          before,
          inside: [...inside],
        });
        const past = pastOf(ruled, found);
        for (const decision of past) if (!(await decide({ decision, done: null }))) return;
        const decision = past.length === 0 ? ruled : { ...ruled, past: past.length };
        if (!(await decide({ decision, done: `The rule of ${column.name} is signed.` }))) return;
        for (const pull of pulledIn(ruled, found, rule)) await decide({ decision: pull, done: null });
      };
      void sign();
    },
  };
}
