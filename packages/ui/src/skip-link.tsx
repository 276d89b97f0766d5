import styles from './skip-link.module.css';
import { useWords } from './words.tsx';

/** The first thing Tab reaches. `to` is the id of the main region. */
export function SkipLink({ to, text }: { to: string; text?: string | undefined }) {
  const words = useWords();
  return (
    <a className={styles.skip} href={`#${to}`}>
      {text ?? words.skipToContent}
    </a>
  );
}
