// One person, beside the table: what they can see and why, their role, until when, under whom, who stands in for them,
// their devices; and the acts that end it.
import { personIn } from '@baton/model/directory/queries';
import type { DeviceId } from '@baton/model/ids';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useSync } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { timeText } from '../../parts/day-text.ts';
import { firstName } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { type Leaving, RemoveDevice } from '../../parts/remove-device.tsx';
import { roleNames } from '../../parts/role-words.ts';
import { EndingActs } from './ending-acts.tsx';
import { PersonAway } from './person-away.tsx';
import { PersonFacts } from './person-facts.tsx';
import styles from './panel.module.css';
import { SeenList } from './seen-list.tsx';
import { useStaff } from './use-staff.ts';

export function PersonPanel({ id }: { readonly id: string }) {
  const one = useStaff().find((staff) => staff.id === id);
  if (one === undefined) return <p className={styles.text}>There is nobody of this name here.</p>;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <PersonFace id={one.id} size={40} />
        <div>
          <h2>{one.name}</h2>
          <p>{one.title ?? roleNames[one.role]}</p>
        </div>
      </header>
      <section aria-labelledby="person-sees">
        <h3 id="person-sees">What {firstName(one.name)} can see</h3>
        <SeenList one={one} />
      </section>
      {one.standing !== 'removed' && <PersonFacts one={one} />}
      <PersonAway one={one} />
      <Devices one={one} />
      {one.standing === 'removed' ? (
        <p className={styles.text}>
          Removed. Their devices get nothing any more, and what they did stays theirs by name.
        </p>
      ) : (
        <EndingActs one={one} />
      )}
    </div>
  );
}

/** The first characters of a device's key, by which two people can tell over the telephone that they mean the same. */
const keyText = (key: string): string => `key ${key.slice(0, 4)} ${key.slice(4, 8)}`;

function Devices({ one }: { readonly one: StaffAnswer }) {
  const { directory, me } = useWorld();
  const { devices } = useSync();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const isOutOfReach = one.role === 'owner' && personIn(directory, me.person)?.role !== 'owner';
  const held = devices.filter(({ person, revoked }) => person === one.id && !revoked);
  return (
    <section aria-labelledby="person-devices">
      <h3 id="person-devices">Devices</h3>
      {held.length === 0 && <p className={styles.text}>None. They come in with a code from an admin, or a passkey.</p>}
      <ul className={styles.rows}>
        {held.map(({ device, deviceNo, lastSeen }) => (
          <li key={device}>
            <Icon icon={MonitorSmartphone} size={14} />
            <span className={styles.name}>
              Device {deviceNo}
              <span className={styles.meta}>{keyText(directory.devices[device as DeviceId]?.key ?? '')}</span>
              {lastSeen !== null && <span className={styles.line}>{timeText(lastSeen)}</span>}
            </span>
            {device !== me.device && !isOutOfReach && (
              <Button
                size={24}
                tone="quiet"
                aria-label={`Remove device ${deviceNo}`}
                onClick={() => setLeaving({ device: device as DeviceId, name: `Device ${deviceNo} of ${one.name}` })}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RemoveDevice leaving={leaving} onClose={() => setLeaving(null)} />
    </section>
  );
}
