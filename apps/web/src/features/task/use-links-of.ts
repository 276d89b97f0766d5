// Links that open a task's page now, and what their maker may do with them.
import { linksOpenIn, type PlacedLink } from '@baton/model/directory/link-queries';
import { leadsSpace, writesIn } from '@baton/model/directory/queries';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { SpaceId } from '@baton/model/ids';
import { useNow } from '../../lib/use-now.ts';
import { useWorld } from '../../lib/use-world.ts';

const none: readonly PlacedLink[] = [];

export function useLinksOf({ id, home }: Pick<PeekAnswer, 'id' | 'home'>): readonly PlacedLink[] {
  const { directory } = useWorld();
  const now = useNow(60_000);
  if (home === null || home.in === 'private') return none;
  return linksOpenIn(directory, { space: home.space, record: id, now });
}

export interface LinkRights {
  readonly mayMake: boolean;
  mayTakeBack(link: PlacedLink): boolean;
}
export function useLinkRights(space: SpaceId): LinkRights {
  const { directory, me } = useWorld();
  return {
    mayMake: writesIn(directory, me.person, space),
    mayTakeBack: ({ link }) => link.by === me.person || leadsSpace(directory, me.person, space),
  };
}
