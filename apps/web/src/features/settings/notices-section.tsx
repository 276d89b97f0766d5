// Whether this browser shows what comes into the inbox while nobody looks, and when it is quiet.
import { Button } from '@baton/ui/button';
import { Switch } from '@baton/ui/switch';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { prefer, usePreference } from '../../lib/preferences.ts';
import { askForNotices, noticesAllowed } from '../../lib/system-notices.ts';
import { clockOf, minuteOf, type QuietHours, quietText, readQuiet } from '../../parts/quiet-hours.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const why = {
  missing: 'This browser cannot show any.',
  no: 'This browser was told to show none for this address. Its own settings can take that back.',
  yes: 'Shown while this app is open in a window or a tab and nobody looks at it. With the app closed nothing is shown.',
  'not asked': 'The browser asks once whether it may.',
} as const;

export function NoticesSection() {
  const [allowed, setAllowed] = useState(noticesAllowed);
  const isOn = usePreference('system-notices', 'off') === 'on' && allowed === 'yes';
  const turnOn = async () => {
    const answer = await askForNotices();
    setAllowed(answer);
    if (answer === 'yes') prefer('system-notices', 'on');
  };
  return (
    <Section title="Notices of the inbox" text={why[allowed]}>
      {allowed === 'yes' ? (
        <Switch
          spread
          label="Show them on this device"
          checked={isOn}
          onChange={(on) => prefer('system-notices', on ? 'on' : 'off')}
        />
      ) : (
        <div className={styles.start}>
          <Button disabledReason={allowed === 'not asked' ? undefined : why[allowed]} onClick={() => void turnOn()}>
            Show them on this device
          </Button>
        </div>
      )}
      {isOn && <Quiet />}
    </Section>
  );
}

function Quiet() {
  const hours = readQuiet(usePreference('quiet-hours', ''));
  const keep = (change: Partial<QuietHours>) => prefer('quiet-hours', quietText({ ...hours, ...change }));
  return (
    <>
      <div className={styles.two}>
        <Time label="Quiet from" minute={hours.from} onKeep={(from) => keep({ from })} />
        <Time label="Quiet until" minute={hours.to} onKeep={(to) => keep({ to })} />
      </div>
      <Switch
        spread
        label="Quiet outside my working hours and while I am away, too"
        checked={hours.outsideWork}
        onChange={(outsideWork) => keep({ outsideWork })}
      />
    </>
  );
}

function Time({ label, minute, onKeep }: { label: string; minute: number; onKeep: (minute: number) => void }) {
  const [text, setText] = useState(clockOf(minute));
  const change = (next: string) => {
    setText(next);
    const read = minuteOf(next);
    if (read !== undefined) onKeep(read);
  };
  const error = minuteOf(text) === undefined ? 'A time like 19:00.' : undefined;
  return <TextField label={label} type="time" value={text} onChange={change} error={error} />;
}
