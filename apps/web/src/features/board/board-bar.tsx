// Under the bar: by what the lanes are cut, and how much stands on the board.
import type { BoardHead } from '@baton/model/board/head-query';
import { minutesLeft } from '@baton/model/board/face';
import { ChipButton } from '@baton/ui/chip';
import { formatDuration } from '@baton/ui/duration';
import { Menu } from '@baton/ui/menu';
import { useLaneItems } from './lane-items.ts';
import { laneWords } from '../../parts/lane-words.ts';
import { useReadOnlyIn } from '../../parts/read-only.tsx';
import { useShowsIn } from '../../parts/shown-modules.tsx';
import type { OnlyMine } from './only-mine.ts';
import { OverLimits } from './over-limits.tsx';
import styles from './board-bar.module.css';

interface BoardBarProps {
  readonly head: BoardHead;
  /** How many tasks stand on the board, shown or not. */
  readonly all: number;
  readonly mine: OnlyMine;
}

export function BoardBar({ head, all, mine }: BoardBarProps) {
  const { cards } = mine;
  const isReadOnly = useReadOnlyIn(head.space) !== null;
  const shows = useShowsIn(head.space);
  const laneItems = useLaneItems(head);
  const left = cards.reduce((sum, card) => sum + minutesLeft(card), 0);
  return (
    <>
      {isReadOnly ? null : (
        <Menu
          trigger={
            <button type="button" className={styles.filter}>
              <span>Lanes</span> <b>{laneWords[head.lanes]}</b>
            </button>
          }
          items={laneItems}
        />
      )}
      <OnlyMineChip mine={mine} />
      <OverLimits head={head} of="person" />
      <span className={styles.meta}>
        {mine.isOn && `${cards.length} of `}
        {all === 1 ? '1 task' : `${all} tasks`}
        {left > 0 && shows('estimates') && `, ${formatDuration(left)} left`}
      </span>
    </>
  );
}

/** @param props.whenOn shown only then. */
export function OnlyMineChip({ mine, whenOn = false }: { readonly mine: OnlyMine; readonly whenOn?: boolean }) {
  if (whenOn && !mine.isOn) return null;
  return (
    <ChipButton tone="outline" pressed={mine.isOn} title="Only mine, or all (Q)" onClick={mine.toggle}>
      Only mine
    </ChipButton>
  );
}
