// A workspace that this browser does not hold.
import { Link } from '@tanstack/react-router';
import { Plain, plainWay } from '../parts/plain.tsx';

export function NotOnThisDevice() {
  return (
    <Plain
      title="This workspace is not on this device"
      text="Open it here with an invitation, with a code from another device of yours, or with your recovery link. What you opened as “not my device” is gone when its tab is closed or reloaded."
    >
      <Link to="/" className={plainWay('first')}>
        Start
      </Link>
      <Link to="/add" className={plainWay()}>
        I have a code
      </Link>
      <Link to="/recover" className={plainWay()}>
        I have my recovery link
      </Link>
    </Plain>
  );
}
