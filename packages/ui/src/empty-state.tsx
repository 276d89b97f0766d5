import type { ReactNode } from 'react';
import { EmptyDrawing, type EmptyPattern } from './empty-drawing.tsx';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly pattern: EmptyPattern;
  /** What is true. */
  readonly title: string;
  /** One sentence why. */
  readonly children?: ReactNode;
  /** One thing to do. */
  readonly actions?: ReactNode;
  readonly level?: 1 | 2 | 3 | undefined;
}

/** Says what is true, why, and the one thing to do next. The picture is always lanes and a baton. */
export function EmptyState({ pattern, title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={styles.empty}>
      <EmptyDrawing pattern={pattern} />
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
