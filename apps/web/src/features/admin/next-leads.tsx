// Who leads a department whose only lead is about to lose their access: it is handed on first, so that it is never nobody's.
import { isOnlyLead, roleIn } from '@baton/model/directory/queries';
import type { Decision, Directory } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';

const mayLead = (directory: Directory, space: SpaceId, leaving: PersonId): readonly PersonId[] =>
  (Object.keys(directory.persons) as PersonId[]).filter(
    (id) => id !== leaving && directory.persons[id]?.role !== 'guest' && roleIn(directory, id, space) !== null,
  );

export interface NextLeads {
  /** Where nobody else leads, and somebody else stands who could. */
  readonly spaces: readonly { readonly space: SpaceId; readonly people: readonly PersonId[] }[];
  readonly chosen: Readonly<Record<SpaceId, PersonId>>;
  readonly choose: (space: SpaceId, person: PersonId) => void;
  /** Why it cannot go on yet. */
  readonly off: string | undefined;
  /** To be decided first. */
  readonly decisions: readonly Decision[];
}

export function useNextLeads(leaving: PersonId): NextLeads {
  const { directory } = useWorld();
  const [chosen, setChosen] = useState<Readonly<Record<SpaceId, PersonId>>>({});
  const spaces = (Object.keys(directory.spaces) as SpaceId[])
    .filter((space) => isOnlyLead(directory, leaving, space))
    .map((space) => ({ space, people: mayLead(directory, space, leaving) }))
    .filter(({ people }) => people.length > 0);
  return {
    spaces,
    chosen,
    choose: (space, person) => setChosen((before) => ({ ...before, [space]: person })),
    off: spaces.every(({ space }) => chosen[space] !== undefined) ? undefined : 'Say first who leads there next.',
    decisions: spaces.flatMap(({ space }): Decision[] => {
      const person = chosen[space];
      return person === undefined ? [] : [{ type: 'role-set', space, person, role: 'lead' }];
    }),
  };
}

export function NextLeadsFields({ spaces, chosen, choose }: NextLeads) {
  const { titles } = useWorld();
  const nameOf = useNames();
  return spaces.map(({ space, people }) => (
    <Select
      key={space}
      label={`Who leads ${titles.spaces[space] ?? 'this space'} next`}
      placeholder="Choose a person"
      options={people.map((id) => ({ id: id as string, label: nameOf(id) }))}
      value={chosen[space]}
      onChange={(id) => choose(space, id as PersonId)}
    />
  ));
}
