// A name edited where it stands, opened by a key or a menu. Enter or leaving keeps; Escape returns the old name and a
// toast gives back what was typed, so that nothing is lost.
import { useToast } from '@baton/ui/toast';
import { type KeyboardEvent, useState } from 'react';
import styles from './rename-field.module.css';

interface RenameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  /** Called whenever the field is done, kept or not. */
  readonly onDone: () => void;
  readonly className?: string | undefined;
}

export function RenameField({ label, value, onKeep, onDone, className }: RenameFieldProps) {
  const [draft, setDraft] = useState(value);
  const [isOver, setOver] = useState(false);
  const toast = useToast();
  const text = draft.trim().replaceAll(/\s+/g, ' ');
  const keep = () => {
    if (isOver) return;
    setOver(true);
    if (text !== '' && text !== value) onKeep(text);
    onDone();
  };
  const giveUp = () => {
    setOver(true);
    onDone();
    if (text === '' || text === value) return;
    toast.show({
      text: 'The old text is back.',
      action: { label: 'Use what you typed', onAction: () => onKeep(text) },
    });
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') keep();
    else giveUp();
  };
  return (
    <span className={`${styles.field} ${className ?? ''}`} data-copy={`${draft} `}>
      <textarea
        ref={takeFocus}
        rows={1}
        aria-label={label}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={handleKey}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
      />
    </span>
  );
}

/** The person has just asked to edit this text. Stable, so that it runs once. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}
