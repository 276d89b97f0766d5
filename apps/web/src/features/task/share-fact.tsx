// Sharing a task with people from outside: who has it, and the way to share it.
import type { PeekAnswer } from '@baton/model/task/queries';
import { Icon } from '@baton/ui/icon';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { counted } from '../../parts/number-text.ts';
import { ShareDialog } from './share-dialog.tsx';
import styles from './task-facts.module.css';
import { useLinksOf } from './use-links-of.ts';
import { useSharedWith } from './use-shared-with.ts';

export function ShareFact({ task }: { readonly task: PeekAnswer }) {
  const guests = useSharedWith(task.id);
  const links = useLinksOf(task).length;
  const [isAsked, setAsked] = useState(false);
  const { home } = task;
  if (home === null || home.in === 'private') return null;
  // The link is still to be read while the task is on its way.
  if (task.movingTo !== null && !isAsked) return null;
  const outside = [...guests, ...(links === 0 ? [] : [counted(links, 'link')])];
  const said = outside.length === 0 ? 'Nobody from outside' : outside.join(', ');
  return (
    <div
      className={`${styles.fact} ${outside.length === 0 ? '' : `${styles.wide} ${styles.row}`}`}
      role="group"
      aria-label="Shared with guests"
    >
      <span className={styles.name} aria-hidden="true">
        Guests
      </span>
      <div className={styles.value}>
        <button
          type="button"
          className={styles.choice}
          aria-haspopup="dialog"
          aria-label={`Shared with guests: ${said}. Share`}
          onClick={() => setAsked(true)}
        >
          <Icon icon={UserPlus} size={14} /> {said}
        </button>
      </div>
      {isAsked && <ShareDialog task={task} home={home} onClose={() => setAsked(false)} />}
    </div>
  );
}
