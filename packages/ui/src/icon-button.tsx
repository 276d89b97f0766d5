import { type ComponentProps, type MouseEvent, useId } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip, type TooltipProps } from './tooltip.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

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

const iconSizes = { 24: 14, 28: 16, 40: 20 } as const;

export function IconButton(props: IconButtonProps) {
  const { icon, label, keyCap, size = 28, pressed, edge, side, disabledReason, className, onClick, ...rest } = props;
  const reasonId = useId();
  const isOff = disabledReason !== undefined;
  const off = isOff ? { 'aria-disabled': true, 'aria-describedby': reasonId } : {};
  return (
    <>
      <Tooltip text={isOff ? `${label}. ${disabledReason}` : label} keyCap={isOff ? undefined : keyCap} side={side}>
        <button
          type="button"
          aria-label={label}
          aria-pressed={pressed}
          {...rest}
          {...off}
          className={cx(styles.button, styles[`size${size}`], edge && styles.edge, className)}
          onClick={isOff ? (event: MouseEvent) => event.preventDefault() : onClick}
        >
          <Icon icon={icon} size={iconSizes[size]} />
        </button>
      </Tooltip>
      {isOff && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  );
}
