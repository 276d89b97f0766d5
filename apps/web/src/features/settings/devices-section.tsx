// My devices, each with a key of its own. Another one is added with a code and three words; one that is lost is removed.
import type { Decision, DirectoryDevice } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Icon } from '@baton/ui/icon';
import { useToast } from '@baton/ui/toast';
import { MonitorSmartphone, Plus } from 'lucide-react';
import { lazy, Suspense, useContext, useState } from 'react';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const AddDevice = lazy(async () => ({ default: (await import('./add-device-dialog.tsx')).AddDeviceDialog }));

export function DevicesSection() {
  const { directory, me } = useWorld();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<DeviceId | null>(null);
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
            <span className={styles.name}>Device {device.no}</span>
            {id === me.device ? (
              <span className={styles.meta}>This device</span>
            ) : (
              <Button size={24} aria-label={`Remove device ${device.no}`} onClick={() => setLeaving(id)}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>{adding && <AddDevice onClose={() => setAdding(false)} />}</Suspense>
      <RemoveDevice device={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

function RemoveDevice({ device, onClose }: { device: DeviceId | null; onClose: () => void }) {
  const workspace = useWorkspace();
  const { directory } = useWorld();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const no = device === null ? '' : (directory.devices[device]?.no ?? '');
  const remove = async () => {
    if (device === null) return;
    onClose();
    const done = await workspace.sign('dir', { type: 'device-revoked', device } satisfies Decision, null);
    if (isRefusal(done)) say(done);
    else toast.show({ text: `Device ${no} is removed. It gets and sends nothing any more.` });
  };
  return (
    <Dialog
      open={device !== null}
      onClose={onClose}
      width={400}
      title={`Remove device ${no}`}
      description="It gets and sends nothing any more. What it holds already stays on it until it is cleared there. What it has not sent yet is lost to the workspace."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="destructive-filled" onClick={() => void remove()}>
            Remove device
          </Button>
        </>
      }
    />
  );
}
