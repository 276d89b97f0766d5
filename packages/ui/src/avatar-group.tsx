import { Fragment, type ReactNode } from 'react';
import { Avatar, type AvatarProps, type AvatarSize } from './avatar.tsx';
import styles from './avatar-group.module.css';
import { cx } from './cx.ts';
import { useWords } from './words.tsx';

export interface AvatarGroupProps {
  readonly people: readonly (Omit<AvatarProps, 'size' | 'decorative'> & { readonly id: string })[];
  readonly size?: AvatarSize | undefined;
  readonly max?: number | undefined;
  /** How many there are in all when `people` is only the first of them. */
  readonly total?: number | undefined;
  readonly label?: string | undefined;
  /** Round each face: what opens more about the person. */
  readonly wrap?: ((id: string, face: ReactNode) => ReactNode) | undefined;
}

/** Four, then +n. Rings of people who are here get room to breathe. */
export function AvatarGroup({ people, size = 24, max = 4, total = people.length, label, wrap }: AvatarGroupProps) {
  const words = useWords();
  const shown = people.slice(0, max);
  const rest = total - shown.length;
  const named = label === undefined ? {} : { role: 'group', 'aria-label': label };
  return (
    <span className={cx(styles.group, shown.some((person) => person.live) && styles.live)} {...named}>
      {shown.map(({ id, ...person }) => {
        const face = <Avatar {...person} size={size} />;
        return <Fragment key={id}>{wrap === undefined ? face : wrap(id, face)}</Fragment>;
      })}
      {rest > 0 && (
        <span className={styles.more} title={words.more(rest)}>
          +{rest}
        </span>
      )}
    </span>
  );
}
