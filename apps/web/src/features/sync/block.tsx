// A part of a sync page: its heading, a few words beside it, perhaps an act, and what it holds. Cut by a line, no box.
import { type ReactNode, useId } from 'react';
import styles from './sync.module.css';

interface BlockProps {
  readonly title: string;
  readonly meta?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Block({ title, meta, action, children }: BlockProps) {
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {meta !== undefined && <span className={styles.meta}>{meta}</span>}
        {action !== undefined && <span className={styles.end}>{action}</span>}
      </header>
      {children}
    </section>
  );
}
