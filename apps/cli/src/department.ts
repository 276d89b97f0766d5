// Which department something goes into: the only one, or the one that is named.
import { spacesOf } from '@baton/model/directory/queries';
import type { SpaceId } from '@baton/model/ids';
import type { World } from '@baton/workspace/contract';

export function departmentOf(
  { me, directory, titles }: Pick<World, 'me' | 'directory' | 'titles'>,
  into: string | undefined,
): { readonly space: SpaceId } | { readonly refused: string } {
  const spaces = spacesOf(directory, me.person);
  const titleOf = (space: SpaceId): string => titles.spaces[space] ?? space;
  const choices = spaces.map((space) => `“${titleOf(space)}”`).join(', ');
  const plain = (text: string): string => text.trim().toLowerCase();
  const named = into === undefined ? spaces : spaces.filter((space) => plain(titleOf(space)) === plain(into));
  const [space, ...others] = named;
  if (space !== undefined && others.length === 0) return { space };
  if (spaces.length === 0) return { refused: 'You stand in no department of this workspace.' };
  if (into === undefined) return { refused: `Into which department? --into with one of ${choices}.` };
  const why = others.length > 0 ? `Several departments are called “${into}”` : `There is no department “${into}”`;
  return { refused: `${why}. You stand in ${choices}.` };
}
