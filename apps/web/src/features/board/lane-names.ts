// What a lane is called: a priority by its word, a person by name.
import type { Lanes } from '@baton/model/board/schema';
import type { Priority } from '@baton/model/task/schema';
import { useCallback } from 'react';
import { useFaces } from '../../parts/people.tsx';
import { priorityWords } from '../../parts/priority-words.ts';

export function useLaneNames(lanesBy: Lanes): (lane: string) => string {
  const faceOf = useFaces();
  return useCallback(
    (lane) => {
      if (lanesBy === 'priority') return lane === 'none' ? 'No priority' : priorityWords[Number(lane) as Priority];
      if (lane === 'none') return 'Nobody has it';
      const face = faceOf(lane);
      return face.isReader ? `${face.name}, you` : face.name;
    },
    [lanesBy, faceOf],
  );
}
