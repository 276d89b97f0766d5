// The head of a lane: opens and closes it, says how much stands in it.
import type { Minutes } from '@baton/model/day';
import { formatDuration } from '@baton/ui/duration';
import { Icon } from '@baton/ui/icon';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Lane } from '../../parts/board-order.ts';
import { useShows } from '../../parts/shown-modules.tsx';
import { LaneLimit } from './over-limits.tsx';
import styles from './lane-head.module.css';

interface LaneHeadProps {
  readonly board: string;
  readonly lane: Lane;
  readonly number: number;
  readonly name: string;
  readonly isOpen: boolean;
  /** By the estimates of what is not done. */
  readonly left: Minutes;
  readonly onToggle: (lane: string, open: boolean) => void;
}

export function LaneHead({ board, lane, number, name, isOpen, left, onToggle }: LaneHeadProps) {
  const shows = useShows();
  return (
    <div className={styles.head}>
      <button type="button" aria-expanded={isOpen} onClick={() => onToggle(lane.id, !isOpen)}>
        <Icon icon={isOpen ? ChevronDown : ChevronRight} size={14} />
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        {name}
        <span className={styles.meta}>
          {lane.cards === 1 ? '1 task' : `${lane.cards} tasks`}
          {left > 0 && shows('estimates') && `, ${formatDuration(left)} left`}
        </span>
        <LaneLimit board={board} lane={lane.id} />
      </button>
    </div>
  );
}
