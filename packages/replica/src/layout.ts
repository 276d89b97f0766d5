// Which Yjs document holds what: names, classes, roots, and where a record is born. What fewer people read than the space
// lies in documents of its own: `x/…` for a group's readers (whole records, or the fields of one group: parts.ts),
// `v/…` for one person.
import type { Instant } from '@baton/model/day';
import type { DocScope } from '@baton/model/directory/queries';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import type { Home, Place } from '@baton/model/tx';
import type { DocName } from './contract.ts';

export type Doc =
  | { readonly class: 'records'; readonly space: SpaceId; readonly part: number }
  | { readonly class: 'restricted'; readonly space: SpaceId; readonly group: string; readonly part: number }
  | { readonly class: 'page'; readonly space: SpaceId; readonly of: RecordId }
  | { readonly class: 'feed'; readonly space: SpaceId; readonly of: RecordId; readonly quarter: string }
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
  p: ([space, of]) => ({ class: 'page', space: space as SpaceId, of: of ?? '' }),
  f: ([space, of, quarter]) =>
    quarterName.test(quarter ?? '')
      ? { class: 'feed', space: space as SpaceId, of: of ?? '', quarter: quarter ?? '' }
      : undefined,
  o: ([what]) => (what === 'people' ? { class: 'people' } : undefined),
  v: ([person]) => ({ class: 'private', person: person as PersonId }),
};
const lengths: Readonly<Record<string, number>> = { r: 3, x: 4, p: 3, f: 4, o: 2, v: 2 };

/** A name from outside; undefined when no document can have it. */
export function parseDoc(name: DocName): Doc | undefined {
  const [letter = '', ...rest] = name.split('/');
  if (!Object.hasOwn(formats, letter) || rest.length + 1 !== lengths[letter]) return undefined;
  return rest.every((text) => segment.test(text)) ? formats[letter]?.(rest) : undefined;
}

export function formatDoc(doc: Doc): DocName {
  switch (doc.class) {
    case 'records':
      return `r/${doc.space}/${doc.part}`;
    case 'restricted':
      return `x/${doc.space}/${doc.group}/${doc.part}`;
    case 'page':
      return `p/${doc.space}/${doc.of}`;
    case 'feed':
      return `f/${doc.space}/${doc.of}/${doc.quarter}`;
    case 'people':
      return 'o/people';
    case 'private':
      return `v/${doc.person}`;
  }
}

export const pageOf = (space: SpaceId, of: RecordId): DocName => formatDoc({ class: 'page', space, of });

/** The calendar quarter (UTC) of an instant, `2026q1`. */
export function quarterOf(at: Instant): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()}q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

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
      return formatDoc({ class: 'feed', space: place.space, of: place.of, quarter: quarterOf(place.at) });
    case 'people':
      return 'o/people';
  }
}

/** The document as the directory's rules ask for it. */
export function scopeOf(doc: Doc): DocScope {
  switch (doc.class) {
    case 'records':
      return { class: 'r', space: doc.space };
    case 'restricted':
      return { class: 'x', space: doc.space, group: doc.group };
    case 'page':
      return { class: 'p', space: doc.space, of: doc.of };
    case 'feed':
      return { class: 'f', space: doc.space, of: doc.of };
    case 'people':
      return { class: 'o' };
    case 'private':
      return { class: 'v', person: doc.person };
  }
}

export const spaceOfDoc = (doc: Doc): SpaceId | undefined => ('space' in doc ? doc.space : undefined);

/** Where records of this document stand; undefined for what is no work (feeds, people, pages). */
export function homeIn(doc: Doc): Home | undefined {
  switch (doc.class) {
    case 'records':
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
export const openSpaceOf = (doc: Doc): SpaceId | undefined =>
  doc.class === 'restricted' ? undefined : spaceOfDoc(doc);

/** In these documents each person writes under a root of their own, and nowhere else. */
export const isAuthored = (of: DocClass): boolean => of === 'feed' || of === 'people';

export const rootOf = (of: DocClass, author: PersonId): string => (isAuthored(of) ? `by:${author}` : cellsRoot);

/** The person whose root this is; undefined for any other name. */
export const authorOfRoot = (root: string): PersonId | undefined =>
  root.startsWith('by:') && root.length > 3 ? (root.slice(3) as PersonId) : undefined;

const feedLetters = 'm';
const peopleLetters = 'u';

/**
 * Whether cells of this record count in a document of this class. Feeds may be written by people who may only comment,
 * and `o/people` by everybody: no task or project can enter by either door.
 */
export function belongs(of: DocClass, record: RecordId, author: PersonId | null): boolean {
  const letter = record.slice(0, 1);
  switch (of) {
    case 'feed':
      return feedLetters.includes(letter) && author !== null;
    case 'people':
      return peopleLetters.includes(letter) && record === author;
    case 'records':
    case 'restricted':
    case 'private':
      return !feedLetters.includes(letter) && !peopleLetters.includes(letter);
    case 'page':
      return false;
  }
}
