// The spaces of the workspace that this person stands in, in the order of their opening. People call them departments.
import { spacesOf } from '@baton/model/directory/queries';
import { useMemo } from 'react';
import { useWorld } from '../lib/use-world.ts';

export interface SpaceName {
  readonly id: string;
  readonly title: string;
}
export function useSpaces(): readonly SpaceName[] {
  const { directory, titles, me } = useWorld();
  return useMemo(
    () => spacesOf(directory, me.person).map((id) => ({ id, title: titles.spaces[id] ?? 'A space' })),
    [directory, titles, me.person],
  );
}
