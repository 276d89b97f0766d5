// The files of a task, and the ways in which one more comes.
import { addFiles } from '@baton/model/file/commands';
import { filesOn } from '@baton/model/file/queries';
import { Button } from '@baton/ui/button';
import { IconButton } from '@baton/ui/icon-button';
import { Camera, Paperclip } from 'lucide-react';
import { useTakingFiles } from '../../lib/file-taker.ts';
import { pickFiles } from '../../lib/pick-files.ts';
import { useFileStands, useKeepFiles } from '../../lib/use-files.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { FileRows } from '../../parts/file-list.tsx';
import styles from '../../parts/file-list.module.css';
import { filesWhere } from '../../parts/file-words.ts';
import { useReadOnly } from '../../parts/read-only.tsx';

export function Files({ task }: { task: string }) {
  const run = useRun();
  const keep = useKeepFiles();
  const isReadOnly = useReadOnly() !== null;
  const isPhone = usePhone();
  const stands = useFileStands();
  const files = useLive(filesOn, { on: task }) ?? [];
  const bring = async (given: readonly File[]) => {
    const kept = await keep(given);
    if (kept.length > 0) await run(addFiles, { task, files: kept.map((file) => ({ ...file })) });
  };
  useTakingFiles('this task', isReadOnly ? null : (given) => void bring(given));
  if (isReadOnly && files.length === 0) return null;
  return (
    <section aria-label="Files">
      <div className={styles.head}>
        <h3>Files</h3>
        <span>
          {files.length > 0 &&
            filesWhere(
              files.map(({ hash }) => hash),
              stands,
            )}
        </span>
        {!isReadOnly && isPhone && (
          <IconButton
            icon={Camera}
            label="Take a picture"
            onClick={() => void pickFiles({ camera: true }).then(bring)}
          />
        )}
        {!isReadOnly && (
          <Button size={24} icon={Paperclip} onClick={() => void pickFiles().then(bring)}>
            Add files
          </Button>
        )}
      </div>
      <FileRows files={files} />
    </section>
  );
}
