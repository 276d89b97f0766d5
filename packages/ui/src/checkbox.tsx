import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './check.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly labelHidden?: boolean | undefined;
  readonly checked: boolean | 'some';
  readonly onChange: (checked: boolean) => void;
  /** `go` for things that are done, ink for things that are chosen. */
  readonly tone?: 'ink' | 'go' | undefined;
  readonly round?: boolean | undefined;
  readonly disabledReason?: string | undefined;
  readonly className?: string | undefined;
}

export function Checkbox({
  label,
  labelHidden,
  checked,
  onChange,
  tone = 'ink',
  round,
  disabledReason,
  className,
}: CheckboxProps) {
  const isOff = disabledReason !== undefined;
  const box = (
    <Base.Root
      checked={checked === true}
      indeterminate={checked === 'some'}
      onCheckedChange={onChange}
      readOnly={isOff}
      aria-disabled={isOff || undefined}
      aria-description={disabledReason}
      aria-label={labelHidden && typeof label === 'string' ? label : undefined}
      title={disabledReason}
      className={cx(styles.box, styles[tone], round && styles.round)}
    >
      <Base.Indicator className={styles.tick}>
        <Icon icon={checked === 'some' ? Minus : Check} size={12} />
      </Base.Indicator>
    </Base.Root>
  );
  if (labelHidden) return box;
  return (
    <label className={cx(styles.row, className)}>
      {box}
      <span>{label}</span>
    </label>
  );
}
