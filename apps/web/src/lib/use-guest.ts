// Whether whoever looks is a guest, and until when.
import { isGuest, personIn, spacesOf } from '@baton/model/directory/queries';
import { useWorld } from './use-world.ts';

export function useIsGuest(): boolean {
  const { directory, me } = useWorld();
  return isGuest(directory, me.person);
}

/** A guest who stands in no space has a room of their own; who stands in one has its projects to go to, as others there. */
export function useGuestRoom(): boolean {
  const { directory, me } = useWorld();
  return isGuest(directory, me.person) && spacesOf(directory, me.person).length === 0;
}

/** When one's own access ends; null: nobody has said so. */
export function useOwnUntil(): number | null {
  const { directory, me } = useWorld();
  return personIn(directory, me.person)?.until ?? null;
}
