// Text that rests as text and becomes a field where it stands: a title, a line of a checklist.
import { useRef, useState } from 'react';
import { useReadOnly } from './read-only.tsx';
import { RenameField } from './rename-field.tsx';
import styles from './text-in-place.module.css';

interface TextInPlaceProps {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly className?: string | undefined;
}

export function TextInPlace({ label, value, onKeep, className }: TextInPlaceProps) {
  const isReadOnly = useReadOnly() !== null;
  const [isEditing, setEditing] = useState(false);
  const rest = useRef<HTMLButtonElement>(null);
  const done = () => {
    const isHere = document.activeElement?.tagName === 'TEXTAREA';
    setEditing(false);
    // Left by key: focus stays here. Left by pointer: it is elsewhere already.
    if (isHere) requestAnimationFrame(() => rest.current?.focus());
  };
  if (isReadOnly) return <span className={`${styles.rest} ${className ?? ''}`}>{value}</span>;
  if (isEditing) return <RenameField className={className} label={label} value={value} onKeep={onKeep} onDone={done} />;
  return (
    <button
      ref={rest}
      type="button"
      className={`${styles.rest} ${className ?? ''}`}
      aria-label={`${label}: ${value}`}
      onClick={() => setEditing(true)}
      onKeyDown={(event) => event.key === 'F2' && setEditing(true)}
    >
      {value}
    </button>
  );
}
