import type { ComponentProps, MouseEvent } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { Tooltip } from './tooltip.tsx';

export type ButtonTone = 'primary' | 'default' | 'quiet' | 'ink' | 'go' | 'destructive' | 'destructive-filled';
export type ButtonSize = 24 | 28 | 36 | 44;

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** One primary per surface. `destructive-filled` only inside a confirm sheet. */
  readonly tone?: ButtonTone | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: IconShape | undefined;
  /** Only where the key works right now. */
  readonly keyCap?: string | undefined;
  readonly wide?: boolean | undefined;
  /** Given, the button does nothing, stays reachable by keyboard and says why. */
  readonly disabledReason?: string | undefined;
}

/** The same look for a link: `<Link className={buttonClass({ tone: 'primary' })}>`. */
export function buttonClass({
  tone = 'default',
  size = 28,
  wide = false,
}: Pick<ButtonProps, 'tone' | 'size' | 'wide'>) {
  return cx(styles.button, styles[tone], styles[`size${size}`], wide && styles.wide);
}

export function Button(props: ButtonProps) {
  const { tone, size, icon, keyCap, wide, disabledReason, children, className, onClick, ...rest } = props;
  const isOff = disabledReason !== undefined;
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isOff) return event.preventDefault();
    onClick?.(event);
  };
  const isSolid = tone === 'primary' || tone === 'go' || tone === 'destructive-filled';
  const button = (
    <button
      type="button"
      aria-disabled={isOff || undefined}
      aria-description={disabledReason}
      {...rest}
      className={cx(buttonClass({ tone, size, wide }), className)}
      onClick={handleClick}
    >
      {icon && <Icon icon={icon} size={size === 44 ? 20 : 14} />}
      {children}
      {keyCap !== undefined && !isOff && (
        <KeyCap keys={keyCap} on={isSolid ? 'solid' : tone === 'ink' ? 'ink' : undefined} />
      )}
    </button>
  );
  return isOff ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}
