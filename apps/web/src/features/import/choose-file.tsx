// Where a file is chosen or dropped, and what the last one was refused for.
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import styles from './import.module.css';

interface ChooseFileProps {
  /** The name of the file that is being read. */
  readonly reading: string | null;
  readonly refused: string | null;
  readonly onFile: (file: File) => void;
}

export function ChooseFile({ reading, refused, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const button = (
    <Button tone="primary" icon={FileUp} aria-busy={reading !== null} onClick={() => input.current?.click()}>
      Choose a file
    </Button>
  );
  return (
    <div className={styles.choose}>
      <EmptyState pattern="new-and-empty" title="Drop a Trello export here, or choose it" actions={button}>
        In Trello, open the board’s menu, choose “Print, export and share”, then “Export as JSON”. It is read on this
        device, and nothing comes in before you have looked at it.
      </EmptyState>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Trello export"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      {reading !== null && <p role="status">Reading {reading}</p>}
      {refused !== null && (
        <p role="alert" className={styles.refused}>
          {refused} Nothing was changed.
        </p>
      )}
    </div>
  );
}
