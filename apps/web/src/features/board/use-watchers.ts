// Colleagues who have a card of this board open, and those who look at the board.
import { useMemo } from 'react';
import { useHere } from '../../lib/use-here.ts';
import { type Face, useFaces } from '../../parts/people.tsx';

/** Card → the colleague who has it open or edits it. */
export function useWatchers(board: string): ReadonlyMap<string, Face> {
  const here = useHere();
  const faceOf = useFaces();
  return useMemo(() => {
    const watchers = new Map<string, Face>();
    for (const one of here)
      if (!one.me && one.on !== null && one.at === board) watchers.set(one.on, faceOf(one.person));
    return watchers;
  }, [here, faceOf, board]);
}
