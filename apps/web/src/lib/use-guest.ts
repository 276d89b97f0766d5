// Whether whoever looks is a guest, and until when.
import { isGuest, personIn } from '@baton/model/directory/queries';
import { useWorld } from './use-world.ts';

export function useIsGuest(): boolean {
  const { directory, me } = useWorld();
  return isGuest(directory, me.person);
}

/** When one's own access ends; null: nobody has said so. */
export function useOwnUntil(): number | null {
  const { directory, me } = useWorld();
  return personIn(directory, me.person)?.until ?? null;
}
