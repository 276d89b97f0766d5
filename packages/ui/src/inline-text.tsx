import { type KeyboardEvent, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './inline-text.module.css';
import { useToast } from './toast.tsx';
import { useWords } from './words.tsx';

export interface InlineTextProps {
  /** Names the field: "Title". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** Empty text is kept too; by default it returns the old value. */
  readonly allowEmpty?: boolean | undefined;
  /** Takes the type of its surroundings; this class sets another. */
  readonly className?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

/**
 * Text that is edited where it stands. Enter or leaving keeps, Escape returns the old value; what was typed is not
 * lost in silence, a toast gives it back.
 */
export function InlineText(props: InlineTextProps) {
  const { label, value, onChange, placeholder, allowEmpty = false, className, readOnly = false } = props;
  const [draft, setDraft] = useState<string>();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const words = useWords();
  const toast = useToast();

  const leave = () => {
    setDraft(undefined);
    requestAnimationFrame(() => buttonRef.current?.focus());
  };
  const keep = () => {
    if (draft === undefined) return;
    const text = draft.trim();
    setDraft(undefined);
    if (text !== value && (text !== '' || allowEmpty)) onChange(text);
  };
  const giveUp = () => {
    const typed = draft?.trim() ?? '';
    leave();
    if (typed === '' || typed === value) return;
    toast.show({
      text: words.oldTextIsBack,
      action: { label: words.useWhatYouTyped, onAction: () => onChange(typed) },
    });
  };
  const handleKey = (event: KeyboardEvent) => {
    // While an input method is composing, Enter and Escape belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return giveUp();
    keep();
    leave();
  };

  if (readOnly) return <span className={cx(styles.text, className)}>{value}</span>;
  if (draft === undefined) {
    return (
      <button
        ref={buttonRef}
        type="button"
        aria-label={`${words.edit(label)}: ${value || (placeholder ?? '')}`}
        className={cx(styles.text, styles.rest, value === '' && styles.empty, className)}
        onClick={() => setDraft(value)}
        onKeyDown={(event) => event.key === 'F2' && setDraft(value)}
      >
        {value || placeholder}
      </button>
    );
  }
  return (
    <span className={cx(styles.text, styles.grow, className)} data-copy={draft || placeholder}>
      <input
        ref={takeFocus}
        size={1}
        className={styles.input}
        aria-label={label}
        value={draft}
        placeholder={placeholder}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={handleKey}
      />
    </span>
  );
}

/** The person has just asked to edit this text. Stable, so that it runs once. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
