// Who can be asked to sign: whoever reads the work, a team of whom somebody does, whoever leads.
import { mayHold } from '@baton/model/decided/work-act';
import type { Receiver } from '@baton/model/decided/schema';
import type { Instant } from '@baton/model/day';
import { awayAt, deputyAt } from '@baton/model/directory/away-rules';
import { isGuest, leadsSpace, standsIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, SpaceId, TeamId } from '@baton/model/ids';

export interface Seat {
  readonly id: string;
  readonly receiver: Receiver;
  readonly name: string;
  readonly note: string;
  /** Until when they are away; null: they are not. */
  readonly awayUntil: Instant | null;
  /** Who may sign in their place then. */
  readonly deputy: PersonId | null;
}
export interface SeatsOf {
  readonly directory: Directory;
  readonly space: SpaceId;
  readonly me: PersonId;
  readonly now: Instant;
  readonly nameOf: (id: string) => string;
  readonly teamName: (team: TeamId) => string;
}

const here = { awayUntil: null, deputy: null };
const byName = (left: Seat, right: Seat): number => left.name.localeCompare(right.name);

/** People first, then teams, then the lead; who asks signs nothing of their own. */
export function seatsOf({ directory, space, me, now, nameOf, teamName }: SeatsOf): readonly Seat[] {
  const persons = Object.keys(directory.persons) as PersonId[];
  const people = persons
    .filter((person) => person !== me && standsIn(directory, person, space) && !isGuest(directory, person))
    .map((person): Seat => ({
      id: person,
      receiver: { person },
      name: nameOf(person),
      note: '',
      awayUntil: awayAt(directory, person, now)?.until ?? null,
      deputy: deputyAt(directory, { person, duty: 'approval', at: now }),
    }));
  const teams = (Object.entries(directory.teams) as [TeamId, Directory['teams'][TeamId]][])
    .filter(([, { members }]) => members.some((member) => mayHold(directory, space, member)))
    .map(([team]): Seat => ({
      id: team,
      receiver: { team },
      name: teamName(team),
      note: 'anybody of the team',
      ...here,
    }));
  const hasLead = persons.some((person) => person !== me && leadsSpace(directory, person, space));
  const lead: Seat = { id: 'lead', receiver: { role: 'lead' }, name: 'Lead', note: 'whoever leads then', ...here };
  return [...people.sort(byName), ...teams.sort(byName), ...(hasLead ? [lead] : [])];
}

export function matchingSeats(seats: readonly Seat[], text: string): readonly Seat[] {
  const words = text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return seats.filter(({ name, note }) => words.every((word) => `${name} ${note}`.toLocaleLowerCase().includes(word)));
}
