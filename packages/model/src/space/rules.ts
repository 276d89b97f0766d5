// Who stands in a space: the directory says so, never a cell.
import { mayWrite, roleIn, type DocScope } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** Own keys only: an id that somebody wrote into a cell may be "constructor". */
export const isPerson = (directory: Directory, id: string): boolean => Object.hasOwn(directory.persons, id);

/** The directory's answer, asked with an id from a cell. */
export const standsIn = (directory: Directory, space: SpaceId | undefined, person: string): boolean =>
  space !== undefined && roleIn(directory, person as PersonId, space) !== null;

/** Why this person may not write a document: said before anything is written (the relay would refuse it afterwards). */
export function whyReadOnly(directory: Directory, person: PersonId, doc: DocScope): Refusal | undefined {
  if (mayWrite(directory, person, doc)) return undefined;
  const role = doc.space === undefined ? null : roleIn(directory, person, doc.space);
  return refuse('read-only', role === 'commenter' || role === 'viewer' ? role : 'outside');
}
