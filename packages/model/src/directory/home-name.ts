// Where a record counts, as a statement says it and a document's name begins: a space, or the readers of one of its groups.
import type { Branded, LinkId, SpaceId } from '../ids.ts';
import type { Home } from '../tx.ts';

/** `<space>`, or `<space>/<group>`. */
export type HomeName = SpaceId | Branded<'home'>;

export const homeNameOf = (space: SpaceId, group?: string): HomeName =>
  group === undefined ? space : (`${space}/${group}` as HomeName);

/** undefined for what is one person's alone: no statement is ever made of it. */
export const nameOfHome = (home: Home): HomeName | undefined =>
  home.in === 'private' ? undefined : homeNameOf(home.space, home.in === 'group' ? home.group : undefined);

export function homeNamed(name: HomeName): Exclude<Home, { readonly in: 'private' }> {
  const at = name.indexOf('/');
  if (at < 0) return { in: 'space', space: name as SpaceId };
  return { in: 'group', space: name.slice(0, at) as SpaceId, group: name.slice(at + 1) };
}

export const spaceOfHome = (name: HomeName): SpaceId => homeNamed(name).space;

const internal = '~internal';
/** Of a group that guests read: the same readers without them. Nobody sets it; what is said among colleagues stands there. */
export const internalOf = (name: HomeName): HomeName => `${name}${internal}` as HomeName;
export const isInternal = (name: HomeName): boolean => name.endsWith(internal) && name.includes('/');
export const outsideOf = (name: HomeName): HomeName => name.slice(0, -internal.length) as HomeName;

/** What is said with whoever has a link stands in feeds of its own, named by the link: `<space>/<link>`, `<space>/<group>~<link>`. */
export function talkNameOf(name: HomeName, link: LinkId): HomeName {
  const home = homeNamed(name);
  return homeNameOf(home.space, home.in === 'group' ? `${home.group}~${link}` : link);
}
export interface Talk {
  readonly link: LinkId;
  /** Where the record was born beside which it stands: whoever reads that reads it, but for guests. */
  readonly beside: HomeName;
}
const talk = /^(?<space>[^/]+)\/(?:(?<group>.+)~)?(?<link>l[0-9A-HJKMNP-TV-Z]{17})$/u;

/** undefined: no feed of a link's is named so. */
export function talkNamed(name: HomeName): Talk | undefined {
  const { space, group, link } = talk.exec(name)?.groups ?? {};
  if (space === undefined || link === undefined) return undefined;
  return { link: link as LinkId, beside: homeNameOf(space as SpaceId, group) };
}
