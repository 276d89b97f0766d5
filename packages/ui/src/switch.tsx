import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import styles from './check.module.css';
import { cx } from './cx.ts';

export interface SwitchProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly labelHidden?: boolean | undefined;
  /** Label at the start, switch at the end of the line: the form of settings. */
  readonly spread?: boolean | undefined;
  readonly disabledReason?: string | undefined;
}

/** Takes effect at once; where a form is sent later, use a checkbox. */
export function Switch({ label, checked, onChange, labelHidden, spread, disabledReason }: SwitchProps) {
  const isOff = disabledReason !== undefined;
  const control = (
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      readOnly={isOff}
      aria-disabled={isOff || undefined}
      aria-description={disabledReason}
      aria-label={labelHidden && typeof label === 'string' ? label : undefined}
      title={disabledReason}
      className={styles.switch}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  );
  if (labelHidden) return control;
  return (
    <label className={cx(styles.row, spread && styles.spread)}>
      {spread ? <span>{label}</span> : control}
      {spread ? control : <span>{label}</span>}
    </label>
  );
}
