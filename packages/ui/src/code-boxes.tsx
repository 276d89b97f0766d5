import { Fragment } from 'react';
import styles from './code-boxes.module.css';

/** A code to type on another device, `471906` in groups of three. `label` says it digit by digit: "Code 4 7 1, 9 0 6". */
export function CodeBoxes({ code, label, group = 3 }: { code: string; label: string; group?: number | undefined }) {
  const named = { role: 'img', 'aria-label': label };
  const marks = Array.from(code, (mark, index) => ({ mark, index }));
  return (
    <span {...named} className={styles.code}>
      {marks.map(({ mark, index }) => (
        <Fragment key={index}>
          {index > 0 && index % group === 0 && <span className={styles.dash} />}
          <span className={styles.box}>{mark}</span>
        </Fragment>
      ))}
    </span>
  );
}
