// Whom a statement of a space concerns though they do not stand there: who reads the group of which it says who reads it,
// or the group from or to which it moves a record. They are told that statement, and no other of that space.
import { homeNamed, homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import { spaceIn } from '@baton/model/directory/queries';
import type { Decision, Directory } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';

/** Whom an entry concerns, by which groups; and whether it goes on to concern whoever comes to read those. */
export interface Concerned {
  readonly groups: readonly HomeName[];
  readonly persons: ReadonlySet<PersonId>;
  /** Where a record counts is to be known by every later reader; who read a group before is not. */
  readonly isOfRecords: boolean;
}

function groupsOf(decision: Decision): readonly HomeName[] {
  if (decision.type === 'group-set') return [homeNameOf(decision.space, decision.group)];
  return decision.type === 'moved' ? [decision.from, decision.to] : [];
}

function readersAt(directory: Directory, name: HomeName): readonly PersonId[] {
  const home = homeNamed(name);
  if (home.in === 'space') return [];
  const groups = spaceIn(directory, home.space)?.groups ?? {};
  return Object.hasOwn(groups, home.group) ? (groups[home.group] ?? []) : [];
}

/** Undefined: nobody, but whoever reads the ledger. */
export function concernedBy(
  { before, after }: { readonly before: Directory; readonly after: Directory },
  decision: Decision,
): Concerned | undefined {
  const groups = groupsOf(decision).filter((name) => homeNamed(name).in === 'group');
  if (groups.length === 0) return undefined;
  const persons = new Set(groups.flatMap((name) => [...readersAt(before, name), ...readersAt(after, name)]));
  return { groups, persons, isOfRecords: decision.type === 'moved' };
}
