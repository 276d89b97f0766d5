// What stands on this device of pages, comments and files, by why, and making room.
import type { FileStand } from '@baton/workspace/files-contract';
import type { Storage, StorageClass } from '@baton/workspace/sync-contract';
import { keepUpTo } from '@baton/model/file/keeping';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { taskPeek } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { IconButton } from '@baton/ui/icon-button';
import { useToast } from '@baton/ui/toast';
import { PinOff } from 'lucide-react';
import { useState } from 'react';
import { useFileStands } from '../../lib/use-files.ts';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { sizeText } from '../../parts/number-text.ts';
import styles from './rail.module.css';

const day = 86_400_000;
/** Work of a fortnight is not in anybody's way. */
const olderThan = 14;
const names: Readonly<Record<StorageClass, string>> = {
  always: 'Boards, tasks, decisions: always',
  pinned: 'Kept by you',
  recent: 'Yours, or open in the last 90 days',
  'on-demand': 'Older',
};

const documents = (count: number): string => `${count} ${count === 1 ? 'document' : 'documents'}`;

/** Of their bytes, what stays whatever is removed: kept by somebody here, or not on the relay yet. */
function filesHere(stands: ReadonlyMap<string, FileStand>) {
  const here = [...stands.values()].filter((stand) => stand.here);
  const [staying, others] = [here.filter(isStaying), here.filter((stand) => !isStaying(stand))];
  return [
    { name: 'Files kept by you, or not sent yet', files: staying },
    { name: 'Other files', files: others },
  ].filter(({ files }) => files.length > 0);
}
const isStaying = ({ pinned, relay }: FileStand): boolean => pinned || relay !== 'kept';

export function HeldHere({ storage: { classes, pinned, device, lean } }: { storage: Storage }) {
  const door = useSyncDoor();
  const files = filesHere(useFileStands());
  const toast = useToast();
  const [isAtIt, setAtIt] = useState(false);
  if (classes === null || device === 'shared') return null;
  const free = async () => {
    setAtIt(true);
    const count = await door.freeSpace(Date.now() - olderThan * day).finally(() => setAtIt(false));
    toast.show({
      text:
        count === 0
          ? 'Nothing could go: it is yours, kept, open, or waits to be sent.'
          : `${documents(count)} went from this device. Opened, each is fetched again.`,
    });
  };
  const shown = (Object.keys(names) as StorageClass[]).filter((of) => classes[of].documents > 0);
  return (
    <>
      <dl className={styles.facts} aria-label="What is held here">
        {shown.map((of) => (
          <div key={of}>
            <dt>{names[of]}</dt>
            <dd title={documents(classes[of].documents)}>{sizeText(classes[of].bytes)}</dd>
          </div>
        ))}
        {files.map(({ name, files: some }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={`${some.length} ${some.length === 1 ? 'file' : 'files'}`}>
              {sizeText(some.reduce((sum, { size }) => sum + size, 0))}
            </dd>
          </div>
        ))}
      </dl>
      {pinned.length > 0 && (
        <ul className={styles.list} aria-label="Kept on this device">
          {pinned.map((record) => (
            <Pinned key={record} record={record} />
          ))}
        </ul>
      )}
      {pinned.length > 0 && (
        <p className={styles.note}>
          With a task that is kept come its files of up to {sizeText(keepUpTo.task)} each, with a project of up to{' '}
          {sizeText(keepUpTo.project)}: {sizeText(keepUpTo.all)} together. Larger ones come when they are opened.
        </p>
      )}
      {lean && (
        <Button size={24} onClick={() => void door.keepAll()}>
          Keep everything here again
        </Button>
      )}
      <Button size={24} disabledReason={isAtIt ? 'It is being looked through' : undefined} onClick={() => void free()}>
        Remove what is not kept and older than {olderThan} days
      </Button>
    </>
  );
}

function Pinned({ record }: { record: string }) {
  const door = useSyncDoor();
  const task = useLiveOne(taskPeek, { task: record });
  const projects = useLive(projectsOfWorkspace, {});
  const project = projects?.find(({ id }) => id === record);
  const gone = projects === undefined ? '' : 'Something that you may not see any more';
  const name = task ? `${task.key} ${task.title}` : (project?.name ?? gone);
  return (
    <li className={styles.kept}>
      <span>{name}</span>
      <IconButton
        size={24}
        icon={PinOff}
        label={`Keep “${name}” no more`}
        onClick={() => void door.pin(record, false)}
      />
    </li>
  );
}
