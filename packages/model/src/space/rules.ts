// Who stands in a space: the directory says so, never a cell.
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';

/** Own keys only: an id that somebody wrote into a cell may be "constructor". */
export const isPerson = (directory: Directory, id: string): boolean => Object.hasOwn(directory.persons, id);

/** An open space counts everybody of the workspace, any other only its members. */
export function standsIn(directory: Directory, space: SpaceId | undefined, person: string): boolean {
  if (space === undefined || !isPerson(directory, person)) return false;
  const known = Object.hasOwn(directory.spaces, space) ? directory.spaces[space] : undefined;
  return known !== undefined && (known.open || known.members.includes(person as PersonId));
}
