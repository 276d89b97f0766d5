// A task's budget is read by the people of its space whom the group `money` names, and by nobody else: it lies in a document
// of its own, and who is none of them is not shown that there is such a field.
import { mayWrite, readsHome, spaceIn, standsIn } from '../directory/queries.ts';
import { homeNameOf } from '../directory/home-name.ts';
import type { Directory } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Home } from '../tx.ts';

export const moneyGroup = 'money';

/** Of those of a group who read money of what they alone have. */
export const moneyAmong = (group: string): string => `${group}~${moneyGroup}`;

/** The group that reads money of what stands there; undefined: it is one person's, who reads all of it. */
const groupAt = (home: Exclude<Home, { readonly in: 'private' }>): string =>
  home.in === 'space' ? moneyGroup : moneyAmong(home.group);

export interface Budget {
  readonly value: Money | null;
  readonly mayWrite: boolean;
}
/** null: this person has no such field. */
export function budgetFor(
  { directory, person }: { readonly directory: Directory; readonly person: PersonId },
  home: Home | undefined,
  value: Money | null,
): Budget | null {
  if (home === undefined) return null;
  if (home.in === 'private') return { value, mayWrite: true };
  const group = groupAt(home);
  if (!readsHome(directory, person, homeNameOf(home.space, group))) return null;
  return { value, mayWrite: mayWrite(directory, person, { class: 'x', space: home.space, group }) };
}

/** Who reads money in a space; null while nobody does. */
export function readersOfMoney(directory: Directory, space: SpaceId): readonly PersonId[] | null {
  const groups = spaceIn(directory, space)?.groups ?? {};
  return Object.hasOwn(groups, moneyGroup) ? (groups[moneyGroup] ?? []) : null;
}

/** Whether everybody who reads what stands there reads money of it: then it may be told beside it. */
export function isBudgetForAll(directory: Directory, home: Home | undefined): boolean {
  const space = home?.in === 'space' ? home.space : null;
  const readers = space !== null && spaceIn(directory, space) ? readersOfMoney(directory, space) : null;
  if (space === null || readers === null) return false;
  const all = (Object.keys(directory.persons) as PersonId[]).filter((person) => standsIn(directory, person, space));
  return all.every((person) => readers.includes(person));
}
