// What somebody has who leaves, each with who has it next: chosen one by one or many at once, and signed as statements.
import { leavingBy, type LeavingRow } from '@baton/model/decided/leaving-queries';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { PersonId } from '@baton/model/ids';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';

export interface HandingOn {
  readonly rows: readonly LeavingRow[];
  /** Undefined: it stays with them. */
  readonly nextOf: (row: LeavingRow) => PersonId | undefined;
  readonly choose: (rows: readonly LeavingRow[], to: PersonId | undefined) => void;
  /** Why it cannot go on yet. */
  readonly off: string | undefined;
  readonly decisions: readonly WorkDecision[];
}
const none: readonly LeavingRow[] = [];
const mostAtOnce = 100;

/** A gate is ruled as it was, with the other in their place. */
const gateFor = ({ rule, of: column, space }: LeavingRow, { person, to }: From): readonly WorkDecision[] => {
  if (rule === null) return [];
  const { project, before, inside, limit } = rule;
  const signers = rule.signers.map((one) => ('person' in one && one.person === person ? { person: to } : one));
  return [{ type: 'column-ruled', space, project, column, before, inside, signers, limit }];
};
interface From {
  readonly person: PersonId;
  readonly to: PersonId;
}

/** One statement for all of a space that go to the same person, as many as one holds. */
function decisionsOf(rows: readonly (readonly [LeavingRow, PersonId])[], person: PersonId): readonly WorkDecision[] {
  const groups = Map.groupBy(rows, ([{ what, space, of }, to]) =>
    [what, space, to, what === 'gate' ? of : ''].join(' '),
  );
  return [...groups.values()].flatMap((group): readonly WorkDecision[] => {
    const [first] = group;
    if (first === undefined) return [];
    const [row, to] = first;
    if (row.what === 'gate') return gateFor(row, { person, to });
    const type = row.what === 'has' ? 'work-handed-on' : 'seats-handed-on';
    const tasks = group.map(([{ of }]) => of);
    return Array.from({ length: Math.ceil(tasks.length / mostAtOnce) }, (_, at) => ({
      type,
      space: row.space,
      person,
      tasks: tasks.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
      to,
    }));
  });
}

/** @param mayStay they come back: nothing is handed on but what is chosen. */
export function useHandingOn(person: PersonId, mayStay: boolean): HandingOn {
  const { me } = useWorld();
  const rows = useLive(leavingBy, { person }) ?? none;
  const [chosen, setChosen] = useState<Readonly<Record<string, PersonId | undefined>>>({});
  const usual = ({ to, likely }: LeavingRow): PersonId | undefined => {
    if (mayStay) return undefined;
    return likely ?? (to.includes(me.person) ? me.person : to[0]);
  };
  const nextOf = (row: LeavingRow): PersonId | undefined => {
    const known = Object.hasOwn(chosen, row.id) ? chosen[row.id] : usual(row);
    // Meanwhile they may have gone themselves, or it was answered.
    return known !== undefined && row.to.includes(known) ? known : undefined;
  };
  const isOpen = !mayStay && rows.some((row) => row.to.length > 0 && nextOf(row) === undefined);
  const going = rows.flatMap((row) => {
    const to = nextOf(row);
    return to === undefined ? [] : [[row, to] as const];
  });
  return {
    rows,
    nextOf,
    choose: (of, to) => setChosen((before) => ({ ...before, ...Object.fromEntries(of.map(({ id }) => [id, to])) })),
    off: isOpen ? 'Say first who has each of them next.' : undefined,
    decisions: decisionsOf(going, person),
  };
}
