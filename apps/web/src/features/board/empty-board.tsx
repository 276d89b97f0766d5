// A board without a card: what is true, and the one thing to do.
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Plus } from 'lucide-react';
import styles from './empty-board.module.css';

export function EmptyBoard({ onAdd }: { onAdd: () => void }) {
  const add = (
    <Button tone="primary" icon={Plus} keyCap="N" onClick={onAdd}>
      Add a task
    </Button>
  );
  return (
    <div className={styles.empty}>
      <EmptyState pattern="new-and-empty" title="An empty track" actions={add}>
        Add the first task, or paste a list: each line becomes a task.
      </EmptyState>
    </div>
  );
}

/** Whoever looks at theirs alone and has nothing here. */
export function NothingMine({ onAll }: { onAll: () => void }) {
  const all = (
    <Button tone="primary" keyCap="Q" onClick={onAll}>
      Show all
    </Button>
  );
  return (
    <div className={styles.empty}>
      <EmptyState pattern="filtered" title="Nothing here is yours" actions={all}>
        Only what you have is shown on this board.
      </EmptyState>
    </div>
  );
}
