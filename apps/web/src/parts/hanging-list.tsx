// What would be left hanging, task by task, in the dialog that asks before it ends.
import type { HangingAnswer } from '@baton/model/decided/ending-queries';
import { endsText, hangingText, useEndingNames } from './ending-words.ts';
import styles from './hanging-list.module.css';

const most = 6;

interface HangingListProps {
  readonly rows: readonly HangingAnswer[];
  /** What becomes of it; left out: it ends. */
  readonly foot?: readonly string[];
}
/** Nothing, where nothing is open. */
export function HangingList({ rows, foot }: HangingListProps) {
  const names = useEndingNames();
  const open = rows.filter(({ hanging }) => hanging.length > 0);
  if (open.length === 0) return null;
  return (
    <div className={styles.open}>
      <ul aria-label="Still open">
        {open.slice(0, most).map(({ id, title, hanging }) => (
          <li key={id}>
            <span className={styles.title}>{title}</span>
            {hanging.map((one) => (
              <span key={one.is} className={styles.said}>
                {hangingText(one, names)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {open.length > most && <p className={styles.said}>{open.length - most} more.</p>}
      {(foot ?? [endsText(open)]).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
