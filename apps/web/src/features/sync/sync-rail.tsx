// At the side: my devices, what this one holds and whether the browser will keep it, the relay.
import { Link, useParams } from '@tanstack/react-router';
import { DeviceList } from './device-list.tsx';
import { RelayFacts } from './relay-facts.tsx';
import styles from './rail.module.css';
import { StorageFacts } from './storage-facts.tsx';

export function SyncRail() {
  const params = useParams({ from: '/w/$workspace' });
  return (
    <div className={styles.rail}>
      <section aria-label="Your devices">
        <header>
          <h2>Your devices</h2>
          <Link to="/w/$workspace/sync" params={params} search={{ show: 'devices' }} className={styles.link}>
            All
          </Link>
        </header>
        <DeviceList />
      </section>
      <StorageFacts />
      <RelayFacts />
    </div>
  );
}
