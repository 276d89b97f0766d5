// The guests who have a task, by name, for whoever is none: what is said there goes to them too, or not.
import { homeNameOf } from '@baton/model/directory/home-name';
import { guestsAt } from '@baton/model/directory/queries';
import { taskPeek } from '@baton/model/task/queries';
import { useIsGuest } from '../../lib/use-guest.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';

export function useSharedWith(task: string): readonly string[] {
  const { directory } = useWorld();
  const nameOf = useNames();
  const isGuest = useIsGuest();
  const home = useLiveOne(taskPeek, { task })?.home;
  if (isGuest || home?.in !== 'group') return [];
  return guestsAt(directory, homeNameOf(home.space, home.group)).map(nameOf);
}
