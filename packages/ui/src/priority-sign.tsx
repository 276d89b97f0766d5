import { cx } from './cx.ts';
import { Icon, type IconShape, type IconSize } from './icon.tsx';
import { PriorityFourIcon, PriorityOneIcon, PriorityThreeIcon, PriorityTwoIcon } from './icons.tsx';
import styles from './signs.module.css';

export type PriorityLevel = 1 | 2 | 3 | 4;

const priorityIcons: Readonly<Record<PriorityLevel, IconShape>> = {
  1: PriorityOneIcon,
  2: PriorityTwoIcon,
  3: PriorityThreeIcon,
  4: PriorityFourIcon,
};

/** Ink, never a colour: 1 is a tile with a mark, 2 to 4 are bars. */
export function PrioritySign(props: { level: PriorityLevel; label?: string | undefined; size?: IconSize | undefined }) {
  const { level, label, size = 14 } = props;
  return <Icon icon={priorityIcons[level]} size={size} label={label} className={cx(styles[`priority${level}`])} />;
}
