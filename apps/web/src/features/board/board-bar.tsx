// Under the bar: by what the lanes are cut, and how much stands on the board.
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer } from '@baton/model/board/queries';
import { setLanes } from '@baton/model/board/commands';
import { formatDuration } from '@baton/ui/duration';
import { Menu } from '@baton/ui/menu';
import { useRun } from '../../lib/use-run.ts';
import { laneWays, laneWords } from '../../parts/lane-words.ts';
import { useReadOnlyIn } from '../../parts/read-only.tsx';
import { useShowsIn } from '../../parts/shown-modules.tsx';
import { OverLimits } from './over-limits.tsx';
import styles from './board-bar.module.css';

export function BoardBar({ head, cards }: { head: BoardHead; cards: readonly CardAnswer[] }) {
  const run = useRun();
  const isReadOnly = useReadOnlyIn(head.space) !== null;
  const shows = useShowsIn(head.space);
  const left = cards.filter((card) => card.kind !== 'done').reduce((sum, card) => sum + (card.estimate ?? 0), 0);
  return (
    <>
      {isReadOnly ? null : (
        <Menu
          trigger={
            <button type="button" className={styles.filter}>
              <span>Lanes</span> <b>{laneWords[head.lanes]}</b>
            </button>
          }
          items={laneWays.map((lanes) => ({
            id: lanes,
            label: laneWords[lanes],
            end: lanes === head.lanes ? 'now' : undefined,
            onSelect: () => void run(setLanes, { board: head.id, lanes }),
          }))}
        />
      )}
      <OverLimits head={head} of="person" />
      <span className={styles.meta}>
        {cards.length === 1 ? '1 task' : `${cards.length} tasks`}
        {left > 0 && shows('estimates') && `, ${formatDuration(left)} left`}
      </span>
    </>
  );
}
