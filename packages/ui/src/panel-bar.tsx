import type { ReactNode } from 'react';
import styles from './panel-bar.module.css';

export interface PanelBarProps {
  readonly title: ReactNode;
  /** Before the title: a project mark, an icon, the way back up. */
  readonly before?: ReactNode;
  /** Beside the title: tabs, states. */
  readonly children?: ReactNode;
  /** In this order: who is here, running timer, view switch, one primary action. */
  readonly actions?: ReactNode;
  /** 1 on a page; more where the bar heads a part of one. */
  readonly level?: 1 | 2 | 3 | 4 | undefined;
}

/** 48 px. Hidden on the phone, where the top bar carries the title. */
export function PanelBar({ title, before, children, actions, level = 1 }: PanelBarProps) {
  const Heading = `h${level}` as const;
  return (
    <header className={styles.bar}>
      {before}
      <Heading className={styles.title}>{title}</Heading>
      <div className={styles.middle}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}

/** The upright rule between two groups in a bar. */
export function BarRule() {
  return <span className={styles.rule} role="presentation" />;
}
