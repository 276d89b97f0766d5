// Now, Next and Later under one another, then what sleeps and what was done today.
import type { WorkAnswer } from '@baton/model/work/queries';
import { useState } from 'react';
import { DoneToday } from './done-log.tsx';
import { AsleepRows } from './asleep.tsx';
import { sections } from '@baton/model/work/rules';
import { cellOf, type Groups } from './work-model.ts';
import { WorkGroup, type WorkGroupProps } from './work-group.tsx';
import { sectionWords } from './work-words.ts';
import styles from './work.module.css';

interface WorkListProps extends Pick<WorkGroupProps, 'today' | 'home' | 'opened'> {
  readonly groups: Groups;
}

const atFirst = { now: 50, next: 50, later: 10 } as const;

export function WorkList({ groups, ...of }: WorkListProps) {
  const [isAsleepOpen, setAsleepOpen] = useState(false);
  const before = { now: 0, next: groups.now.length, later: groups.now.length + groups.next.length };
  return (
    <div className={styles.list}>
      {sections.map((section) => (
        <WorkGroup
          key={section}
          {...of}
          title={sectionWords[section]}
          rows={groups[section]}
          cell={cellOf(section, 'list')}
          before={before[section]}
          atFirst={atFirst[section]}
        />
      ))}
      <AsleepRows rows={groups.asleep} isOpen={isAsleepOpen} onToggle={setAsleepOpen} {...of} />
      <DoneToday today={of.today} />
    </div>
  );
}

export const everyRow = (groups: Groups): readonly WorkAnswer[] => [
  ...sections.flatMap((section) => groups[section]),
  ...groups.asleep,
];
