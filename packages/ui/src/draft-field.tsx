import { Field as Base } from '@base-ui/react/field';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { Field, type FieldFrame } from './field.tsx';

export interface DraftFieldProps<Value> extends FieldFrame {
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  readonly parse: (text: string) => Value | undefined;
  readonly format: (value: Value) => string;
  /** Said when the text means nothing; the text stays. */
  readonly misread: string;
  /** For a form that must not go on with a value that is not what is read on screen. */
  readonly onMisread?: ((isMisread: boolean) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly slim?: boolean | undefined;
  readonly end?: ReactNode;
  readonly numeric?: boolean | undefined;
}

/** A value typed as text. Enter or leaving reads it; text that means nothing stays on screen with a reason. */
export function DraftField<Value>(props: DraftFieldProps<Value>) {
  const { value, onChange, parse, format, misread, onMisread, placeholder, slim, end, numeric, error, ...frame } =
    props;
  const [draft, setDraft] = useState<string>();
  const [isMisread, setMisread] = useState(false);
  const isOff = frame.disabledReason !== undefined;

  const tell = (is: boolean) => {
    setMisread(is);
    if (is !== isMisread) onMisread?.(is);
  };
  const keep = () => {
    if (draft === undefined) return;
    const text = draft.trim();
    const next = text === '' ? undefined : parse(text);
    if (text !== '' && next === undefined) return tell(true);
    setDraft(undefined);
    tell(false);
    if (next !== value) onChange(next);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // The first Enter reads it; only the next may send the form that the field stands in.
      if (draft !== undefined) event.preventDefault();
      return keep();
    }
    if (event.key !== 'Escape' || draft === undefined) return;
    // The first Escape returns the old value; only the next may close what the field stands in.
    event.stopPropagation();
    setDraft(undefined);
    tell(false);
  };
  return (
    <Field {...frame} error={isMisread ? misread : error}>
      <div className={cx(styles.box, slim && styles.slim)}>
        <Base.Control
          inputMode={numeric ? 'decimal' : undefined}
          placeholder={placeholder}
          value={draft ?? (value === undefined ? '' : format(value))}
          onValueChange={setDraft}
          onBlur={keep}
          onKeyDown={handleKey}
          readOnly={isOff}
          aria-disabled={isOff || undefined}
        />
        {end}
      </div>
    </Field>
  );
}
