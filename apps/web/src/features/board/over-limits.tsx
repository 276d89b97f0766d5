// Limits that are passed, in words: of lanes and of persons. They stop nobody.
import type { BoardHead } from '@baton/model/board/head-query';
import { limitsOnBoard, type LimitAnswer } from '@baton/model/board/limit-query';
import { useLive } from '../../lib/use-live.ts';
import styles from './over-limits.module.css';

const none: readonly LimitAnswer[] = [];
const useLimits = (board: string): readonly LimitAnswer[] => useLive(limitsOnBoard, { board }) ?? none;

const overText = ({ count, limit }: Pick<LimitAnswer, 'count' | 'limit'>): string =>
  `${count} in progress, ${limit} at most`;

/** Those of a person stand in the bar, those of a lane on its head. */
export function OverLimits({ head, of }: { head: Pick<BoardHead, 'id'>; of: 'person' | 'all' }) {
  const over = useLimits(head.id).filter((limit) => limit.over);
  const people = over.flatMap((limit) => (limit.of === 'person' ? [limit] : []));
  const lanes = of === 'all' ? over.length - people.length : 0;
  if (people.length + lanes === 0) return null;
  return (
    <span className={styles.overs} role="status">
      {people.map((limit) => (
        <span key={limit.id} className={styles.over}>
          {limit.person.name}: {overText(limit)}
        </span>
      ))}
      {lanes > 0 && (
        <span className={styles.over}>{lanes === 1 ? 'One lane is' : `${lanes} lanes are`} over the limit</span>
      )}
    </span>
  );
}

/** On the head of a lane: how much of its limit is used. */
export function LaneLimit({ board, lane }: { board: string; lane: string }) {
  const limit = useLimits(board).find((one) => one.of === 'lane' && one.lane === lane);
  if (limit === undefined) return null;
  return <span className={limit.over ? styles.over : styles.within}>{overText(limit)}</span>;
}
