// Adding a column at the end of the board. Stays open for the next one, as the quick add of cards does.
import { addColumn } from '@baton/model/board/column-commands';
import { IconButton } from '@baton/ui/icon-button';
import { Columns3 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import styles from './add-column.module.css';

/** The person has just asked to add one. Stable, so that it runs once. */
const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

export function AddColumn({ board }: { board: string }) {
  const run = useRun();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const add = async () => {
    const name = text.trim();
    if (name === '') return;
    setText('');
    if ((await run(addColumn, { board, name })) === undefined) setText(name);
  };
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') void add();
    if (event.key === 'Escape') setOpen(false);
  };
  if (!isOpen)
    return (
      <IconButton
        size={28}
        icon={Columns3}
        label={text === '' ? 'Add a column' : `Add column “${text}”`}
        onClick={() => setOpen(true)}
      />
    );
  return (
    <span className={styles.box}>
      <input
        ref={takeFocus}
        aria-label="Name of the new column"
        title="Enter adds it and stays open. Escape closes, the text stays."
        placeholder="New column"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
        onBlur={() => setOpen(text.trim() !== '')}
      />
    </span>
  );
}
