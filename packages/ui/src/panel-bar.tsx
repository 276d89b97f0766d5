import type { ReactNode } from 'react';
import styles from './panel-bar.module.css';

export interface PanelBarProps {
  /** The h1 of the page. */
  readonly title: ReactNode;
  /** Before the title: a project mark, an icon, the way back up. */
  readonly before?: ReactNode;
  /** Beside the title: tabs, states. */
  readonly children?: ReactNode;
  /** In this order: who is here, running timer, view switch, one primary action. */
  readonly actions?: ReactNode;
}

/** 48 px. Hidden on the phone, where the top bar carries the title. */
export function PanelBar({ title, before, children, actions }: PanelBarProps) {
  return (
    <header className={styles.bar}>
      {before}
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.middle}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}

/** The upright rule between two groups in a bar. */
export function BarRule() {
  return <span className={styles.rule} role="presentation" />;
}
