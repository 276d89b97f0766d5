// Who stands in a space: the directory says so, never a cell.
import { mayWrite, roleIn, type DocScope } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Home } from '../tx.ts';

/** Own keys only: an id that somebody wrote into a cell may be "constructor". */
export const isPerson = (directory: Directory, id: string): boolean => Object.hasOwn(directory.persons, id);

/** The directory's answer, asked with an id from a cell. */
export const standsIn = (directory: Directory, space: SpaceId | undefined, person: string): boolean =>
  space !== undefined && roleIn(directory, person as PersonId, space) !== null;

/** The document of records that has what stands there, where that is not one person's own. */
export const scopeOfHome = (home: Exclude<Home, { readonly in: 'private' }>): DocScope =>
  home.in === 'space' ? { class: 'r', space: home.space } : { class: 'x', space: home.space, group: home.group };

/** Why this person may not write a document: said before anything is written (the relay would refuse it afterwards). */
export function whyReadOnly(directory: Directory, person: PersonId, doc: DocScope): Refusal | undefined {
  if (mayWrite(directory, person, doc)) return undefined;
  const role = doc.space === undefined ? null : roleIn(directory, person, doc.space);
  return refuse('read-only', role === 'commenter' || role === 'viewer' ? role : 'outside');
}
