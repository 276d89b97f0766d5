import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './sync-chip.module.css';
import { useWords } from './words.tsx';

export type SyncState =
  | { readonly kind: 'relay' }
  | { readonly kind: 'here' }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'unsaved'; readonly reason: string };

export interface SyncChipProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly state: SyncState;
}

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
  return (
    <button
      type="button"
      title={state.kind === 'here' ? words.savedHereFull : text}
      {...rest}
      className={cx(styles.chip, className)}
      data-sync={state.kind}
    >
      <span className={styles.lamp} aria-hidden="true" />
      <span className={styles.text}>{text}</span>
    </button>
  );
}
