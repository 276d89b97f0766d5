// The facts of a task for whoever only reads: the same grid, and nothing that looks as if it could be changed.
import type { PeekAnswer } from '@baton/model/task/queries';
import { formatDuration } from '@baton/ui/duration';
import { PrioritySign } from '@baton/ui/priority-sign';
import { StatusSign } from '@baton/ui/status-sign';
import type { ReactNode } from 'react';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { longDay } from '../../parts/day-text.ts';
import { priorityWords } from '../../parts/priority-words.ts';
import { useNames } from '../../parts/people.tsx';
import { moneyText } from '../../parts/money-text.ts';
import { homeWords } from '../../parts/reader-words.ts';
import { useShows } from '../../parts/shown-modules.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import styles from './task-facts.module.css';

interface ReadingFactProps {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function ReadingFact({ name, wide, children }: ReadingFactProps) {
  return (
    <div className={`${styles.fact} ${wide ? styles.wide : ''}`} role="group" aria-label={name}>
      <span className={styles.name} aria-hidden="true">
        {name}
      </span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

/** What is counted of it, where its space counts. */
function Counted({ task, none }: { readonly task: PeekAnswer; readonly none: ReactNode }) {
  const shows = useShows();
  return (
    <>
      {shows('estimates') && (
        <ReadingFact name="Estimate">{task.estimate === null ? none : formatDuration(task.estimate)}</ReadingFact>
      )}
      {task.budget !== null && shows('budgets') && (
        <ReadingFact name="Budget">{task.budget.value === null ? none : moneyText(task.budget.value)}</ReadingFact>
      )}
    </>
  );
}

export function ReadingFacts({ task }: { readonly task: PeekAnswer }) {
  const today = useToday();
  const world = useWorld();
  const nameOf = useNames();
  const none = <span className={styles.none}>None</span>;
  return (
    <div className={styles.facts}>
      <ReadingFact name="Status">
        <StatusSign kind={task.kind} size={16} />
        {task.statusName}
      </ReadingFact>
      <ReadingFact name="Due">{task.due === null ? none : longDay(task.due, today)}</ReadingFact>
      <ReadingFact name="Priority">
        {task.priority === null ? (
          none
        ) : (
          <>
            <PrioritySign level={task.priority} />
            {priorityWords[task.priority]}
          </>
        )}
      </ReadingFact>
      <Counted task={task} none={none} />
      <ReadingFact name="Holder" wide>
        {task.holder === null ? (
          <span className={styles.none}>Nobody has it</span>
        ) : (
          <TaskBaton task={task} size="md" isPressed />
        )}
      </ReadingFact>
      <ReadingFact name="Tags" wide>
        {task.tags.length === 0 ? none : task.tags.join(', ')}
      </ReadingFact>
      <ReadingFact name="Project" wide>
        {task.projectName}
      </ReadingFact>
      {task.home !== null && (
        <ReadingFact name="Seen by" wide>
          {homeWords(task.home, { world, nameOf })}
        </ReadingFact>
      )}
    </div>
  );
}
