// One file: what it is, where it is, and what one may do with it.
import { addFileVersion, binFile, renameFile } from '@baton/model/file/commands';
import type { FileStand } from '@baton/workspace/files-contract';
import type { FileAnswer } from '@baton/model/file/queries';
import { previewOf } from '@baton/model/file/sniff';
import { setCover } from '@baton/model/task/cover-command';
import { isRefusal } from '@baton/model/refusal';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { Download, Ellipsis, Eye, FilePlus2, Image, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { pickFiles } from '../lib/pick-files.ts';
import { saveBlob } from '../lib/save-file.ts';
import { useFileStands, useKeepFiles, useReadFile, useRetryFile } from '../lib/use-files.ts';
import { RefusalContext, useRun } from '../lib/use-run.ts';
import { FileIcon } from './file-icon.tsx';
import styles from './file-list.module.css';
import { fileWhere } from './file-words.ts';
import { sizeText } from './number-text.ts';
import { useReadOnly } from './read-only.tsx';
import { RenameField } from './rename-field.tsx';

interface FileRowProps {
  readonly file: FileAnswer;
  readonly onOpen: () => void;
  /** Beside its name: the task that it hangs on. */
  readonly beside?: ReactNode;
}

/** Saved under its name, wherever its bytes were. */
export function useSaveFile(): (file: Pick<FileAnswer, 'hash' | 'size' | 'name'>) => Promise<void> {
  const read = useReadFile();
  const say = useContext(RefusalContext);
  return async (file) => {
    const blob = await read(file);
    if (isRefusal(blob)) say(blob);
    else saveBlob(file.name, blob);
  };
}

function useFileMenu(file: FileAnswer, acts: { onOpen: () => void; onRename: () => void }): readonly MenuItem[] {
  const run = useRun();
  const save = useSaveFile();
  const keep = useKeepFiles();
  const retry = useRetryFile();
  const stand = useFileStands().get(file.hash);
  const isReadOnly = useReadOnly() !== null || !file.changeable;
  const onComment = file.on.startsWith('m');
  const replace = async () => {
    const [picked] = await keep((await pickFiles({ isSingle: true })).slice(0, 1));
    if (!picked) return;
    const { hash, size, type } = picked;
    await run(addFileVersion, { file: file.id, hash, size, type });
  };
  const always: MenuItem[] = [
    { id: 'open', label: 'Open', icon: Eye, onSelect: acts.onOpen },
    { id: 'save', label: 'Download', icon: Download, onSelect: () => void save(file) },
  ];
  const again: MenuItem[] = [
    { id: 'again', label: 'Offer it to the relay again', icon: RefreshCw, onSelect: () => retry(file.hash) },
  ];
  const cover = () => void run(setCover, { task: file.on, file: file.isCover ? null : file.id });
  const isPicture = !onComment && (file.isCover || previewOf(file.type) === 'image');
  const changing: MenuItem[] = [
    ...(isPicture
      ? [
          {
            id: 'cover',
            label: file.isCover ? 'Not on the card any more' : 'Show on the card',
            icon: Image,
            onSelect: cover,
          },
        ]
      : []),
    { id: 'rename', label: 'Rename', icon: Pencil, onSelect: acts.onRename },
    ...(onComment ? [] : [{ id: 'version', label: 'New version …', icon: FilePlus2, onSelect: () => void replace() }]),
    { id: 'bin', label: 'Remove', icon: Trash2, onSelect: () => void run(binFile, { file: file.id }) },
  ];
  return [...always, ...(stand?.relay === 'refused' ? again : []), ...(isReadOnly ? [] : changing)];
}

interface NamedFile {
  /** Where its bytes are; undefined where there is nothing to say. */
  readonly stand: FileStand | undefined;
  /** Opens it by a press, or is being changed. */
  readonly name: ReactNode;
  readonly menu: ReactNode;
}
/** What is alike wherever a file stands: its name and what one may do with it. */
export function useNamedFile(
  file: FileAnswer,
  { onOpen, look }: { onOpen: () => void; look: string | undefined },
): NamedFile {
  const run = useRun();
  const stand = useFileStands().get(file.hash);
  const [isRenaming, setRenaming] = useState(false);
  const items = useFileMenu(file, { onOpen, onRename: () => setRenaming(true) });
  const name = isRenaming ? (
    <RenameField
      label="Name of the file"
      value={file.name}
      onKeep={(wanted) => void run(renameFile, { file: file.id, name: wanted })}
      onDone={() => setRenaming(false)}
    />
  ) : (
    <button type="button" className={look} onClick={onOpen}>
      <bdi>{file.name}</bdi>
    </button>
  );
  const menu = (
    <Menu
      align="end"
      trigger={<IconButton size={24} icon={Ellipsis} label={`What to do with ${file.name}`} />}
      items={items}
    />
  );
  return { stand, name, menu };
}

export function FileRow({ file, onOpen, beside }: FileRowProps) {
  const { stand, name, menu } = useNamedFile(file, { onOpen, look: styles.name });
  return (
    <li className={styles.row}>
      <span className={styles.tile}>
        <FileIcon type={file.type} />
      </span>
      <span className={styles.main}>
        {name}
        <span className={styles.where}>
          {beside}
          {fileWhere(stand)}
          {file.isCover && ', on the card'}
          {file.versions > 1 && `, version ${file.versions}`}
          {stand?.why != null && `. ${stand.why}`}
        </span>
      </span>
      <span className={styles.size}>{sizeText(file.size)}</span>
      {menu}
    </li>
  );
}
