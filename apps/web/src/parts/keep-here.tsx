// Keep on this device: a task's page and comments stay, whatever happens and however long nobody opens them.
import { keepUpTo } from '@baton/model/file/keeping';
import type { OnDevice } from '@baton/workspace/sync-contract';
import { useOnDevice, useSyncDoor } from '../lib/use-sync.ts';
import { sizeText } from './number-text.ts';
import styles from './where-is-it.module.css';

export function KeepHere({ record }: { record: string }) {
  const door = useSyncDoor();
  const on = useOnDevice(record);
  if (on === null) return null;
  if (on.pinned === 'with-project') return <span>Kept on this device with its project.</span>;
  const isKept = on.pinned === 'itself';
  return (
    <button
      type="button"
      className={styles.ask}
      aria-pressed={isKept}
      title={titleOf(on)}
      onClick={() => void door.pin(record, !isKept)}
    >
      {isKept ? 'Kept on this device' : 'Keep on this device'}
    </button>
  );
}

const titleOf = ({ pinned, page }: OnDevice): string => {
  if (pinned === null)
    return `Its page, its comments and files of up to ${sizeText(keepUpTo.task)} stay here, also when nobody opens them for 90 days`;
  return page === 'here' ? 'Press to let it go when it is old' : 'It is fetched when the relay can be reached';
};
