// Colleagues who have a card of this board open, or edit a field of it.
import { useMemo } from 'react';
import { useHere } from '../../lib/use-here.ts';
import { type Face, useFaces } from '../../parts/people.tsx';

export interface Watcher extends Face {
  /** What of the card they edit; null while they read. */
  readonly field: string | null;
}

/** Card → the colleague who has it open; of several the one who edits. */
export function useWatchers(board: string): ReadonlyMap<string, Watcher> {
  const here = useHere();
  const faceOf = useFaces();
  return useMemo(() => {
    const watchers = new Map<string, Watcher>();
    for (const { me, on, at, person, field } of here) {
      if (me || on === null || at !== board) continue;
      if (field !== null || !watchers.has(on)) watchers.set(on, { ...faceOf(person), field });
    }
    return watchers;
  }, [here, faceOf, board]);
}
