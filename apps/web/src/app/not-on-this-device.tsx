// A workspace that this browser does not hold.
import { Link } from '@tanstack/react-router';
import { Plain, plainWay } from '../parts/plain.tsx';

export function NotOnThisDevice() {
  return (
    <Plain
      title="This workspace is not on this device"
      text="Open it here with an invitation, with a code from another device of yours, or with your recovery link."
    >
      <Link to="/" className={plainWay('first')}>
        Start
      </Link>
    </Plain>
  );
}
