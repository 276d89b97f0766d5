// Where a file is chosen or dropped, and what the last one was refused for.
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { FileUp } from 'lucide-react';
import { pickFiles } from '../../lib/pick-files.ts';
import styles from './import.module.css';

interface ChooseFileProps {
  /** The name of the file that is being read. */
  readonly reading: string | null;
  readonly refused: string | null;
  readonly onFile: (file: File) => void;
}

export function ChooseFile({ reading, refused, onFile }: ChooseFileProps) {
  const choose = async () => {
    const [file] = await pickFiles({ isSingle: true, kinds: '.json,application/json' });
    if (file) onFile(file);
  };
  const button = (
    <Button tone="primary" icon={FileUp} aria-busy={reading !== null} onClick={() => void choose()}>
      Choose a file
    </Button>
  );
  return (
    <div className={styles.choose}>
      <EmptyState pattern="new-and-empty" title="Drop a Trello export here, or choose it" actions={button}>
        In Trello, open the board’s menu, choose “Print, export and share”, then “Export as JSON”. It is read on this
        device, and nothing comes in before you have looked at it.
      </EmptyState>
      {reading !== null && <p role="status">Reading {reading}</p>}
      {refused !== null && (
        <p role="alert" className={styles.refused}>
          {refused} Nothing was changed.
        </p>
      )}
    </div>
  );
}
