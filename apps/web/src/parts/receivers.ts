// Who can be offered a task of a space: people who work there, teams of whom somebody does, whoever leads it.
import { isGuest, leadsSpace, spaceIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import { absentAmong } from '@baton/model/decided/absent';
import { mayHold } from '@baton/model/decided/work-act';
import type { Receiver } from '@baton/model/decided/schema';
import type { Instant } from '@baton/model/day';
import type { PersonId, SpaceId, TeamId } from '@baton/model/ids';

export type Kind = 'recent' | 'people' | 'teams' | 'roles';
export interface Candidate {
  readonly id: string;
  readonly receiver: Receiver;
  readonly name: string;
  readonly note: string;
  /** Until when they are away; null: they are not. */
  readonly awayUntil: Instant | null;
  readonly deputy: PersonId | null;
}
interface Asking {
  readonly directory: Directory;
  readonly space: SpaceId;
  /** Nobody offers work to themselves; null: everybody is told. */
  readonly me: PersonId | null;
  readonly now: Instant;
  readonly nameOf: (id: string) => string;
  readonly teamName: (team: TeamId) => string;
}

const peopleOf = ({ directory, space, me, now, nameOf }: Asking): Candidate[] =>
  (Object.keys(directory.persons) as PersonId[])
    .filter((person) => person !== me && !isGuest(directory, person) && mayHold(directory, space, person))
    .map((person) => {
      const [absent] = absentAmong({ directory, space, by: me, duty: 'hand-off', now }, [{ person }]);
      return {
        id: person,
        receiver: { person },
        name: nameOf(person),
        note: leadsSpace(directory, person, space) ? 'leads it' : '',
        awayUntil: absent?.until ?? null,
        deputy: absent?.deputy ?? null,
      };
    });

const teamsOf = ({ directory, space, teamName }: Asking): Candidate[] =>
  (Object.entries(directory.teams) as [TeamId, Directory['teams'][TeamId]][])
    .filter(([, { members }]) => members.some((member) => mayHold(directory, space, member)))
    .map(([team, { members }]) => ({
      id: team,
      receiver: { team },
      name: teamName(team),
      note: `queue of ${members.length}, whoever takes it first`,
      awayUntil: null,
      deputy: null,
    }));

const rolesOf = ({ directory, space, nameOf }: Asking): Candidate[] => {
  const leads = (Object.keys(directory.persons) as PersonId[]).filter((person) => leadsSpace(directory, person, space));
  if (spaceIn(directory, space) === undefined || leads.length === 0) return [];
  const held = new Intl.ListFormat('en').format(leads.slice(0, 3).map(nameOf));
  return [
    {
      id: 'lead',
      receiver: { role: 'lead' },
      name: 'Lead',
      note: `role, held by ${held}`,
      awayUntil: null,
      deputy: null,
    },
  ];
};

const byName = (left: Candidate, right: Candidate): number => left.name.localeCompare(right.name);

/** @param recent ids to whom was handed over lately here, the latest first. */
export function candidatesOf(asking: Asking, kind: Kind, recent: readonly string[]): readonly Candidate[] {
  const people = peopleOf(asking).sort(byName);
  const teams = teamsOf(asking).sort(byName);
  const roles = rolesOf(asking);
  if (kind === 'people') return people;
  if (kind === 'teams') return teams;
  if (kind === 'roles') return roles;
  const all = [...people, ...teams, ...roles];
  const lately = recent.flatMap((id) => all.find((one) => one.id === id) ?? []);
  return [...lately, ...all.filter((one) => !lately.includes(one))];
}

export const matching = (candidates: readonly Candidate[], text: string): readonly Candidate[] => {
  const words = text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return candidates.filter(({ name, note }) => {
    const said = `${name} ${note}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
};
