// A file, opened: what it looks like, where it came from, and its older versions.
import { noteFileVersion, restoreFileVersion } from '@baton/model/file/commands';
import { type FileAnswer, fileVersionsOf, type VersionAnswer } from '@baton/model/file/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { InlineText } from '@baton/ui/inline-text';
import { useState } from 'react';
import { useBlobUrl } from '../lib/use-blob-url.ts';
import { type FileShown, useFileShown } from '../lib/use-file-shown.ts';
import { useFileStands } from '../lib/use-files.ts';
import { useLive } from '../lib/use-live.ts';
import { useRun } from '../lib/use-run.ts';
import { timeText } from './day-text.ts';
import styles from './file-list.module.css';
import { useSaveFile } from './file-row.tsx';
import { fileWhere } from './file-words.ts';
import { sizeText } from './number-text.ts';
import { useNames } from './people.tsx';
import { useReadOnly } from './read-only.tsx';
import { refusalText } from './refusal-text.ts';

export function FilePreview({ file, onClose }: { file: FileAnswer; onClose: () => void }) {
  const save = useSaveFile();
  const versions = useLive(fileVersionsOf, { file: file.id }) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const version = versions.find(({ id }) => id === chosen) ?? versions[0];
  const of = version ?? file;
  const stand = useFileStands().get(of.hash);
  return (
    <Dialog
      open
      onClose={onClose}
      title={file.name}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button onClick={() => void save({ ...of, name: file.name })}>Download</Button>
        </>
      }
    >
      <Shown file={of} name={file.name} />
      <p className={styles.said}>
        {sizeText(of.size)}, brought by {of.authorName} {timeText(of.at)}. {fileWhere(stand)}.
      </p>
      <p className={styles.hash}>
        Its bytes are checked by sha256 <code>{of.hash}</code>
      </p>
      {versions.length > 1 && (
        <Versions file={file} versions={versions} shown={of.hash} onShow={(id) => setChosen(id)} />
      )}
    </Dialog>
  );
}

function Shown({ file, name }: { file: Pick<FileAnswer, 'hash' | 'size' | 'type'>; name: string }) {
  const shown = useFileShown(file);
  switch (shown.is) {
    case 'coming':
      return <p className={styles.said}>It is on its way to this device.</p>;
    case 'refused':
      return <Refused refusal={shown.refusal} />;
    case 'picture':
      return <Picture picture={shown.picture} name={name} />;
    case 'pdf':
      return <Pdf pdf={shown.pdf} />;
    case 'text':
      return (
        <>
          {/* A text to be read, which the keyboard scrolls. */}
          <textarea
            className={styles.text}
            readOnly
            rows={12}
            aria-label={`What stands in ${name}`}
            value={shown.text}
          />
          {shown.isCut && <p className={styles.said}>This is its beginning. Download it to read all of it.</p>}
        </>
      );
    case 'nothing':
      return <p className={styles.said}>There is no preview of this kind of file. Download it to open it.</p>;
  }
}

function Refused({ refusal }: { refusal: Extract<FileShown, { is: 'refused' }>['refusal'] }) {
  const nameOf = useNames();
  return (
    <p role="alert" className={styles.said}>
      {refusalText(refusal, nameOf)}
    </p>
  );
}

function Picture({ picture, name }: { picture: Blob; name: string }) {
  const url = useBlobUrl(picture);
  return url === null ? null : <img className={styles.picture} src={url} alt={name} />;
}

function Pdf({ pdf }: { pdf: Blob }) {
  const url = useBlobUrl(pdf);
  return (
    <p className={styles.said}>
      A PDF is shown by your browser, in a tab of its own, also without the relay.{' '}
      {url !== null && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          Show it
        </a>
      )}
    </p>
  );
}

interface VersionsProps {
  readonly file: FileAnswer;
  readonly versions: readonly VersionAnswer[];
  readonly shown: string;
  readonly onShow: (version: string) => void;
}
function Versions({ file, versions, shown, onShow }: VersionsProps) {
  const run = useRun();
  const isReadOnly = useReadOnly() !== null || !file.changeable;
  return (
    <section className={styles.versions} aria-label="Versions">
      <h4>Versions</h4>
      <ol>
        {versions.map(({ id, number, hash, at, authorName, size, note }, index) => (
          <li key={id} className={styles.version}>
            <div>
              {number}. {authorName}, {timeText(at)}, {sizeText(size)}
              {(note !== null || !isReadOnly) && (
                <InlineText
                  label={`What is new in version ${number}`}
                  className={styles.note}
                  value={note ?? ''}
                  placeholder="Say what is new in it"
                  allowEmpty
                  readOnly={isReadOnly}
                  onChange={(text) => void run(noteFileVersion, { version: id, note: text === '' ? null : text })}
                />
              )}
            </div>
            {hash !== shown && (
              <Button size={24} onClick={() => onShow(id)}>
                Show
              </Button>
            )}
            {index > 0 && !isReadOnly && (
              <Button size={24} onClick={() => void run(restoreFileVersion, { version: id })}>
                Use this one
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
