// A task that was closed long ago: which quarter's archive has the rest of it, and whether that is on this device.
import type { PeekAnswer } from '@baton/model/task/queries';
import { pageOfTask } from '@baton/workspace/pages/writing';
import { useOnChange } from '../../lib/use-event.ts';
import { useOnDevice } from '../../lib/use-sync.ts';
import { useMe } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { Elsewhere } from '../../parts/elsewhere.tsx';
import { quarterText } from '../../parts/quarter-text.ts';
import styles from './task-body.module.css';

type Archived = Pick<PeekAnswer, 'id' | 'beside'>;

export function InArchive({ task }: { task: Archived }) {
  const archive = useOnDevice(task.id)?.archive ?? null;
  if (archive === null) return null;
  const { quarter, stand } = archive;
  const where = `In the archive of ${quarterText(quarter)}`;
  if (stand === 'here') return <p className={styles.reading}>{where}. Reopen it and it is back.</p>;
  return (
    <>
      <AskedFor task={task} />
      <Elsewhere where={where} stand={stand} />
    </>
  );
}

/** Whoever opens a task is given all of it: what stands beside it, and its archive. */
function AskedFor({ task }: { task: Archived }) {
  const workspace = useWorkspace();
  const person = useMe();
  const doc = task.beside && pageOfTask({ home: task.beside, task: task.id, person });
  useOnChange(() => {
    if (doc !== null) void workspace.openPage(doc).then((link) => link?.close());
  }, [workspace, doc]);
  return null;
}
