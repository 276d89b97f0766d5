// On a shared tablet: who is in, and the large way out. It ends by itself when nobody touches the tablet, when its screen is
// locked, and whenever the page is loaded anew.
import { Button } from '@baton/ui/button';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useIdle } from '../lib/use-idle.ts';
import { allSent, seatedHere, tabletHere } from '../lib/tablet.ts';
import { useStatus } from '../lib/use-status.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { counted } from '../parts/number-text.ts';
import styles from './on-tablet.module.css';

export function OnTablet() {
  const tablet = tabletHere();
  return tablet === null ? null : <WayOut idleMs={tablet.idle * 60_000} />;
}

/** Said so long before. */
const warnMs = 15_000;
/** What was written is on the disk long before; a disk that hangs keeps nobody signed in. */
const longestMs = 3_000;

function WayOut({ idleMs }: { readonly idleMs: number }) {
  const workspace = useWorkspace();
  const { save, saving, link } = useStatus();
  const [isLeaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    if (isLeaving) return;
    setLeaving(true);
    const device = seatedHere();
    if (device !== null && save.state === 'relay' && saving === 0 && link === 'live') allSent(device);
    await Promise.race([workspace.close(), new Promise((resolve) => setTimeout(resolve, longestMs))]);
    location.replace('/tablet');
  };
  const left = useIdle(idleMs, () => void leave());
  if (isLeaving) return <output className={styles.cover}>Signing out</output>;
  const isNear = left <= warnMs;
  return (
    <div className={styles.bar} data-near={isNear || undefined}>
      {isNear && (
        <p role="status">Signing out in {counted(Math.max(1, Math.ceil(left / 1_000)), 'second')}. Touch to stay.</p>
      )}
      <Button size={44} tone={isNear ? 'primary' : 'ink'} icon={LogOut} onClick={() => void leave()}>
        Sign out
      </Button>
    </div>
  );
}
