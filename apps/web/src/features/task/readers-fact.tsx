// Who can see a task, and the way to fewer people or back to everybody in the department.
import type { PeekAnswer } from '@baton/model/task/queries';
import { Icon } from '@baton/ui/icon';
import { Lock, Users } from 'lucide-react';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';
import { homeWords } from '../../parts/reader-words.ts';
import { ReadersDialog } from './readers-dialog.tsx';
import styles from './task-facts.module.css';

export function ReadersFact({ task }: { readonly task: PeekAnswer }) {
  const world = useWorld();
  const nameOf = useNames();
  const [isAsked, setAsked] = useState(false);
  const { home } = task;
  if (home === null) return null;
  const said = homeWords(home, { world, nameOf });
  const icon = <Icon icon={home.in === 'space' ? Users : Lock} size={14} />;
  // On its way, or one's own: said, and nothing that looks as if it could be changed.
  const isFixed = task.movingTo !== null || home.in === 'private';
  return (
    <div className={`${styles.fact} ${styles.wide} ${styles.row}`} role="group" aria-label="Who can see this">
      <span className={styles.name} aria-hidden="true">
        Seen by
      </span>
      <div className={styles.value}>
        {isFixed ? (
          <span className={styles.still}>
            {icon} {said}
          </span>
        ) : (
          <button
            type="button"
            className={styles.choice}
            aria-haspopup="dialog"
            aria-label={`Who can see this: ${said}. Change`}
            onClick={() => setAsked(true)}
          >
            {icon} {said}
          </button>
        )}
      </div>
      {isAsked && home.in !== 'private' && <ReadersDialog task={task} home={home} onClose={() => setAsked(false)} />}
    </div>
  );
}
