// A text with what changed in it: insertions tinted and underlined, deletions tinted and struck.
import { changesIn, wordDiff } from '../lib/word-diff.ts';
import styles from './diff-text.module.css';

interface DiffTextProps {
  readonly before: string;
  readonly after: string;
  /** What stands the same is cut short. */
  readonly isBrief?: boolean;
}
export function DiffText({ before, after, isBrief = false }: DiffTextProps) {
  const parts = wordDiff(before, after);
  return (
    <span className={styles.text}>
      {(isBrief ? changesIn(parts) : parts).map(({ is, text }, at) => {
        const Tag = is === 'same' ? 'span' : is === 'gone' ? 'del' : 'ins';
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no name but their place
        return <Tag key={at}>{text}</Tag>;
      })}
    </span>
  );
}
