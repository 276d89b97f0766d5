import { Field as Base } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** What every field of a form says around its control. */
export interface FieldFrame {
  readonly label: ReactNode;
  /** For tables and bars, where the place says it to the eye. */
  readonly labelHidden?: boolean | undefined;
  readonly help?: ReactNode;
  /** Replaces the help: what is true, and how to mend it. */
  readonly error?: ReactNode;
  /** Given, the field can be reached and read but not changed, and this says why. */
  readonly disabledReason?: string | undefined;
  readonly className?: string | undefined;
}

/** Label above, help below. Ties the three to the control inside, whichever part of ours or of Base UI that is. */
export function Field({
  label,
  labelHidden,
  help,
  error,
  disabledReason,
  className,
  children,
}: FieldFrame & { children: ReactNode }) {
  const note = disabledReason ?? help;
  return (
    <Base.Root invalid={error !== undefined} className={cx(styles.field, className)}>
      <Base.Label className={cx(!labelHidden && styles.label)}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </Base.Label>
      {children}
      {error !== undefined ? (
        <Base.Error match className={cx(styles.help, styles.error)}>
          {error}
        </Base.Error>
      ) : (
        note !== undefined && <Base.Description className={styles.help}>{note}</Base.Description>
      )}
    </Base.Root>
  );
}
