// What somebody reaches, and why: asked of the same rules that the relay asks for every frame.
import { homeNameOf } from './home-name.ts';
import { newDirectory, newPerson, newSpace } from './made.ts';
import { hereIn, isGuest, mayRead, mayWrite, readsHome, roleAt, roleIn, spaceIn, type DocScope } from './queries.ts';
import type { Directory, SpaceRole } from './schema.ts';
import type { PersonId, SpaceId, WorkspaceId } from '../ids.ts';

/** Because everybody does, because they are named there, or because they were given part of it. */
export type Why = 'open' | 'member' | 'reader';
export interface Reached {
  readonly space: SpaceId;
  /** null: all of the space. */
  readonly group: string | null;
  readonly role: SpaceRole;
  readonly why: Why;
}

/** Every space and every group of readers in which somebody stands, spaces in the order of their opening. */
export function reachOf(directory: Directory, person: PersonId): readonly Reached[] {
  const spaces = (Object.keys(directory.spaces) as SpaceId[]).sort(
    (a, b) => (spaceIn(directory, a)?.since ?? 0) - (spaceIn(directory, b)?.since ?? 0),
  );
  return spaces.flatMap((space): readonly Reached[] => {
    const found = spaceIn(directory, space);
    const role = roleIn(directory, person, space);
    const whole: readonly Reached[] =
      role === null || found === undefined
        ? []
        : [{ space, group: null, role, why: found.members.includes(person) ? 'member' : 'open' }];
    const groups = Object.keys(found?.groups ?? {}).filter((group) =>
      readsHome(directory, person, homeNameOf(space, group)),
    );
    return [
      ...whole,
      ...groups.map((group): Reached => ({
        space,
        group,
        role: roleAt(directory, person, homeNameOf(space, group)),
        why: 'reader',
      })),
    ];
  });
}

/** Who is here and reads what counts in a space or a group, and with which role. */
export function reachedBy(directory: Directory, space: SpaceId, group: string | null): readonly Reader[] {
  return (Object.keys(directory.persons) as PersonId[])
    .filter((person) => hereIn(directory, person) !== undefined)
    .flatMap((person) =>
      reachOf(directory, person)
        .filter((one) => one.space === space && one.group === group)
        .map((one) => ({ ...one, person })),
    );
}

export type Reader = Reached & { readonly person: PersonId };
const ranks: Readonly<Record<Why, number>> = { reader: 0, member: 0, open: 1 };

/** The same in the order in which they are told: who was named before who may because all may, and guests last. */
export function readersOf(directory: Directory, space: SpaceId, group: string | null): readonly Reader[] {
  const rank = ({ person, why, role }: Reader): number =>
    (isGuest(directory, person) ? 4 : 0) + 2 * ranks[why] + (role === 'lead' ? 0 : 1);
  return [...reachedBy(directory, space, group)].sort((a, b) => rank(a) - rank(b));
}

/** Whether somebody who is a guest reaches it: said before anything is written there. */
export const isSeenByGuests = (directory: Directory, space: SpaceId, group: string | null): boolean =>
  reachedBy(directory, space, group).some(({ person }) => isGuest(directory, person));

export type Reach = 'nothing' | 'reads' | 'writes';
/** Kinds of documents in a space, in the words of the matrix. */
export const documentKinds = ['tasks', 'pages', 'comments'] as const;
export type DocumentKind = (typeof documentKinds)[number];
const classes = { tasks: 'r', pages: 'p', comments: 'f' } as const satisfies Record<DocumentKind, DocScope['class']>;
export const spaceRoles: readonly SpaceRole[] = ['lead', 'member', 'commenter', 'viewer'];

/** The one matrix: each role in a space, and what the rules answer for it. */
export function matrix(): Readonly<Record<SpaceRole, Readonly<Record<DocumentKind, Reach>>>> {
  const [space, person] = ['s1' as SpaceId, 'u1' as PersonId];
  const empty = newDirectory({ workspace: 'w1' as WorkspaceId, relayKey: '', head: 0 });
  const persons = { [person]: newPerson('member', 1, null) };
  const rowOf = (role: SpaceRole) => {
    const roles = role === 'member' ? {} : { [person]: role };
    const directory: Directory = { ...empty, persons, spaces: { [space]: { ...newSpace(1, [person]), roles } } };
    const answer = (kind: DocumentKind): Reach => {
      const doc: DocScope = { class: classes[kind], space };
      if (!mayRead(directory, person, doc)) return 'nothing';
      return mayWrite(directory, person, doc) ? 'writes' : 'reads';
    };
    return Object.fromEntries(documentKinds.map((kind) => [kind, answer(kind)])) as Record<DocumentKind, Reach>;
  };
  return Object.fromEntries(spaceRoles.map((role) => [role, rowOf(role)])) as ReturnType<typeof matrix>;
}
