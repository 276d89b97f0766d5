// The ways to cut lanes, as a menu offers them: in the bar, in the menu of the board and in its settings.
import type { BoardHead } from '@baton/model/board/head-query';
import { setLanes } from '@baton/model/board/commands';
import type { Lanes } from '@baton/model/board/schema';
import type { MenuItem } from '@baton/ui/menu-items';
import { useRun } from '../../lib/use-run.ts';
import { laneWords } from '../../parts/lane-words.ts';
import { isOffered, useShowsIn } from '../../parts/shown-modules.tsx';

const ways = Object.keys(laneWords) as readonly Lanes[];

/** Without what belongs to a module that is off, unless the board has it so. */
export function useLaneItems({ id, space, lanes }: Pick<BoardHead, 'id' | 'space' | 'lanes'>): readonly MenuItem[] {
  const run = useRun();
  const shows = useShowsIn(space);
  const isShown = (way: Lanes): boolean => way === lanes || way !== 'estimate' || isOffered(shows)(way);
  return ways.filter(isShown).map((way) => ({
    id: way,
    label: laneWords[way],
    end: way === lanes ? 'now' : undefined,
    onSelect: () => void run(setLanes, { board: id, lanes: way }),
  }));
}
