// Files whose bytes the relay is still to be given: on this device alone, each with where it hangs and why it waits.
import { filesByBytes } from '@baton/model/file/queries';
import type { FileStand } from '@baton/workspace/files-contract';
import { Button } from '@baton/ui/button';
import { useFileStands, useRetryFile } from '../../lib/use-files.ts';
import { useLive } from '../../lib/use-live.ts';
import { fileWhere } from '../../parts/file-words.ts';
import { sizeText } from '../../parts/number-text.ts';
import { Block } from './block.tsx';
import rows from './edit-row.module.css';

export function useWaitingFiles(): readonly FileStand[] {
  return [...useFileStands().values()].filter(({ relay }) => relay !== 'kept');
}

export function WaitingFiles() {
  const waiting = useWaitingFiles();
  const retry = useRetryFile();
  const named = useLive(filesByBytes, { hashes: waiting.slice(0, 1_000).map(({ hash }) => hash) }) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Block title="Files to send" meta={sizeText(waiting.reduce((sum, { size }) => sum + size, 0))}>
      <ol className={rows.rows}>
        {waiting.map((stand) => {
          const name = named.find(({ id }) => id === stand.hash);
          return (
            <li key={stand.hash} className={rows.row}>
              <span className={rows.head}>
                <span className={rows.name}>
                  <bdi>{name?.name ?? 'A file'}</bdi>
                  {name?.taskKey != null && ` on ${name.taskKey} ${name.taskTitle ?? ''}`}
                </span>
                <span>{sizeText(stand.size)}</span>
              </span>
              <span>
                {fileWhere(stand)}.{stand.why !== null && ` ${stand.why}`}
              </span>
              {stand.relay === 'refused' && (
                <Button size={24} onClick={() => retry(stand.hash)}>
                  Offer it again
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </Block>
  );
}
