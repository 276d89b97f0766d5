import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './chip.module.css';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { useWords } from './words.tsx';

export type ChipTone = 'neutral' | 'outline' | 'ink' | 'accent' | 'flow' | 'go' | 'wait' | 'late' | 'guest';

export interface ChipProps extends Omit<ComponentProps<'span'>, 'children'> {
  readonly children: ReactNode;
  readonly tone?: ChipTone | undefined;
  readonly icon?: IconShape | undefined;
  readonly round?: boolean | undefined;
  /** Shows a cross; `name` is what it says it removes. */
  readonly onRemove?: (() => void) | undefined;
  readonly name?: string | undefined;
}

export function Chip({ children, tone = 'neutral', icon, round, onRemove, name, className, ...rest }: ChipProps) {
  const words = useWords();
  return (
    <span {...rest} className={cx(styles.chip, styles[tone], round && styles.round, className)}>
      {icon && <Icon icon={icon} size={12} />}
      <span className={styles.text}>{children}</span>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={words.remove(name ?? (typeof children === 'string' ? children : ''))}
          onClick={onRemove}
        >
          <Icon icon={X} size={12} />
        </button>
      )}
    </span>
  );
}

export interface ChipButtonProps extends ComponentProps<'button'> {
  readonly tone?: ChipTone | undefined;
  readonly icon?: IconShape | undefined;
  readonly pressed?: boolean | undefined;
}

/** A chip that chooses: columns of a board on the phone, scopes of the command menu. */
export function ChipButton({ tone = 'neutral', icon, pressed, className, children, ...rest }: ChipButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...rest}
      className={cx(styles.chip, styles.press, styles[pressed ? 'ink' : tone], className)}
    >
      {icon && <Icon icon={icon} size={12} />}
      {children}
    </button>
  );
}
