// What was offered to a team waits in its queue until one of the team takes it, or is given it. Fold, screens and notices ask here.
import { hereIn, leadsSpace, teamIn } from '../directory/queries.ts';
import type { Directory, DirectoryTeam } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import type { Offer } from './schema.ts';
import { mayHold } from './work-act.ts';

interface At {
  readonly directory: Directory;
  readonly space: SpaceId;
}
type Team = Pick<DirectoryTeam, 'members' | 'leads'>;

/** Undefined: it is in nobody's queue. */
export function queueOf(directory: Directory, { to: [first] }: Pick<Offer, 'to'>): Team | undefined {
  return first !== undefined && 'team' in first ? teamIn(directory, first.team) : undefined;
}

/** Who leads the team; and who leads the space, because a lead gives work away there whoever it is offered to. */
export const givesOut = ({ directory, space }: At, { leads }: Team, person: PersonId): boolean =>
  leads.includes(person) || leadsSpace(directory, person, space);

/** Those of the team who work in the space. */
export const receiversOf = ({ directory, space }: At, { members }: Team): readonly PersonId[] =>
  members.filter((member) => mayHold(directory, space, member));

/** Who is told that it was left lying: who leads the team; where none of these is here, who leads the space. */
export function looksAfter(at: At, { leads }: Team, person: PersonId): boolean {
  const isLed = leads.some((lead) => hereIn(at.directory, lead) !== undefined);
  return isLed ? leads.includes(person) : leadsSpace(at.directory, person, at.space);
}
