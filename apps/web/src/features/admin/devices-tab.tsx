// Every device that may come in, whose it is and when it was last heard of. A lost one is removed here, and what it had not
// sent waits below.
import type { DeviceId } from '@baton/model/ids';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { useSync } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { timeText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { useNames } from '../../parts/people.tsx';
import { type Leaving, RemoveDevice } from '../../parts/remove-device.tsx';
import { TabletsPanel } from '../../parts/tablets-panel.tsx';
import styles from './admin.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { HeldTray } from './held-tray.tsx';

const days = [1, 7, 14, 30, 60, 90] as const;

export function DevicesTab() {
  const { devices } = useSync();
  const nameOf = useNames();
  const { directory } = useWorld();
  const onTablet = (device: string) => directory.devices[device as DeviceId]?.tablet !== undefined;
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const live = devices
    .filter(({ revoked }) => !revoked)
    .toSorted((a, b) => (b.lastSeen ?? b.since) - (a.lastSeen ?? a.since));
  return (
    <>
      <div className={styles.bar}>
        <Lease />
      </div>
      <section className={styles.tablets} aria-label="Shared tablets">
        <h2>Shared tablets</h2>
        <TabletsPanel />
      </section>
      <table className={styles.table} aria-label="Devices">
        <TableHead columns={['Whose', 'Device', 'Added', 'Last heard of']} act="Remove" />
        <tbody>
          {live.map(({ device, deviceNo, person, since, lastSeen, me }) => (
            <tr key={device}>
              <th scope="row">
                <PersonAvatar id={person} size={24} decorative />
                {nameOf(person)}
              </th>
              <td>
                Device {deviceNo}
                {onTablet(device) && ', shared tablet'}
              </td>
              <td>{timeText(since)}</td>
              <td>{me ? 'This device' : lastSeen === null ? 'Not since you are here' : timeText(lastSeen)}</td>
              <td>
                {!me && (
                  <Button
                    size={24}
                    aria-label={`Remove device ${deviceNo} of ${nameOf(person)}`}
                    onClick={() =>
                      setLeaving({ device: device as DeviceId, name: `Device ${deviceNo} of ${nameOf(person)}` })
                    }
                  >
                    Remove
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <HeldTray />
      <RemoveDevice leaving={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function Lease() {
  const { directory } = useWorld();
  const { why, decide } = useDeciding();
  const known = days.some((day) => day === directory.lease)
    ? days
    : [...days, directory.lease].toSorted((a, b) => a - b);
  return (
    <Select
      label="A device that does not meet the relay locks itself after"
      options={known.map((day) => ({ id: String(day), label: counted(day, 'day') }))}
      value={String(directory.lease)}
      onChange={(text) =>
        void decide({ type: 'lease-set', days: Number(text) }, `Devices lock after ${counted(Number(text), 'day')}.`)
      }
      disabledReason={why}
    />
  );
}
