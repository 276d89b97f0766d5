// Nothing is mine: either everything is done, or nothing has come yet.
import { addDays, type Day } from '@baton/model/day';
import { doneByMe } from '@baton/model/work/queries';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Plus } from 'lucide-react';
import { useLive } from '../../lib/use-live.ts';
import styles from './work.module.css';

export function NothingToDo({ today, onAdd }: { today: Day; onAdd: () => void }) {
  const done = useLive(doneByMe, { since: addDays(today, -7) });
  const isDone = (done?.length ?? 0) > 0;
  return (
    <div className={styles.fill}>
      <EmptyState
        pattern={isDone ? 'all-done' : 'new-and-empty'}
        title={isDone ? 'Everything of yours is done' : 'Nothing is yours yet'}
        actions={
          <Button tone="primary" icon={Plus} onClick={onAdd}>
            Add a task
          </Button>
        }
      >
        {isDone
          ? `${done?.length} done in the last seven days. What somebody gives you stands here at once.`
          : 'Tasks that somebody gives you, or that you take on a board, stand here in one list. So do tasks that only you see.'}
      </EmptyState>
    </div>
  );
}
