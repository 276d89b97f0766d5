import type { ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';
import { LinkOf, type LinkRender } from './link.tsx';
import styles from './tabs.module.css';

export interface TabLink extends LinkRender {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape | undefined;
  readonly end?: ReactNode;
}

/** Views of one place, each with an address of its own. */
export function TabLinks({ label, links, current }: { label: string; links: readonly TabLink[]; current: string }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {links.map(({ id, label: text, icon, end, ...link }) => (
        <LinkOf key={id} {...link} className={styles.tab} aria-current={id === current ? 'page' : undefined}>
          {icon && <Icon icon={icon} size={14} />}
          {text}
          {end}
        </LinkOf>
      ))}
    </nav>
  );
}
