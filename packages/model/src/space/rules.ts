// Who stands in a space: the directory says so, never a cell.
import { mayWrite, roleIn, type DocScope } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** Own keys only: an id that somebody wrote into a cell may be "constructor". */
export const isPerson = (directory: Directory, id: string): boolean => Object.hasOwn(directory.persons, id);

/** An open space counts everybody of the workspace, any other only its members. */
export function standsIn(directory: Directory, space: SpaceId | undefined, person: string): boolean {
  if (space === undefined || !isPerson(directory, person)) return false;
  const known = Object.hasOwn(directory.spaces, space) ? directory.spaces[space] : undefined;
  return known !== undefined && (known.open || known.members.includes(person as PersonId));
}

/** Why this person may not write a document: said before anything is written (the relay would refuse it afterwards). */
export function whyReadOnly(directory: Directory, person: PersonId, doc: DocScope): Refusal | undefined {
  if (mayWrite(directory, person, doc)) return undefined;
  const role = doc.space === undefined ? null : roleIn(directory, person, doc.space);
  return refuse('read-only', role === 'commenter' || role === 'viewer' ? role : 'outside');
}
