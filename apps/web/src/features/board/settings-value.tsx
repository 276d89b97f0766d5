// A value in a sentence, changed where it stands: a choice from a menu, a number, words.
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { TextArea } from '@baton/ui/text-area';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { amountIn } from '../../parts/number-text.ts';
import styles from './board-settings.module.css';

interface ChoiceProps {
  /** What it is the value of; said before it to whoever does not see the sentence. */
  readonly label: string;
  readonly text: string;
  /** Where a sign says it without a word: the word for whoever does not see it. */
  readonly said?: string;
  readonly sign?: ReactNode;
  readonly items: readonly MenuItem[];
}
export function Choice({ label, text, said = text, sign, items }: ChoiceProps) {
  return (
    <Menu
      items={items}
      trigger={
        <button type="button" className={styles.value} aria-label={`${label}: ${said}`}>
          {sign}
          {text}
        </button>
      }
    />
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number | null;
  /** What stands there while there is none. */
  readonly none: string;
  readonly onKeep: (value: number | null) => void;
}
/** A limit: 1 to 999, or nothing. Enter or leaving keeps, Escape does not. */
export function Amount({ label, value, none, onKeep }: AmountProps) {
  const [text, setText] = useState<string>();
  const rest = useRef<HTMLButtonElement>(null);
  const wanted = amountIn(text ?? '', 999);
  const leave = (isByKey: boolean) => {
    setText(undefined);
    if (isByKey) requestAnimationFrame(() => rest.current?.focus());
  };
  const keep = (isByKey: boolean) => {
    if (wanted === undefined) return;
    if (wanted !== value) onKeep(wanted);
    leave(isByKey);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') keep(true);
    else leave(true);
  };
  if (text === undefined) {
    const shown = value === null ? none : String(value);
    return (
      <button
        ref={rest}
        type="button"
        className={styles.value}
        aria-label={`${label}: ${shown}`}
        onClick={() => setText(value === null ? '' : String(value))}
      >
        {shown}
      </button>
    );
  }
  return (
    <>
      <input
        ref={takeFocus}
        className={styles.amount}
        inputMode="numeric"
        aria-label={label}
        placeholder="None"
        value={text}
        aria-invalid={wanted === undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
        onBlur={() => keep(false)}
      />
      {wanted === undefined && (
        <span className={styles.error} role="alert">
          Write a number from 1 to 999, or nothing.
        </span>
      )}
    </>
  );
}

/** The person has just asked to set it. Stable, so that it runs once. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

interface WordsProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly onKeep: (text: string) => void;
}
/** Kept on leaving. What somebody else writes meanwhile does not take away what is being typed. */
export function Words({ label, help, value, onKeep }: WordsProps) {
  const [draft, setDraft] = useState<string>();
  const keep = () => {
    if (draft !== undefined && draft.trim() !== value) onKeep(draft);
    setDraft(undefined);
  };
  return (
    <TextArea
      label={label}
      help={help}
      rows={1}
      maxLength={2_000}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => event.stopPropagation()}
    />
  );
}
