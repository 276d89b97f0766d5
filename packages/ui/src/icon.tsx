import type { LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';
import styles from './icon.module.css';

/** Any lucide icon or one of our own (icons/*), which are made the same way. */
export type IconShape = LucideIcon;

const strokeOf = { 11: 2.75, 12: 2.25, 13: 2, 14: 2, 16: 2, 20: 1.75, 24: 1.5 } as const;

export type IconSize = keyof typeof strokeOf;

export interface IconProps {
  readonly icon: IconShape;
  readonly size?: IconSize | undefined;
  /** Said by a screen reader. Left out, the icon is decoration and the text beside it speaks. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** The stroke follows the size so that small icons stay legible and large ones stay light. */
export function Icon({ icon: Shape, size = 16, label, className }: IconProps) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <Shape {...name} className={cx(styles.icon, className)} size={size} strokeWidth={strokeOf[size]} />;
}
