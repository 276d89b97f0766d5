// All that I changed, in whatever record, newest first.
import { EmptyState } from '@baton/ui/empty-state';
import { useHistory } from '../../lib/use-history.ts';
import { useRestore } from '../../lib/use-restore.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { ChangeList, Older } from '../../parts/change-list.tsx';
import { fieldName, valueText } from '../../parts/change-words.ts';
import { useReading } from '../../parts/use-reading.ts';
import styles from './sync.module.css';

const none: readonly [] = [];

export function HistoryTab() {
  const save = useStatusOf('save');
  // What waits gets its number when the relay has it.
  const history = useHistory(null, save.state);
  const changes = history.changes ?? none;
  const named = useReading(changes);
  const restoreOf = useRestore(
    (change) => `${fieldName(change.record, change.field)}: ${valueText(change.field, change.after, named.reading)}`,
    history.again,
  );
  if (history.changes === undefined) return null;
  if (changes.length === 0 && history.more === 'none')
    return (
      <EmptyState pattern="new-and-empty" title="You have changed nothing yet">
        Each value you set stands here afterwards, with when and where, and can be put back.
      </EmptyState>
    );
  return (
    <>
      <h2 className={styles.title}>What you changed</h2>
      <ChangeList changes={changes} named={named} showsRecord restoreOf={restoreOf} />
      <Older more={history.more} onOlder={history.older} />
    </>
  );
}
