// What becomes readable to somebody who was here before, by one statement: a space that lets them in, a group of readers
// that takes them up, a record that is moved to where they stand. It is sent whole, before the statement itself.
import { scopeIn } from './scope.ts';
import { homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import { homeNow, homeOfScope, mayRead, readsHome, standsIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';

export interface Grant {
  readonly number: number;
  readonly person: PersonId;
  /** Their ledgers, records, and what stands beside a record that counts there. */
  readonly spaces: ReadonlySet<string>;
  /** Names of homes, `space/group`: restricted records, and what stands beside those that count there. */
  readonly groups: ReadonlySet<string>;
  /** `born/record`: pages and feeds beside records that were moved. */
  readonly beside: ReadonlySet<string>;
  /** Where records counted when the spaces were opened. */
  readonly moved: Directory['moved'];
}
/** What one statement changed, and whose it was before and after. */
interface Turn {
  readonly before: Directory;
  readonly after: Directory;
}
interface Way {
  readonly was: HomeName;
  readonly now: HomeName;
  readonly beside: Set<string>;
}
const nothing: ReadonlySet<string> = new Set();
const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] => Object.keys(table) as Key[];

function changedSpaces({ before, after }: Turn): readonly SpaceId[] {
  return keys(after.spaces).filter((space) => before.spaces[space] && before.spaces[space] !== after.spaces[space]);
}
const groupsOf = ({ after }: Turn, spaces: readonly SpaceId[]): readonly (readonly [SpaceId, string])[] =>
  spaces.flatMap((space) => keys(after.spaces[space]?.groups ?? {}).map((group) => [space, group] as const));

/** Many records go one way in one statement: what is beside them is one set for all who gain it. */
function waysOf({ before, after }: Turn): readonly Way[] {
  const ways = new Map<string, Way>();
  if (before.moved === after.moved) return [];
  for (const record of keys(after.moved) as RecordId[]) {
    if (before.moved[record] === after.moved[record]) continue;
    for (const born of keys(after.moved[record] ?? {})) {
      const [was, now] = [homeNow(before, record, born), homeNow(after, record, born)];
      if (was === now) continue;
      const way = ways.get(`${was} ${now}`) ?? { was, now, beside: new Set<string>() };
      way.beside.add(`${born}/${record}`);
      ways.set(`${was} ${now}`, way);
    }
  }
  return [...ways.values()];
}

function besideFor({ before, after }: Turn, ways: readonly Way[], person: PersonId): ReadonlySet<string> {
  const gained = ways.filter(({ was, now }) => readsHome(after, person, now) && !readsHome(before, person, was));
  const [first] = gained;
  if (first === undefined) return nothing;
  return gained.length === 1 ? first.beside : new Set(gained.flatMap(({ beside }) => [...beside]));
}

export function grantsBetween(before: Directory, after: Directory, number: number): Grant[] {
  const turn = { before, after };
  const [changed, ways] = [changedSpaces(turn), waysOf(turn)];
  if (changed.length === 0 && ways.length === 0) return [];
  const groups = groupsOf(turn, changed);
  return keys(before.persons).flatMap((person): Grant[] => {
    const isGained = (reads: (directory: Directory) => boolean) => reads(after) && !reads(before);
    const grant: Grant = {
      number,
      person,
      spaces: new Set(changed.filter((space) => isGained((at) => standsIn(at, person, space)))),
      groups: new Set(
        groups
          .filter(([space, group]) => isGained((at) => mayRead(at, person, { class: 'x', space, group })))
          .map(([space, group]) => homeNameOf(space, group)),
      ),
      beside: besideFor(turn, ways, person),
      moved: after.moved,
    };
    return grant.spaces.size + grant.groups.size + grant.beside.size === 0 ? [] : [grant];
  });
}

/**
 * Whether a document is of what was opened. Where its record counted is asked of the directory as it was then: what left
 * the space since is still theirs to be sent, and what came into it since was theirs before, or came by a grant of its own.
 */
export function isOpened({ spaces, groups, beside, moved }: Grant, name: string): boolean {
  const doc = scopeIn(name);
  if (doc?.space === undefined) return false;
  const home = homeOfScope({ moved }, doc);
  if (home === undefined) return false;
  if (groups.has(home) || spaces.has(home)) return true;
  return doc.of !== undefined && beside.has(`${homeNameOf(doc.space, doc.group)}/${doc.of}`);
}
