// What hangs together with a card's task: what it waits for, what it is a part of, how far its own parts are.
import type { CardAnswer } from '@baton/model/board/queries';
import { Icon } from '@baton/ui/icon';
import { CircleAlert, CircleMinus, SquareStack } from 'lucide-react';
import { needsText } from '../../parts/need-words.ts';
import { counted } from '../../parts/number-text.ts';
import { TaskLink } from '../../parts/task-link.tsx';
import styles from './board-card.module.css';

type Waiting = NonNullable<CardAnswer['waitsFor']>;
const blockedText = ({ task, count }: Waiting): string =>
  `Blocked by ${task === null ? 'a task that you cannot see' : task.key}${count > 1 ? ` and ${count - 1} more` : ''}`;

/** Names what it waits for; one click opens that. */
export function Blocked({ waiting }: { waiting: CardAnswer['waitsFor'] }) {
  if (waiting === null) return null;
  const { task, count } = waiting;
  return (
    <p className={styles.blocked}>
      <Icon icon={CircleMinus} size={13} />
      {task === null ? (
        <span>{blockedText(waiting)}</span>
      ) : (
        <TaskLink to={task.key} isStop={false} label={`Blocked by ${task.key} ${task.title}`}>
          Blocked by {task.key}
        </TaskLink>
      )}
      {task !== null && count > 1 && <span>and {count - 1} more</span>}
    </p>
  );
}

/** It stands in a column that asks for more than it has; it stays there, and says what is missing. */
export function Lacking({ lacks }: Pick<CardAnswer, 'lacks'>) {
  if (lacks.length === 0) return null;
  return (
    <p className={styles.lacking}>
      <Icon icon={CircleAlert} size={13} />
      <span>{lackingText(lacks)}</span>
    </p>
  );
}
const lackingText = (lacks: CardAnswer['lacks']): string => `Lacks ${needsText(lacks)}`;

export function PartOfMark({ parent }: { parent: CardAnswer['parent'] }) {
  if (parent === null) return null;
  return (
    <TaskLink to={parent.key} isStop={false} className={styles.of} label={`Sub-task of ${parent.key} ${parent.title}`}>
      of {parent.key}
    </TaskLink>
  );
}

export function PartsDone({ card }: { card: CardAnswer }) {
  if (card.partsTotal === 0) return null;
  return (
    <span className={styles.fact} title={`Sub-tasks: ${card.partsDone} of ${card.partsTotal}`}>
      <Icon icon={SquareStack} size={13} />
      {card.partsDone}/{card.partsTotal}
    </span>
  );
}

/** Nobody touched it for so long; null: it is fresh, or nothing ages here. */
export function Untouched({ days }: { days: CardAnswer['untouched'] }) {
  if (days === null) return null;
  return (
    <span className={styles.untouched} title={`Nobody has touched it for ${counted(days, 'day')}`}>
      untouched {days} d
    </span>
  );
}

/** For how many days it stands in its column; null: it is not shown here. */
export function DaysHere({ days }: { days: CardAnswer['here'] }) {
  if (days === null) return null;
  return (
    <span className={styles.here} title={`In its column for ${counted(days, 'day')}`}>
      {days} d here
    </span>
  );
}

/** The same, spoken. */
export const hangingWords = ({ waitsFor, parent, lacks, untouched, here }: CardAnswer): readonly string[] => [
  ...(waitsFor === null ? [] : [blockedText(waitsFor)]),
  ...(lacks.length === 0 ? [] : [lackingText(lacks)]),
  ...(parent === null ? [] : [`Sub-task of ${parent.key}`]),
  ...(untouched === null ? [] : [`untouched for ${untouched === 1 ? 'a day' : `${untouched} days`}`]),
  ...(here === null ? [] : [`in its column for ${counted(here, 'day')}`]),
];
