// What a link opens, asked of the same rules as people: one page, and what is said with whoever has the link, never more of
// either than its maker has. A link is the author of what is written by it, so that it is named wherever an author is.
// Expiry is not asked here: no clock.
import { homeNamed, homeNameOf, talkNamed, type HomeName } from './home-name.ts';
import { homeOfScope, leadsSpace, mayRead, mayWrite, type DocScope } from './queries.ts';
import type { Directory, DirectoryLink } from './schema.ts';
import { isId, letters, type LinkId, type PersonId, type SpaceId } from '../ids.ts';

export interface PlacedLink {
  readonly id: LinkId;
  readonly space: SpaceId;
  readonly link: DirectoryLink;
}

/** Whether an author is a link and no person. */
export const isLink = (id: string): boolean => isId(id, letters.link);

export function linkNamed(directory: Pick<Directory, 'spaces'>, id: string): PlacedLink | undefined {
  if (!isLink(id)) return undefined;
  for (const [space, { links }] of Object.entries(directory.spaces)) {
    const link = Object.hasOwn(links, id) ? links[id as LinkId] : undefined;
    if (link !== undefined) return { id: id as LinkId, space: space as SpaceId, link };
  }
  return undefined;
}

/** Who takes it back may hide what came by it: its maker, who leads its space, an admin. Also when it is over. */
export function mayHideOf(directory: Directory, person: PersonId, id: string): boolean {
  const found = linkNamed(directory, id);
  return found !== undefined && (found.link.by === person || leadsSpace(directory, person, found.space));
}

/** By what its holder shows; of what matches nothing, nothing. */
export function linkOfSecret(directory: Pick<Directory, 'spaces'>, secretHash: string): PlacedLink | undefined {
  return allLinks(directory).find(({ link }) => link.secretHash === secretHash);
}

const allLinks = ({ spaces }: Pick<Directory, 'spaces'>): readonly PlacedLink[] =>
  Object.entries(spaces).flatMap(([space, { links }]) =>
    Object.entries(links).map(([id, link]) => ({ id: id as LinkId, space: space as SpaceId, link })),
  );

/** Where its record's page counts now is the link's own space: elsewhere nobody there could take it back. */
function isPageOf({ space, link }: PlacedLink, directory: Directory, doc: DocScope): boolean {
  if (link.takenBack || doc.class !== 'p' || doc.of !== link.record) return false;
  const home: HomeName | undefined = homeOfScope(directory, doc);
  return home !== undefined && homeNamed(home).space === space;
}

/** The page beside which the link's own talk stands; undefined for every other document, and where it may not comment. */
function pageOfTalk({ id, link }: PlacedLink, { class: of, space, group, of: record }: DocScope): DocScope | undefined {
  if (of !== 'f' || space === undefined || record === undefined || link.right !== 'comment') return undefined;
  const talk = talkNamed(homeNameOf(space, group));
  if (talk?.link !== id) return undefined;
  const home = homeNamed(talk.beside);
  return { class: 'p', space, of: record, ...(home.in === 'group' ? { group: home.group } : {}) };
}

export function linkReads(directory: Directory, id: string, doc: DocScope): boolean {
  const found = linkNamed(directory, id);
  const page = doc.class === 'f' ? found && pageOfTalk(found, doc) : doc;
  return (
    found !== undefined &&
    page !== undefined &&
    isPageOf(found, directory, page) &&
    mayRead(directory, found.link.by, page)
  );
}

/** To comment is to write what is said with its holders, and no page. */
export function linkWrites(directory: Directory, id: string, doc: DocScope): boolean {
  const found = linkNamed(directory, id);
  const isItsTo = doc.class === 'f' || found?.link.right === 'edit';
  return found !== undefined && isItsTo && linkReads(directory, id, doc) && mayWrite(directory, found.link.by, doc);
}

/** Links that open a page of a space now, the newest first. @param record null: of any. */
export function linksOpenIn(
  directory: Pick<Directory, 'spaces'>,
  { space, record, now }: { readonly space: SpaceId; readonly record: string | null; readonly now: number },
): readonly PlacedLink[] {
  return allLinks(directory)
    .filter((one) => one.space === space && (record === null || one.link.record === record))
    .filter(({ link }) => !link.takenBack && link.notAfter > now)
    .sort((a, b) => b.link.since - a.link.since);
}
