import type { ComponentProps, MouseEvent } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip, type TooltipProps } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'children'> {
  readonly icon: IconShape;
  /** The name, in the tooltip and for a screen reader. */
  readonly label: string;
  readonly keyCap?: string | undefined;
  readonly size?: 24 | 28 | 40 | undefined;
  readonly pressed?: boolean | undefined;
  readonly edge?: boolean | undefined;
  readonly side?: TooltipProps['side'];
  readonly disabledReason?: string | undefined;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, keyCap, size = 28, pressed, edge, side, disabledReason, className, onClick, ...rest } = props;
  const isOff = disabledReason !== undefined;
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isOff) return event.preventDefault();
    onClick?.(event);
  };
  return (
    <Tooltip text={isOff ? `${label}. ${disabledReason}` : label} keyCap={isOff ? undefined : keyCap} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={isOff || undefined}
        aria-description={disabledReason}
        {...rest}
        className={cx(styles.button, styles[`size${size}`], edge && styles.edge, className)}
        onClick={handleClick}
      >
        <Icon icon={icon} size={size === 24 ? 14 : size === 40 ? 20 : 16} />
      </button>
    </Tooltip>
  );
}
