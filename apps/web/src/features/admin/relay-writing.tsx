// How much is written (15b): what is held, what the slowest device waits for, and what one device writes at most.
import type { RelayHealth } from '@baton/workspace/doors/relay-health';
import { numberText } from '../../parts/number-text.ts';
import styles from './relay-tab.module.css';

export function Writing({ told: { entries, lag, writes, course = [] } }: { readonly told: RelayHealth }) {
  const most = course.reduce((value, { byOne = 0 }) => Math.max(value, byOne), writes?.byOne ?? 0);
  return (
    <section className={styles.limits} aria-label="Writing">
      <h2>Writing</h2>
      <dl>
        <dt>Changes held</dt>
        <dd>{numberText(entries)}</dd>
        <dt>The slowest connected device waits for</dt>
        <dd>{lag === 0 ? 'Nothing' : numberText(lag)}</dd>
        {writes && (
          <>
            <dt>Writes per device, the busiest in the last minute</dt>
            <dd>{numberText(writes.byOne)}</dd>
            <dt>Writes per device, most in the last 7 days</dt>
            <dd>{most === 0 ? 'None' : `${numberText(most)} a minute`}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
