import { cx } from './cx.ts';
import styles from './meter.module.css';

export interface MeterPart {
  readonly id: string;
  readonly value: number;
  /** A CSS colour, by default blue. Use a token. */
  readonly color?: string | undefined;
  /** Stone hatch: time that is not project time. */
  readonly hatched?: boolean | undefined;
}

export interface MeterProps {
  /** The finding in words: "24 of 32 hours, 8 free". */
  readonly label: string;
  readonly parts: readonly MeterPart[];
  readonly max: number;
  /** Where the plan stands, as an upright tick. */
  readonly plan?: number | undefined;
  readonly className?: string | undefined;
}

/** A length beside a number, never in its place. What is over the maximum is drawn to the end and said by the label. */
export function Meter({ label, parts, max, plan, className }: MeterProps) {
  const named = { role: 'img', 'aria-label': label };
  const scale = Math.max(
    max,
    parts.reduce((sum, part) => sum + part.value, 0),
    1,
  );
  return (
    <span {...named} className={cx(styles.meter, className)}>
      <span className={styles.track}>
        {parts.map((part) => (
          <span
            key={part.id}
            className={cx(styles.part, part.hatched && styles.hatched)}
            style={{ inlineSize: `${(part.value / scale) * 100}%`, background: part.hatched ? undefined : part.color }}
          />
        ))}
      </span>
      {plan !== undefined && <span className={styles.plan} style={{ insetInlineStart: `${(plan / scale) * 100}%` }} />}
    </span>
  );
}
