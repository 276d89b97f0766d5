// What moving a task to another department changes for people, in one sentence: who will see it, and who no longer will.
import { standsIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import { listText } from './number-text.ts';

export interface Audience {
  readonly gains: readonly PersonId[];
  readonly loses: readonly PersonId[];
}

export function audienceOf(directory: Directory, from: string, to: string): Audience {
  const people = Object.keys(directory.persons) as PersonId[];
  const reads = (person: PersonId, space: string) => standsIn(directory, person, space);
  return {
    gains: people.filter((person) => reads(person, to) && !reads(person, from)),
    loses: people.filter((person) => reads(person, from) && !reads(person, to)),
  };
}

/** "Lena Brandt, Tom Okafor and 4 others" */
export function listed(ids: readonly PersonId[], nameOf: (id: string) => string): string {
  const shown = ids.slice(0, ids.length > 3 ? 2 : 3).map(nameOf);
  const rest = ids.length - shown.length;
  return listText(rest > 0 ? [...shown, `${rest} others`] : shown);
}

export interface MoveSaid {
  readonly count: number;
  readonly department: string;
  readonly audience: Audience;
  readonly nameOf: (id: string) => string;
}

export function whoSees({ count, department, audience: { gains, loses }, nameOf }: MoveSaid): string {
  const [it, its] = count === 1 ? ['it', 'its'] : ['them', 'their'];
  const will = `${listed(gains, nameOf)} will see ${it}, with ${its} description and comments`;
  const willNot = `${listed(loses, nameOf)} no longer will`;
  if (gains.length > 0) return `In ${department} ${will}${loses.length > 0 ? `; ${willNot}` : ''}.`;
  if (loses.length > 0) return `In ${department} ${listed(loses, nameOf)} will no longer see ${it}.`;
  return `The same people see ${it} in ${department}.`;
}

/** What a toast says once it is on its way. */
export const movesWhen = (isReached: boolean): string => (isReached ? '' : ' when the relay has it');

/** The same where its department stays. */
export function seenAfter({ gains, loses }: Audience, nameOf: (id: string) => string): string {
  const will = `${listed(gains, nameOf)} will see it, with its description and comments`;
  const willNot = `${listed(loses, nameOf)} will no longer see it, from then on`;
  if (gains.length > 0 && loses.length > 0) return `${will}; ${willNot}.`;
  if (gains.length + loses.length === 0) return 'The same people see it.';
  return gains.length > 0 ? `${will}.` : `${willNot}.`;
}
