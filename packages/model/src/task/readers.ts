// Who has a task, where that is not everybody in its space: the readers of one of the space's groups, or one person.
import { nameOfHome, homeNamed, type HomeName } from '../directory/home-name.ts';
import { readsHome, spaceIn } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import { fieldGroups } from '../field-groups.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Home } from '../tx.ts';

/** A group of fields, of whatever records, has no tasks. */
const holdsTasks = (group: string): boolean => !fieldGroups.has(group.split('~').at(-1) ?? group);

export function groupIn(directory: Directory, space: SpaceId, group: string): Home | Refusal {
  const groups = spaceIn(directory, space)?.groups ?? {};
  if (!Object.hasOwn(groups, group) || !holdsTasks(group)) return refuse('not-found', 'group');
  return { in: 'group', space, group };
}

/** The groups of a space to which this person could give a task, by name. */
export const groupsFor = (directory: Directory, space: SpaceId, person: PersonId): readonly string[] =>
  Object.entries(spaceIn(directory, space)?.groups ?? {})
    .filter(([group, readers]) => holdsTasks(group) && readers.includes(person))
    .map(([group]) => group)
    .sort();

/** Everybody who has what stands there. */
function readersAt(directory: Directory, home: HomeName): readonly PersonId[] {
  return (Object.keys(directory.persons) as PersonId[]).filter((person) => readsHome(directory, person, home));
}

/** What is said of a home: everybody of the space, or these alone. */
export interface Readers {
  readonly space: SpaceId;
  /** null: everybody who stands in the space. */
  readonly only: readonly PersonId[] | null;
}
export function readersOfHome(directory: Directory, name: HomeName): Readers {
  const home = homeNamed(name);
  return { space: home.space, only: home.in === 'space' ? null : readersAt(directory, name) };
}

export const isSameHome = (one: Home, other: Home): boolean => nameOfHome(one) === nameOfHome(other);
