// Files that are said with words: small pictures and chips under the text, in a draft with a way to leave one out, in what was
// said with a menu.
import type { FileAnswer } from '@baton/model/file/queries';
import { previewOf } from '@baton/model/file/sniff';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useBlobUrl } from '../lib/use-blob-url.ts';
import { useDrawnPicture } from '../lib/use-drawn-picture.ts';
import styles from './comment-files.module.css';
import { FileIcon } from './file-icon.tsx';
import { FilePreview } from './file-preview.tsx';
import { useNamedFile } from './file-row.tsx';
import { fileWhere } from './file-words.ts';
import { sizeText } from './number-text.ts';

type Looks = Pick<FileAnswer, 'hash' | 'size' | 'type'>;

function Look({ file }: { file: Looks }) {
  return previewOf(file.type) === 'image' ? <Small file={file} /> : <FileIcon type={file.type} />;
}
/** Its name stands beside it. */
function Small({ file }: { file: Looks }) {
  const stand = useDrawnPicture(file, 'small');
  const url = useBlobUrl(stand.is === 'shown' ? stand.picture : null);
  return url === null ? <FileIcon type={file.type} /> : <img className={styles.small} src={url} alt="" />;
}

interface DraftFile extends Looks {
  /** What leaves it out again. */
  readonly id: string;
  readonly name: string;
}
interface DraftFilesProps {
  readonly files: readonly DraftFile[];
  readonly onLeaveOut: (id: string) => void;
  /** Bytes are on their way onto this device; what is sent meanwhile goes with them. */
  readonly isKeeping: boolean;
}

export function DraftFiles({ files, onLeaveOut, isKeeping }: DraftFilesProps) {
  return (
    <>
      {files.length > 0 && <DraftList files={files} onLeaveOut={onLeaveOut} />}
      <p role="status" className={styles.keeping} hidden={!isKeeping}>
        {isKeeping && 'A file is being kept on this device, and goes along.'}
      </p>
    </>
  );
}

function DraftList({ files, onLeaveOut }: Omit<DraftFilesProps, 'isKeeping'>) {
  return (
    <ul className={styles.files} aria-label="Files of this comment">
      {files.map((file) => (
        <li key={file.id} className={styles.chip}>
          <span className={styles.look}>
            <Look file={file} />
          </span>
          <span className={styles.words}>
            <bdi className={styles.name}>{file.name}</bdi>
            <span className={styles.where}>{sizeText(file.size)}</span>
          </span>
          <IconButton size={24} icon={X} label={`Leave ${file.name} out`} onClick={() => onLeaveOut(file.id)} />
        </li>
      ))}
    </ul>
  );
}

export function SaidFiles({ files }: { files: readonly FileAnswer[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  if (files.length === 0) return null;
  const shown = files.find(({ id }) => id === opened);
  return (
    <>
      <ul className={styles.files} aria-label="Files">
        {files.map((file) => (
          <SaidFile key={file.id} file={file} onOpen={() => setOpened(file.id)} />
        ))}
      </ul>
      {shown && <FilePreview file={shown} onClose={() => setOpened(null)} />}
    </>
  );
}

function SaidFile({ file, onOpen }: { file: FileAnswer; onOpen: () => void }) {
  const { stand, name, menu } = useNamedFile(file, { onOpen, look: styles.name });
  const isSettled = stand === undefined || stand.relay === 'kept';
  return (
    <li className={styles.chip}>
      <button type="button" className={styles.open} aria-label={`Open ${file.name}`} onClick={onOpen}>
        <span className={styles.look}>
          <Look file={file} />
        </span>
      </button>
      <span className={styles.words}>
        {name}
        <span className={styles.where}>
          {sizeText(file.size)}
          {!isSettled && `, ${fileWhere(stand)}`}
          {stand?.why != null && `. ${stand.why}`}
        </span>
      </span>
      {menu}
    </li>
  );
}

/** All its files were taken away since. */
export function NothingLeft() {
  return (
    <p className={styles.none}>
      <Icon icon={X} size={12} /> Its files were removed.
    </p>
  );
}
