import styles from './marked-text.module.css';

export type TextRange = readonly [start: number, end: number];

/** Text with what was searched for underlined. Ranges are in order and do not overlap. */
export function MarkedText({ text, ranges = [] }: { text: string; ranges?: readonly TextRange[] | undefined }) {
  let at = 0;
  const parts = ranges.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [
      before,
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    ];
  });
  return <>{[...parts, text.slice(at)]}</>;
}
