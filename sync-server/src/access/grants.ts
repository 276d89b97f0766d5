// What becomes readable to somebody who was here before, by one statement: a space that lets them in, a group of readers
// that takes them up, a record that is moved to where they stand. It is sent whole, before the statement itself.
import { scopeIn } from './scope.ts';
import { homeNameOf, isInternal, outsideOf, talkNamed, type HomeName } from '@baton/model/directory/home-name';
import {
  hereIn,
  homeNow,
  homeOfScope,
  isGuest,
  mayRead,
  readsHome,
  standsIn,
  type DocScope,
} from '@baton/model/directory/queries';
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
  /** Of who was a guest and is none now, and of who was suspended and is back: all that the one read and not the other. */
  readonly turned: Turn | null;
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

/** Feeds may be named by any home that their record came by. */
const namesOf = ({ moved }: Directory, record: RecordId, born: HomeName): ReadonlySet<HomeName> =>
  new Set([born, ...(moved[record]?.[born] ?? [])]);

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
      for (const name of namesOf(after, record, born)) way.beside.add(`${name}/${record}`);
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

interface Changes {
  readonly turn: Turn;
  readonly spaces: readonly SpaceId[];
  readonly ways: readonly Way[];
  readonly groups: readonly (readonly [SpaceId, string])[];
}
function changesOf(turn: Turn): Changes {
  const spaces = changedSpaces(turn);
  return { turn, spaces, ways: waysOf(turn), groups: groupsOf(turn, spaces) };
}

function grantFor(person: PersonId, { turn, spaces, ways, groups }: Changes): Omit<Grant, 'number' | 'turned'> {
  const { before, after } = turn;
  const isGained = (reads: (directory: Directory) => boolean) => reads(after) && !reads(before);
  return {
    person,
    spaces: new Set(spaces.filter((space) => isGained((at) => standsIn(at, person, space)))),
    groups: new Set(
      groups
        .filter(([space, group]) => isGained((at) => mayRead(at, person, { class: 'x', space, group })))
        .map(([space, group]) => homeNameOf(space, group)),
    ),
    beside: besideFor(turn, ways, person),
    moved: after.moved,
  };
}

/** Becoming somebody who reads otherwise, with no space, group or record changed. */
const isTurned = ({ before, after }: Turn, person: PersonId): boolean =>
  hereIn(after, person) !== undefined &&
  (isGuest(before, person) !== isGuest(after, person) || hereIn(before, person) === undefined);

/** @param left who was suspended, with the directory as it was when they still read. */
export function grantsBetween(
  { left, ...turn }: Turn & { readonly left: ReadonlyMap<PersonId, Directory> },
  number: number,
): Grant[] {
  const common = changesOf(turn);
  const isSame = turn.before.persons === turn.after.persons;
  if (isSame && common.spaces.length === 0 && common.ways.length === 0) return [];
  return keys(turn.before.persons).flatMap((person): Grant[] => {
    if (!isSame && isTurned(turn, person)) {
      const turned = { before: left.get(person) ?? turn.before, after: turn.after };
      return [{ ...grantFor(person, changesOf(turned)), number, turned }];
    }
    const grant = grantFor(person, common);
    return grant.spaces.size + grant.groups.size + grant.beside.size === 0 ? [] : [{ ...grant, number, turned: null }];
  });
}

/** Who is suspended now, each with the directory as they last read it. */
export function leftAfter(
  left: ReadonlyMap<PersonId, Directory>,
  before: Directory,
  after: Directory,
): ReadonlyMap<PersonId, Directory> {
  if (before.persons === after.persons) return left;
  const away = keys(after.persons).filter((person) => after.persons[person]?.standing === 'suspended');
  return new Map(away.map((person) => [person, left.get(person) ?? before]));
}

/** Whether it opens the ledgers themselves, from their beginning, to somebody who was told extracts. */
export const opensDecisions = ({ turned, person }: Grant): boolean =>
  turned !== null && isGuest(turned.before, person) && !isGuest(turned.after, person);

/**
 * Whether a document is of what was opened. Where its record counted is asked of the directory as it was then: what left
 * the space since is still theirs to be sent, and what came into it since was theirs before, or came by a grant of its own.
 */
export function isOpened(grant: Grant, name: string): boolean {
  const doc = scopeIn(name);
  if (doc === undefined) return false;
  return isOpenedByTurn(grant, doc) || isOpenedByName(grant, doc);
}
const isOpenedByTurn = ({ turned, person }: Grant, doc: DocScope): boolean =>
  turned !== null && mayRead(turned.after, person, doc) && !mayRead(turned.before, person, doc);

function isOpenedByName({ spaces, groups, beside, moved }: Grant, doc: DocScope): boolean {
  if (doc.space === undefined) return false;
  const home = homeOfScope({ moved }, doc);
  if (home === undefined) return false;
  if (groups.has(isInternal(home) ? outsideOf(home) : home) || spaces.has(home)) return true;
  const name = homeNameOf(doc.space, doc.group);
  return doc.of !== undefined && beside.has(`${talkNamed(name)?.beside ?? name}/${doc.of}`);
}
