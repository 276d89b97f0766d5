// Who can see a task, and the way to fewer people or back to everybody in the department.
import type { PeekAnswer } from '@baton/model/task/queries';
import type { Home } from '@baton/model/tx';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Lock, Users } from 'lucide-react';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';
import { homeWords } from '../../parts/reader-words.ts';
import { WhoSees } from '../../parts/who-sees.tsx';
import { ReadersDialog } from './readers-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import styles from './task-facts.module.css';

export function ReadersFact({ task }: { readonly task: PeekAnswer }) {
  const world = useWorld();
  const nameOf = useNames();
  const [asked, setAsked] = useState<'who' | 'change' | 'share' | null>(null);
  const { home } = task;
  if (home === null) return null;
  const said = homeWords(home, { world, nameOf });
  const icon = <Icon icon={home.in === 'space' ? Users : Lock} size={14} />;
  // On its way, or one's own: said, and nothing that looks as if it could be changed.
  const isFixed = task.movingTo !== null || home.in === 'private';
  return (
    <div
      className={`${styles.fact} ${home.in === 'space' ? '' : `${styles.wide} ${styles.row}`}`}
      role="group"
      aria-label="Who can see this"
    >
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
            onClick={() => setAsked('who')}
          >
            {icon} {said}
          </button>
        )}
      </div>
      {home.in !== 'private' && asked !== null && <Asked task={task} home={home} asked={asked} onAsk={setAsked} />}
    </div>
  );
}

interface AskedProps {
  readonly task: PeekAnswer;
  readonly home: Exclude<Home, { readonly in: 'private' }>;
  readonly asked: 'who' | 'change' | 'share';
  readonly onAsk: (what: 'change' | 'share' | null) => void;
}

function Asked({ task, home, asked, onAsk }: AskedProps) {
  const close = () => onAsk(null);
  if (asked === 'change') return <ReadersDialog task={task} home={home} onClose={close} />;
  if (asked === 'share') return <ShareDialog task={task} home={home} onClose={close} />;
  const { title, id } = task;
  const group = home.in === 'group' ? home.group : null;
  return (
    <WhoSees
      seen={{ kind: 'task', title, space: home.space, group, record: id }}
      onClose={close}
      acts={
        <>
          <Button onClick={() => onAsk('change')}>Give it to others</Button>
          <Button onClick={() => onAsk('share')}>Share outside</Button>
        </>
      }
    />
  );
}
