// The first minute: four ways in, none of them a tour. Each way is one row that opens in place.
import { Logo } from '@baton/ui/logo';
import { TrackPicture } from '@baton/ui/track-picture';
import { useState } from 'react';
import { useTitle } from '../../lib/use-event.ts';
import { type Entered, useEntering } from '../../lib/use-entering.ts';
import { GoIn } from '../../parts/arrived.tsx';
import { KeepLink } from '../../parts/keep-link.tsx';
import { PasskeyLine } from '../../parts/passkey-line.tsx';
import { AccountWay } from './account-way.tsx';
import { DemoWay } from './demo-way.tsx';
import styles from './first-run.module.css';
import { InviteWay } from './invite-way.tsx';
import { StartWay } from './start-way.tsx';

const ways = { start: StartWay, account: AccountWay, invite: InviteWay, demo: DemoWay } as const;
type WayName = keyof typeof ways;

export function FirstRunScreen() {
  const entering = useEntering();
  const [open, setOpen] = useState<WayName | null>('start');
  useTitle('');
  return (
    <div className={styles.screen}>
      <main className={styles.ways}>
        <header className={styles.brand}>
          <Logo size={26} />
          Baton
        </header>
        <div className={styles.middle}>
          {entering.entered ? (
            <Keep entered={entering.entered} />
          ) : (
            <>
              <h1>Work that keeps moving when people do.</h1>
              <p>
                One place for every department: tasks and boards, shared with everybody who works on them. It works with
                no connection and catches up by itself.
              </p>
              <div className={styles.list}>
                {(Object.keys(ways) as WayName[]).map((name) => {
                  const Way = ways[name];
                  const toggle = () => setOpen(open === name ? null : name);
                  return <Way key={name} isOpen={open === name} onToggle={toggle} entering={entering} />;
                })}
              </div>
            </>
          )}
        </div>
        <footer>
          <span>Saved on this device first</span>
          <span>Open source</span>
          <span>Your company’s server, nobody else’s</span>
        </footer>
      </main>
      <div className={styles.picture}>
        <TrackPicture />
      </div>
    </div>
  );
}

function Keep({ entered }: { entered: Entered }) {
  return (
    <section className={styles.keep}>
      <h1>{entered.title} is ready. Keep this link.</h1>
      {entered.passkey && <PasskeyLine entered={entered} own={entered.passkey} />}
      {entered.recoveryLink !== null && <KeepLink link={entered.recoveryLink} title={entered.title} />}
      <GoIn entered={entered} />
    </section>
  );
}
