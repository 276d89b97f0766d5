import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { LinkOf, type LinkRender } from './link.tsx';
import styles from './phone-bars.module.css';

/** 52 px: back or nothing, the title of the page (its h1 on the phone), then the sync chip. */
export function PhoneTopBar({ title, before, end }: { title: ReactNode; before?: ReactNode; end?: ReactNode }) {
  return (
    <header className={styles.top}>
      {before}
      <h1 className={styles.title}>{title}</h1>
      {end}
    </header>
  );
}

export interface PhoneTab extends LinkRender {
  readonly id: string;
  readonly label: string;
  readonly icon: IconShape;
  readonly count?: ReactNode;
  /** The middle one, round and vermilion: adds something. A button, not a place. */
  readonly onPress?: (() => void) | undefined;
}

/** 64 px, five at most. */
export function PhoneTabs({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly PhoneTab[];
  current?: string | undefined;
}) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ id, label: text, icon, count, onPress, ...link }) =>
        onPress ? (
          <button key={id} type="button" className={cx(styles.tab, styles.add)} aria-label={text} onClick={onPress}>
            <span>
              <Icon icon={icon} size={20} />
            </span>
          </button>
        ) : (
          <LinkOf key={id} {...link} className={styles.tab} aria-current={id === current ? 'page' : undefined}>
            <Icon icon={icon} size={20} />
            <span>{text}</span>
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </LinkOf>
        ),
      )}
    </nav>
  );
}
