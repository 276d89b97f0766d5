// The last line of a checklist: Enter adds and stays, many pasted lines become many. What is typed is kept as a draft.
import { linesToTitles } from '@baton/model/task/rules';
import type { KeyboardEvent } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import styles from './add-line.module.css';

interface AddLineProps {
  /** By what its draft is kept. */
  readonly task: string;
  readonly label?: string;
  /** False: refused, the text stays. */
  readonly onAdd: (texts: readonly string[]) => Promise<boolean>;
}

export function AddLine({ task, label = 'Add to the checklist', onAdd }: AddLineProps) {
  const [text, setText] = useDraft(`line.${task}`);
  const lines = linesToTitles(text);
  const add = async () => {
    if (lines.length === 0) return;
    setText('');
    if (!(await onAdd(lines))) setText(text);
  };
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void add();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.currentTarget.blur();
  };
  return (
    <div className={styles.add} data-copy={`${text} `}>
      <textarea
        rows={1}
        aria-label={label}
        placeholder={label === 'Add to the checklist' ? 'Add a line' : label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
      />
      {lines.length > 1 && <p>Enter adds {lines.length} lines</p>}
    </div>
  );
}
