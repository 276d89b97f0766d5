// A text with what changed in it: insertions tinted and underlined, deletions tinted and struck.
import { wordDiff } from '../lib/word-diff.ts';
import styles from './diff-text.module.css';

interface DiffTextProps {
  readonly before: string;
  readonly after: string;
}
export function DiffText({ before, after }: DiffTextProps) {
  return (
    <span className={styles.text}>
      {wordDiff(before, after).map(({ is, text }, at) => {
        const Tag = is === 'same' ? 'span' : is === 'gone' ? 'del' : 'ins';
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no name but their place
        return <Tag key={at}>{text}</Tag>;
      })}
    </span>
  );
}
