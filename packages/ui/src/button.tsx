import { type ComponentProps, type MouseEvent, useId } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { ReasonTip } from './reason-tip.tsx';

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

const capOn: Partial<Record<ButtonTone, 'solid' | 'ink'>> = {
  primary: 'solid',
  go: 'solid',
  'destructive-filled': 'solid',
  ink: 'ink',
};

export function Button(props: ButtonProps) {
  const { tone = 'default', size, icon, keyCap, wide, disabledReason, children, className, onClick, ...rest } = props;
  const reasonId = useId();
  const isOff = disabledReason !== undefined;
  const off = isOff ? { 'aria-disabled': true, 'aria-describedby': reasonId } : {};
  const button = (
    <button
      type="button"
      {...rest}
      {...off}
      className={cx(buttonClass({ tone, size, wide }), className)}
      onClick={isOff ? refuse : onClick}
    >
      {icon && <Icon icon={icon} size={size === 44 ? 20 : 14} />}
      {children}
      {keyCap !== undefined && !isOff && <KeyCap keys={keyCap} on={capOn[tone]} />}
    </button>
  );
  if (!isOff) return button;
  return (
    <ReasonTip reason={disabledReason} id={reasonId}>
      {button}
    </ReasonTip>
  );
}

/** A press that does nothing must not send the form either. */
function refuse(event: MouseEvent): void {
  event.preventDefault();
}
