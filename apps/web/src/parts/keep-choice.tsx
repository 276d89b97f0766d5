// "This is not my device": chosen at the door, before anything is kept.
import { Checkbox } from '@baton/ui/checkbox';
import { useId } from 'react';
import type { Entering } from '../lib/use-entering.ts';
import styles from './keep-choice.module.css';

export function KeepChoice({ entering: { keepIn, setKeepIn } }: { entering: Pick<Entering, 'keepIn' | 'setKeepIn'> }) {
  const about = useId();
  const isWindow = keepIn === 'window';
  return (
    <div className={styles.choice} role="group" aria-describedby={about}>
      <Checkbox
        label="This is not my device"
        checked={isWindow}
        onChange={(isOn) => setKeepIn(isOn ? 'window' : 'device')}
      />
      <p id={about} aria-live="polite">
        {isWindow
          ? 'Nothing is kept here. It works in this one tab, and when you close or reload it, all of it is gone: what reached the relay is safe, what did not is lost.'
          : 'Tick it on a shared or borrowed computer: then nothing is kept after the window closes.'}
      </p>
    </div>
  );
}
