// Who can be asked to sign: whoever reads the work, a team of whom somebody does, whoever leads.
import { mayHold } from '@baton/model/decided/work-act';
import type { Receiver } from '@baton/model/decided/schema';
import { isGuest, leadsSpace, standsIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, SpaceId, TeamId } from '@baton/model/ids';

export interface Seat {
  readonly id: string;
  readonly receiver: Receiver;
  readonly name: string;
  readonly note: string;
}
export interface SeatsOf {
  readonly directory: Directory;
  readonly space: SpaceId;
  readonly me: PersonId;
  readonly nameOf: (id: string) => string;
  readonly teamName: (team: TeamId) => string;
}

const byName = (left: Seat, right: Seat): number => left.name.localeCompare(right.name);

/** People first, then teams, then the lead; who asks signs nothing of their own. */
export function seatsOf({ directory, space, me, nameOf, teamName }: SeatsOf): readonly Seat[] {
  const persons = Object.keys(directory.persons) as PersonId[];
  const people = persons
    .filter((person) => person !== me && standsIn(directory, person, space) && !isGuest(directory, person))
    .map((person): Seat => ({ id: person, receiver: { person }, name: nameOf(person), note: '' }));
  const teams = (Object.entries(directory.teams) as [TeamId, Directory['teams'][TeamId]][])
    .filter(([, { members }]) => members.some((member) => mayHold(directory, space, member)))
    .map(([team]): Seat => ({
      id: team,
      receiver: { team },
      name: teamName(team),
      note: 'anybody of the team',
    }));
  const hasLead = persons.some((person) => person !== me && leadsSpace(directory, person, space));
  const lead: Seat = { id: 'lead', receiver: { role: 'lead' }, name: 'Lead', note: 'whoever leads then' };
  return [...people.sort(byName), ...teams.sort(byName), ...(hasLead ? [lead] : [])];
}

export function matchingSeats(seats: readonly Seat[], text: string): readonly Seat[] {
  const words = text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return seats.filter(({ name, note }) => words.every((word) => `${name} ${note}`.toLocaleLowerCase().includes(word)));
}
