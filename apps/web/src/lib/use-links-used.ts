// When links were last used, which the relay alone knows. Undefined: not told, or not reached.
import { isNotDone } from '@baton/workspace/doors/door';
import { askLinksUsed } from '@baton/workspace/doors/share-links';
import { useDoors } from './doors.ts';
import { useAsked } from './use-asked.ts';
import { useWorld } from './use-world.ts';

/** @param about asked anew when it changes. */
export function useLinksUsed(about: unknown): ReadonlyMap<string, number> | undefined {
  const doors = useDoors();
  const { workspace } = useWorld().me;
  const { value } = useAsked(async () => askLinksUsed(await doors.relayOf(workspace), workspace), [workspace, about]);
  return value === undefined || isNotDone(value) ? undefined : value;
}
