import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './frame.module.css';

export interface FrameProps {
  readonly side: ReactNode;
  readonly children: ReactNode;
  /** Phone only: the bar on top and the tabs at the foot, with a strip (running timer) over the tabs. */
  readonly top?: ReactNode;
  readonly strip?: ReactNode;
  readonly tabs?: ReactNode;
  /** The side bar was put away with its key. */
  readonly sideHidden?: boolean | undefined;
}

/** Side bar on canvas, one panel inset. From 1023 down the side bar is icons, from 760 down it is gone. */
export function Frame({ side, children, top, strip, tabs, sideHidden }: FrameProps) {
  return (
    <div className={cx(styles.frame, sideHidden && styles.noSide)}>
      {!sideHidden && <div className={styles.side}>{side}</div>}
      {top !== undefined && <div className={styles.top}>{top}</div>}
      {children}
      {strip !== undefined && <div className={styles.strip}>{strip}</div>}
      {tabs !== undefined && <div className={styles.tabs}>{tabs}</div>}
    </div>
  );
}

export interface PanelProps {
  readonly children: ReactNode;
  /** Target of the skip link. */
  readonly id?: string | undefined;
  readonly bar?: ReactNode;
  /** The second bar: filters, 44 px. */
  readonly subBar?: ReactNode;
  /** 316 to 344 px on the second surface; at 1279 and below the caller opens it as a drawer. */
  readonly rail?: ReactNode;
  readonly railLabel?: string | undefined;
}

/** The one panel of a page: bars, then the content, which scrolls by itself. */
export function Panel({ children, id = 'main', bar, subBar, rail, railLabel }: PanelProps) {
  return (
    <main className={styles.panel} id={id} tabIndex={-1}>
      {bar}
      {subBar !== undefined && <div className={styles.subBar}>{subBar}</div>}
      <div className={styles.columns}>
        <div className={styles.content}>{children}</div>
        {rail !== undefined && (
          <aside className={styles.rail} aria-label={railLabel}>
            {rail}
          </aside>
        )}
      </div>
    </main>
  );
}
