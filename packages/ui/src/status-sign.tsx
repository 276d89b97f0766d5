import { cx } from './cx.ts';
import { Icon, type IconShape, type IconSize } from './icon.tsx';
import { BlockedIcon, DoingIcon, DoneIcon, LaterIcon, ReviewIcon, TodoIcon, WaitingIcon } from './icons.tsx';
import styles from './signs.module.css';

export type StatusKind = 'later' | 'todo' | 'doing' | 'review' | 'done';
/** Derived, never set: drawn beside a status with its word or span. */
export type StatusMark = 'waiting' | 'blocked';

const statusIcons: Readonly<Record<StatusKind | StatusMark, IconShape>> = {
  later: LaterIcon,
  todo: TodoIcon,
  doing: DoingIcon,
  review: ReviewIcon,
  done: DoneIcon,
  waiting: WaitingIcon,
  blocked: BlockedIcon,
};

export interface StatusSignProps {
  readonly kind: StatusKind | StatusMark;
  /** The name of the status. Left out where the name stands beside the sign. */
  readonly label?: string | undefined;
  readonly size?: IconSize | undefined;
}

export function StatusSign({ kind, label, size = 14 }: StatusSignProps) {
  return <Icon icon={statusIcons[kind]} size={size} label={label} className={cx(styles[kind])} />;
}
