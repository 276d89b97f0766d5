// My devices, each with a key of its own. Another one is added with a code and three words; one that is lost is removed.
import type { DirectoryDevice } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { MonitorSmartphone, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useDeviceNames } from '../../lib/use-device-names.ts';
import { useWorld } from '../../lib/use-world.ts';
import { type Leaving, RemoveDevice } from '../../parts/remove-device.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const AddDevice = lazy(async () => ({ default: (await import('./add-device-dialog.tsx')).AddDeviceDialog }));

export function DevicesSection() {
  const { directory, me } = useWorld();
  const nameOf = useDeviceNames();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const own = (Object.entries(directory.devices) as [DeviceId, DirectoryDevice][]).filter(
    ([, device]) => device.person === me.person && device.revoked === null,
  );
  const add = (
    <Button icon={Plus} onClick={() => setAdding(true)}>
      Add a device
    </Button>
  );
  return (
    <Section title="Devices" action={add} text="Each has a key of its own, which never leaves it.">
      <ul className={styles.rows} aria-label="Devices">
        {own.map(([id, device]) => (
          <li key={id}>
            <Icon icon={MonitorSmartphone} />
            <span className={styles.name}>{nameOf(device.no)}</span>
            {id === me.device ? (
              <span className={styles.meta}>This device</span>
            ) : (
              <Button
                size={24}
                aria-label={`Remove ${nameOf(device.no)}`}
                onClick={() => setLeaving({ device: id, name: nameOf(device.no) })}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>{adding && <AddDevice onClose={() => setAdding(false)} />}</Suspense>
      <RemoveDevice leaving={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}
