// A workspace that this browser does not hold, or not any more.
import { Link, useParams } from '@tanstack/react-router';
import { forgetHeld, wasHeld } from '../lib/once-held.ts';
import { Plain, plainWay } from '../parts/plain.tsx';

export function NotOnThisDevice() {
  const { workspace } = useParams({ strict: false });
  return workspace !== undefined && wasHeld(workspace) ? <Cleared /> : <NeverHere />;
}

/** The device's key went with it: it cannot come back as itself. */
function Cleared() {
  return (
    <Plain
      title="This browser has cleared what was kept here"
      text="The workspace was on this device, and its key with it. All that had reached the relay is there; what had not is gone. Come back with a code from another device of yours, or with your recovery link, and let the browser keep it then: the sync centre asks it."
    >
      <Link to="/add" className={plainWay('first')}>
        I have a code
      </Link>
      <Link to="/recover" className={plainWay()}>
        I have my recovery link
      </Link>
      <Link to="/" className={plainWay()} onClick={forgetHeld}>
        Start anew
      </Link>
    </Plain>
  );
}

function NeverHere() {
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
