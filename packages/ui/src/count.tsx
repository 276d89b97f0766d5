import styles from './count.module.css';
import { cx } from './cx.ts';

/** A number that asks for attention. `label` says what is counted: "7 unread". */
export function Count({
  value,
  tone,
  label,
}: {
  value: number;
  tone?: 'accent' | 'late' | undefined;
  label?: string | undefined;
}) {
  const text = value > 999 ? '999+' : String(value);
  const name = label === undefined ? {} : { role: 'img', 'aria-label': label };
  return (
    <span {...name} className={cx(styles.count, tone && styles[tone])}>
      {text}
    </span>
  );
}
