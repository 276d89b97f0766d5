import type { ReactNode } from 'react';
import styles from './baton-note.module.css';
import { cx } from './cx.ts';

/** A baton with a few words after it: "due Fri", "3 d". */
export function BatonNote(props: { baton: ReactNode; note: ReactNode; tone?: 'wait' | 'late' | 'accent' | undefined }) {
  return (
    <span className={styles.row}>
      {props.baton}
      <span className={cx(styles.note, props.tone && styles[props.tone])}>{props.note}</span>
    </span>
  );
}
