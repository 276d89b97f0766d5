// Files, one under the other, on a task or of a project.
import type { FileAnswer } from '@baton/model/file/queries';
import { type ReactNode, useState } from 'react';
import styles from './file-list.module.css';
import { FilePreview } from './file-preview.tsx';
import { FileRow } from './file-row.tsx';

export function FileRows<Answer extends FileAnswer>({
  files,
  beside,
}: {
  files: readonly Answer[];
  beside?: (file: Answer) => ReactNode;
}) {
  const [opened, setOpened] = useState<string | null>(null);
  const shown = files.find(({ id }) => id === opened);
  return (
    <>
      <ul className={styles.list}>
        {files.map((file) => (
          <FileRow key={file.id} file={file} onOpen={() => setOpened(file.id)} beside={beside?.(file)} />
        ))}
      </ul>
      {shown && <FilePreview file={shown} onClose={() => setOpened(null)} />}
    </>
  );
}
