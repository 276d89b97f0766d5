// The relay as this device sees it, and the way round it: changes carried by file.
import type { SyncState } from '@baton/workspace/sync-contract';
import { useCarries, useSync } from '../../lib/use-sync.ts';
import { timeText } from '../../parts/day-text.ts';
import { CarryOutButton } from '../../parts/carry-out-button.tsx';
import { CarryInButton } from './carry-in-button.tsx';
import styles from './rail.module.css';

const states: Readonly<Record<SyncState['relay']['state'], string>> = {
  open: 'connected',
  'read-only': 'takes nothing now',
  recovering: 'is being restored',
  'other-key': 'has another key',
  away: 'not reached',
  ended: 'ended for this device',
};

export function RelayFacts() {
  const { relay } = useSync();
  const carries = useCarries();
  const { address, state, sentence, roundTrip, completeAt } = relay;
  const host = address.replace(/^https?:\/\//u, '');
  return (
    <section aria-label="Relay">
      <header>
        <h2>Relay</h2>
      </header>
      <dl className={styles.facts}>
        <div>
          <dt>{host === '' ? 'Relay of this workspace' : host}</dt>
          <dd className={state === 'open' ? styles.done : styles.wait}>
            <span className={styles.lamp} data-state={state} aria-hidden="true" />
            {state === 'open' && roundTrip !== null ? `${Math.round(roundTrip)} ms` : states[state]}
          </dd>
        </div>
        <div>
          <dt>Last complete here</dt>
          <dd>{completeAt === null ? 'not yet' : timeText(completeAt)}</dd>
        </div>
        {carries && (
          <div>
            <dt>Carry by file</dt>
            <dd>
              <CarryOutButton label="Export" />
              <CarryInButton />
            </dd>
          </div>
        )}
      </dl>
      {sentence !== null && state !== 'other-key' && <p className={`${styles.note} ${styles.wait}`}>{sentence}</p>}
    </section>
  );
}
