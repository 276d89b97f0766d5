// At the first start after the browser had cleared what was kept here: said once, until it is read. The sync centre says it
// for as long as it is so.
import { Button } from '@baton/ui/button';
import { Link } from '@tanstack/react-router';
import { prefer, usePreference } from '../lib/preferences.ts';
import { useSync } from '../lib/use-sync.ts';
import { useWorld } from '../lib/use-world.ts';
import { timeInText } from '../parts/day-text.ts';
import styles from './quiet-line.module.css';

export function ClearedHere() {
  const { wiped } = useSync().storage;
  const { workspace } = useWorld().me;
  const read = usePreference(`cleared.${workspace}`, '');
  const isSaid = wiped !== null && read !== String(wiped);
  return (
    <div role="status" className={isSaid ? styles.line : undefined}>
      {isSaid && (
        <>
          <span>
            This browser had cleared what was kept here. It was loaded anew, {timeInText(wiped)}; what had not reached
            the relay is not here any more.{' '}
            <Link to="/w/$workspace/sync" params={{ workspace }}>
              More
            </Link>
          </span>
          <Button size={24} onClick={() => prefer(`cleared.${workspace}`, String(wiped))}>
            OK
          </Button>
        </>
      )}
    </div>
  );
}
