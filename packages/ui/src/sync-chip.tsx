import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './sync-chip.module.css';
import { useWords } from './words.tsx';

export type SyncState =
  | { readonly kind: 'relay' }
  /** `mayBeCleared`: the browser has not promised to keep what is here. */
  | { readonly kind: 'here'; readonly mayBeCleared?: boolean }
  | { readonly kind: 'offline'; readonly waiting: number; readonly mayBeCleared?: boolean }
  | { readonly kind: 'unsaved'; readonly reason: string };

export interface SyncChipProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly state: SyncState;
}

const mayBeCleared = (state: SyncState): boolean => ('mayBeCleared' in state && state.mayBeCleared) ?? false;

/** Four states, four wordings, no fifth and no animation. Click opens the Sync page. */
export function SyncChip({ state, className, ...rest }: SyncChipProps) {
  const words = useWords();
  const text =
    state.kind === 'relay'
      ? words.savedOnRelay
      : state.kind === 'here'
        ? words.savedHere
        : state.kind === 'offline'
          ? words.offline(state.waiting)
          : words.notSaved(state.reason);
  const full = state.kind === 'here' ? words.savedHereFull : text;
  return (
    <button
      type="button"
      title={mayBeCleared(state) ? `${full}. ${words.mayBeCleared}` : full}
      {...rest}
      className={cx(styles.chip, className)}
      data-sync={state.kind}
    >
      <span className={styles.lamp} aria-hidden="true" />
      <span className={styles.text}>{text}</span>
    </button>
  );
}
