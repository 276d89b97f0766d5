import { Fragment } from 'react';
import styles from './marked-text.module.css';

export type TextRange = readonly [start: number, end: number];

/** Text with what was searched for underlined. Ranges are in order and do not overlap. */
export function MarkedText({ text, ranges = [] }: { text: string; ranges?: readonly TextRange[] | undefined }) {
  const parts = ranges.map(([start, end], index) => ({
    start,
    before: text.slice(ranges[index - 1]?.[1] ?? 0, start),
    marked: text.slice(start, end),
  }));
  return (
    <>
      {parts.map(({ start, before, marked }) => (
        <Fragment key={start}>
          {before}
          <mark className={styles.mark}>{marked}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
