// Days on which a place does not work. Each department has a list of its own or goes by another's, so that an office or a
// whole workspace has one. Whose list counts for a person is theirs to say; unsaid, it follows from where they belong.
import { spacesOf } from '../directory/queries.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { sheetOf } from '../space/schema.ts';
import type { Rows } from '../tx.ts';
import { type Holidays, noHolidays } from './days.ts';

/** A century of a country's, with room. */
export const mostHolidays = 1_500;

/** Instead of a department: none counts for this person. */
export const withoutHolidays = 'none';

type Sheets = Pick<Rows, 'sheets'>;

/** The department whose list counts in this one. Only one step is gone: two that go by each other have each their own. */
export const listOf = (rows: Sheets, space: string): string => rows.sheets.get(sheetOf(space))?.holidaysAs ?? space;

export const holidaysIn = (rows: Sheets, space: string): Holidays =>
  rows.sheets.get(sheetOf(listOf(rows, space)))?.holidays ?? noHolidays;

const hasAny = (rows: Sheets, space: string): boolean => Object.keys(holidaysIn(rows, space)).length > 0;

/** Departments in whose teams they are, in order of opening. */
function homesOf(directory: Directory, person: string): readonly SpaceId[] {
  const homes = new Set(
    Object.values(directory.teams)
      .filter(({ members }) => members.some((member) => member === person))
      .map(({ home }) => home),
  );
  return spacesOf(directory, person as PersonId).filter((space) => homes.has(space));
}

/** The department whose holidays are this person's; null: none, or nobody can tell which. */
export function holidaysFrom(
  rows: Pick<Rows, 'sheets' | 'profiles' | 'names'>,
  directory: Directory,
  person: string,
): string | null {
  const said = rows.profiles.get(person)?.holidays ?? null;
  if (said === withoutHolidays) return null;
  if (said !== null) return said;
  const named = rows.names.get(person) === undefined ? undefined : rows.names.spaceOf(person);
  const home = [...homesOf(directory, person), ...(named === undefined ? [] : [named])].find((one) =>
    hasAny(rows, one),
  );
  if (home !== undefined) return home;
  const all = spacesOf(directory, person as PersonId).filter((space) => hasAny(rows, space));
  const [first] = all;
  return first !== undefined && new Set(all.map((space) => listOf(rows, space))).size === 1 ? first : null;
}

export function holidaysOf(
  rows: Pick<Rows, 'sheets' | 'profiles' | 'names'>,
  directory: Directory,
  person: string,
): Holidays {
  const from = holidaysFrom(rows, directory, person);
  return from === null ? noHolidays : holidaysIn(rows, from);
}
