// One quiet line while the days run out in which this device may go without the relay.
import { Link } from '@tanstack/react-router';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import { dayText } from '../parts/day-text.ts';
import styles from './quiet-line.module.css';

export function LeaseLine() {
  const leaseEnds = useStatusOf('leaseEnds');
  const { me } = useWorld();
  return (
    <div role="status" className={leaseEnds === null ? undefined : styles.line}>
      {leaseEnds !== null && (
        <>
          <span>Connect to the relay by {dayText(leaseEnds)}, or this device locks</span>
          <Link to="/w/$workspace/sync" params={{ workspace: me.workspace }}>
            More
          </Link>
        </>
      )}
    </div>
  );
}
