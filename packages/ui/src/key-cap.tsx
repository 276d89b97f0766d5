import { cx } from './cx.ts';
import styles from './key-cap.module.css';

/** One key or chord as printed on the keyboard: `J`, `Ctrl K`. Hidden on phones and on touch, where no key works. */
export function KeyCap({ keys, on }: { keys: string; on?: 'solid' | 'ink' | undefined }) {
  return <kbd className={cx(styles.cap, on === 'solid' && styles.onSolid, on === 'ink' && styles.onInk)}>{keys}</kbd>;
}
