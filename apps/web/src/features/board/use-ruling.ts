// Setting the gate and the hard limit of a column: a signed decision, and so a lead's or an admin's.
import type { ColumnAnswer } from '@baton/model/board/queries';
import type { RuledColumn } from '@baton/model/decided/queries';
import type { Receiver } from '@baton/model/decided/schema';
import { leadsSpace } from '@baton/model/directory/queries';
import type { SpaceId } from '@baton/model/ids';
import { useWorld } from '../../lib/use-world.ts';
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

export function useRuling({ project, space }: OfBoard, { column, columns, rule }: OfColumn): Ruling {
  const { directory, me } = useWorld();
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
      const of = { space: space as SpaceId, project, column: column.id };
      const done = `The rule of ${column.name} is signed.`;
      void decide({ decision: { type: 'column-ruled', ...of, before, inside, signers, limit }, done });
    },
  };
}
