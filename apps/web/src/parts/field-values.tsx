// A change in one line: what it is called, the value that stood there struck, an arrow, the value that came.
import { Icon } from '@baton/ui/icon';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { ArrowRight } from 'lucide-react';
import { changeWords, type FieldChange, type Reading } from './change-words.ts';
import styles from './field-values.module.css';

export function FieldValues({ change, reading }: { change: FieldChange; reading: Reading }) {
  const words = changeWords(change, reading);
  if (words.kind === 'act') return <span className={styles.act}>{words.said}</span>;
  return (
    <span className={styles.values}>
      <span className={styles.name}>{words.name}</span>
      <VisuallyHidden>, was </VisuallyHidden>
      <del className={styles.before}>{words.before}</del>
      <Icon icon={ArrowRight} size={12} className={styles.arrow} />
      <VisuallyHidden>, became </VisuallyHidden>
      <b className={styles.after}>{words.after}</b>
    </span>
  );
}
