// What a department needs before it takes work, a line each.
import { Icon } from '@baton/ui/icon';
import { Check } from 'lucide-react';
import styles from './department.module.css';

const linesOf = (needs: string): readonly string[] =>
  needs
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function NeedsList({ title, needs }: { readonly title: string; readonly needs: string }) {
  return (
    <ul className={styles.needs} aria-label={`What ${title} needs before it takes work`}>
      {linesOf(needs).map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same
        <li key={at}>
          <Icon icon={Check} size={14} />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
