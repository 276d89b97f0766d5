// What somebody holds now, as far as I may read it: the count, the first five, and all of them on a press.
import { heldBy, type HeldTask } from '@baton/model/person/card-queries';
import type { Day } from '@baton/model/day';
import { Button } from '@baton/ui/button';
import { StatusSign } from '@baton/ui/status-sign';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useHeld } from '../../lib/use-held.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { useToday } from '../../lib/use-today.ts';
import { DueText } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { counted } from '../../parts/number-text.ts';
import styles from './person-card.module.css';

const few = 5;
const all = 200;

interface HeldTasksProps {
  readonly person: string;
  readonly isReader: boolean;
  readonly onGone: () => void;
}

export function HeldTasks({ person, isReader, onGone }: HeldTasksProps) {
  const [isWhole, setWhole] = useState(false);
  const holding = useHeld(useLiveOne(heldBy, { person, most: isWhole ? all : few }));
  if (!holding) return null;
  const { count, tasks } = holding;
  const whose = isReader ? 'You have' : 'Has';
  if (count === 0) return <p className={styles.none}>{whose} no open task that you can see.</p>;
  return (
    <section className={styles.held} aria-label="Open tasks">
      <h3>
        {whose} {counted(count, 'open task')}
      </h3>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <Task task={task} onGone={onGone} />
          </li>
        ))}
      </ul>
      {count > tasks.length && !isWhole && (
        <Button size={24} onClick={() => setWhole(true)}>
          Show all {count}
        </Button>
      )}
      {isWhole && count > all && <p className={styles.none}>The first {all} are shown.</p>}
    </section>
  );
}

function Task({ task, onGone }: { task: HeldTask; onGone: () => void }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const today = useToday();
  const { key, title, kind, due, late } = task;
  return (
    <Link to="/w/$workspace/task/$key" params={{ workspace, key }} className={styles.task} onClick={onGone}>
      <StatusSign kind={kind} label={kindWords[kind]} />
      <span className={styles.key}>{key}</span>
      <span className={styles.what}>{title}</span>
      {due !== null && (
        <span className={styles.due}>
          <DueText due={due as Day} late={late} today={today} />
        </span>
      )}
    </Link>
  );
}
