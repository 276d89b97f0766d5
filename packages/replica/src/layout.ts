// Which Yjs document holds what: names, classes, roots, and where a record is born. What fewer people read than the space
// lies in documents of its own: `x/…` for a group's readers (whole records, or the fields of one group: parts.ts),
// `v/…` for one person. What was closed long ago lies in `a/<space>/<quarter>` (archive.ts), and only the relay writes there.
import type { Instant } from '@baton/model/day';
import { homeNamed, homeNameOf, talkNamed, talkNameOf, type HomeName } from '@baton/model/directory/home-name';
import type { DocScope } from '@baton/model/directory/queries';
import { isOfCommentFile } from '@baton/model/file/ids';
import type { LinkId, PersonId, RecordId, SpaceId } from '@baton/model/ids';
import type { Home, Place } from '@baton/model/tx';
import type { DocName } from './contract.ts';

/** Beside a record, named by the home of its birth: a space, the readers of a group, or one person. */
export type Beside = { readonly of: RecordId } & (
  | { readonly space: SpaceId; readonly group?: string }
  | { readonly person: PersonId }
);
export type Doc =
  | { readonly class: 'records'; readonly space: SpaceId; readonly part: number }
  | { readonly class: 'restricted'; readonly space: SpaceId; readonly group: string; readonly part: number }
  | (Beside & { readonly class: 'page' })
  | (Beside & { readonly class: 'feed'; readonly quarter: string })
  | { readonly class: 'archive'; readonly space: SpaceId; readonly quarter: string }
  | { readonly class: 'people' }
  | { readonly class: 'private'; readonly person: PersonId };
export type DocClass = Doc['class'];

/** The root Y.Map of record documents, and the root XmlFragment of pages. */
export const cellsRoot = 'cells';
export const pageRoot = 'content';

const segment = /^[A-Za-z0-9~-]{1,64}$/;
const partNumber = /^(0|[1-9]\d{0,5})$/;
const quarterName = /^\d{4}q[1-4]$/;

const formats: Readonly<Record<string, (at: readonly string[]) => Doc | undefined>> = {
  r: ([space, part]) =>
    partNumber.test(part ?? '') ? { class: 'records', space: space as SpaceId, part: Number(part) } : undefined,
  x: ([space, group, part]) =>
    partNumber.test(part ?? '')
      ? { class: 'restricted', space: space as SpaceId, group: group ?? '', part: Number(part) }
      : undefined,
  a: ([space, quarter = '']) =>
    quarterName.test(quarter) ? { class: 'archive', space: space as SpaceId, quarter } : undefined,
  p: (at) => ({ class: 'page', ...besideAt(at) }),
  f: (at) => feedAt(at.slice(0, -1), at.at(-1)),
  o: ([what]) => (what === 'people' ? { class: 'people' } : undefined),
  v: ([person = '', of, quarter]) => {
    const own = { person: person as PersonId };
    if (of === undefined) return { class: 'private', ...own };
    return quarter === undefined ? { class: 'page', ...own, of } : quarterly({ class: 'feed', ...own, of, quarter });
  },
};
const lengths: Readonly<Record<string, readonly number[]>> = {
  r: [3],
  x: [4],
  a: [3],
  p: [3, 4],
  f: [4, 5],
  o: [2],
  v: [2, 3, 4],
};

/** `<space>/<record>`, or `<space>/<group>/<record>`. */
function besideAt(at: readonly string[]): Beside {
  const [space = '', group = ''] = at;
  const named = { space: space as SpaceId, of: at.at(-1) ?? '' };
  return at.length < 3 ? named : { ...named, group };
}
const feedAt = (at: readonly string[], quarter = ''): Doc | undefined =>
  quarterly({ class: 'feed', ...besideAt(at), quarter });
const quarterly = (doc: Extract<Doc, { readonly class: 'feed' }>): Doc | undefined =>
  quarterName.test(doc.quarter) ? doc : undefined;

/** A name from outside; undefined when no document can have it. */
export function parseDoc(name: DocName): Doc | undefined {
  const [letter = '', ...rest] = name.split('/');
  if (!Object.hasOwn(formats, letter) || !lengths[letter]?.includes(rest.length + 1)) return undefined;
  return rest.every((text) => segment.test(text)) ? formats[letter]?.(rest) : undefined;
}

export function formatDoc(doc: Doc): DocName {
  switch (doc.class) {
    case 'records':
      return `r/${doc.space}/${doc.part}`;
    case 'restricted':
      return `x/${doc.space}/${doc.group}/${doc.part}`;
    case 'archive':
      return `a/${doc.space}/${doc.quarter}`;
    case 'page':
      return 'person' in doc ? besideName(doc) : `p/${besideName(doc)}`;
    case 'feed':
      return `${'person' in doc ? '' : 'f/'}${besideName(doc)}/${doc.quarter}`;
    case 'people':
      return 'o/people';
    case 'private':
      return `v/${doc.person}`;
  }
}

function besideName(doc: Beside): string {
  if ('person' in doc) return `v/${doc.person}/${doc.of}`;
  return doc.group === undefined ? `${doc.space}/${doc.of}` : `${doc.space}/${doc.group}/${doc.of}`;
}

export const pageOf = (space: SpaceId, of: RecordId): DocName => formatDoc({ class: 'page', space, of });
/** @param home of the record's birth. */
export const pageBeside = (home: Home, of: RecordId, person: PersonId): DocName =>
  formatDoc({ class: 'page', of, ...(home.in === 'private' ? { person } : home) });
/** What the names of all its feeds begin with. */
export const feedsBeside = (home: Home, of: RecordId, person: PersonId): string =>
  home.in === 'private' ? `${besideName({ person, of })}/` : `f/${besideName({ ...home, of })}/`;

/** What is said by a share link, about one task. */
export interface Talk {
  readonly link: LinkId;
  readonly of: RecordId;
}

/** The link whose holders write in it, under ids that programs made up; undefined: it is written by people alone. */
export function talkIn(doc: Doc): Talk | undefined {
  if (doc.class !== 'feed' || 'person' in doc || doc.group === undefined) return undefined;
  const talk = talkNamed(homeNameOf(doc.space, doc.group));
  return talk && { link: talk.link, of: doc.of };
}

/** What the names of all feeds of a link's talk begin with; undefined beside what is no page of a space. */
export function talkBeside(page: DocName, link: LinkId): string | undefined {
  const doc = parseDoc(page);
  if (doc?.class !== 'page' || 'person' in doc) return undefined;
  const home = homeNamed(talkNameOf(homeNameOf(doc.space, doc.group), link));
  return home.in === 'group' ? feedsBeside(home, doc.of, '' as PersonId) : undefined;
}

/** The record beside which a document stands; undefined for one that has records of its own. */
export function recordOfDoc(name: DocName): RecordId | undefined {
  const doc = parseDoc(name);
  return doc !== undefined && 'of' in doc ? doc.of : undefined;
}

/** The calendar quarter (UTC) of an instant, `2026q1`. */
export function quarterOf(at: Instant): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()}q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

export const archiveOf = (space: SpaceId, quarter: string): DocName => formatDoc({ class: 'archive', space, quarter });

/** Record documents of a space, or of one of its groups, oldest first. */
export type Partitions = (space: SpaceId, group?: string) => readonly DocName[];

/** The document in which a record of this person's is born; undefined when its space has no partition (yet). */
export function docOfPlace(
  place: Place,
  { partitions, person }: { readonly partitions: Partitions; readonly person: PersonId },
): DocName | undefined {
  switch (place.in) {
    case 'space':
      return partitions(place.space).at(-1);
    case 'group':
      return partitions(place.space, place.group).at(-1);
    case 'private':
      return formatDoc({ class: 'private', person });
    case 'feed':
      return formatDoc({ ...placed(place), class: 'feed', of: place.of, quarter: quarterOf(place.at) });
    case 'own-feed':
      return formatDoc({ class: 'feed', person, of: place.of, quarter: quarterOf(place.at) });
    case 'people':
      return 'o/people';
  }
}

const placed = ({ space, group }: Extract<Place, { readonly in: 'feed' }>) =>
  group === undefined ? { space } : { space, group };

/** The document as the directory's rules ask for it. */
export function scopeOf(doc: Doc): DocScope {
  switch (doc.class) {
    case 'records':
    case 'archive':
      return { class: 'r', space: doc.space };
    case 'restricted':
      return { class: 'x', space: doc.space, group: doc.group };
    case 'page':
      return scopeBeside('p', doc);
    case 'feed':
      return scopeBeside('f', doc);
    case 'people':
      return { class: 'o' };
    case 'private':
      return { class: 'v', person: doc.person };
  }
}

function scopeBeside(of: 'p' | 'f', doc: Beside): DocScope {
  if ('person' in doc) return { class: 'v', person: doc.person };
  const scope = { class: of, space: doc.space, of: doc.of };
  return doc.group === undefined ? scope : { ...scope, group: doc.group };
}

/** The record documents of a home begin with 0; those that were opened later have other numbers. */
export function recordsAt(name: HomeName): Doc {
  const home = homeNamed(name);
  return home.in === 'space'
    ? { class: 'records', space: home.space, part: 0 }
    : { class: 'restricted', space: home.space, group: home.group, part: 0 };
}

export const spaceOfDoc = (doc: Doc): SpaceId | undefined => ('space' in doc ? doc.space : undefined);

/** Where records of this document stand; undefined for what is no work (feeds, people, pages). */
export function homeIn(doc: Doc): Home | undefined {
  switch (doc.class) {
    case 'records':
    case 'archive':
      return { in: 'space', space: doc.space };
    case 'restricted':
      return { in: 'group', space: doc.space, group: doc.group };
    case 'private':
      return { in: 'private' };
    default:
      return undefined;
  }
}

/** The space whose people have all of the document; undefined where fewer do. */
export const openSpaceOf = (doc: Doc): SpaceId | undefined => ('group' in doc ? undefined : spaceOfDoc(doc));

/** In these documents each person writes under a root of their own, and nowhere else. */
export const isAuthored = (of: DocClass): boolean => of === 'feed' || of === 'people';

export const rootOf = (of: DocClass, author: PersonId): string => (isAuthored(of) ? `by:${author}` : cellsRoot);

/** The person whose root this is; undefined for any other name. */
export const authorOfRoot = (root: string): PersonId | undefined =>
  root.startsWith('by:') && root.length > 3 ? (root.slice(3) as PersonId) : undefined;

/** Comments, and what is said of one without words. */
const feedLetters = 'me';
const peopleLetters = 'u';

/**
 * Whether cells of this record count in a document of this class. Feeds may be written by people who may only comment,
 * and `o/people` by everybody: no task or project can enter by either door.
 */
export function belongs(of: DocClass, record: RecordId, author: PersonId | null): boolean {
  const letter = record.slice(0, 1);
  switch (of) {
    case 'feed':
      return (feedLetters.includes(letter) || isOfCommentFile(record)) && author !== null;
    case 'people':
      return peopleLetters.includes(letter) && record === author;
    case 'records':
    case 'archive':
    case 'restricted':
    case 'private':
      return !feedLetters.includes(letter) && !peopleLetters.includes(letter) && !isOfCommentFile(record);
    case 'page':
      return false;
  }
}
