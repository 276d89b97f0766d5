// My devices, each with a key of its own: when each was last here, what is locked, what can be removed. Another one is
// added with a code and three words; one that is lost is removed.
import type { DirectoryDevice } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import {
  type AccountTold,
  askAccount,
  askDevices,
  type DevicesSeen,
  letDeviceIn,
} from '@baton/workspace/doors/account';
import { isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { LogOut, MonitorSmartphone, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useDeviceNames } from '../../lib/use-device-names.ts';
import { useWorld } from '../../lib/use-world.ts';
import { agentWords } from '../../parts/agent-words.ts';
import { timeInText } from '../../parts/day-text.ts';
import { type Leaving, RemoveDevice } from '../../parts/remove-device.tsx';
import { Section } from './section.tsx';
import { SignOutEverywhere } from './sign-out-everywhere.tsx';
import styles from './settings.module.css';

const AddDevice = lazy(async () => ({ default: (await import('./add-device-dialog.tsx')).AddDeviceDialog }));

type Seen = DevicesSeen['devices'][number];
const about = (seen: Seen | undefined): string => {
  if (!seen) return '';
  if (seen.seen === null) return 'Not seen by the relay yet';
  const browser = seen.agent === '' ? '' : `${agentWords(seen.agent)}, `;
  return `${browser}last here ${timeInText(seen.seen)}${seen.signedOut ? '. Signed out: it is locked' : ''}`;
};

export function DevicesSection() {
  const doors = useDoors();
  const { directory, me } = useWorld();
  const nameOf = useDeviceNames();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const own = (Object.entries(directory.devices) as [DeviceId, DirectoryDevice][]).filter(
    ([, device]) => device.person === me.person && device.revoked === null,
  );
  const { value: told, again } = useAsked(
    async () => askDevices(await doors.relayOf(me.workspace), me.workspace),
    [me.workspace, own.length],
  );
  const seenOf = (id: string) =>
    told && !isNotDone(told) ? told.devices.find(({ device }) => device === id) : undefined;
  const letIn = async (id: string) => {
    await letDeviceIn(await doors.relayOf(me.workspace), me.workspace, id);
    again();
  };
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
            <span className={styles.name}>
              {nameOf(device.no)}
              <span className={styles.meta}>{id === me.device ? 'This device' : about(seenOf(id))}</span>
            </span>
            {seenOf(id)?.signedOut === true && (
              <Button size={24} aria-label={`Let ${nameOf(device.no)} in`} onClick={() => void letIn(id)}>
                Let in
              </Button>
            )}
            {id !== me.device && (
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
      <Everywhere onDone={again} />
      <Suspense fallback={null}>{adding && <AddDevice onClose={() => setAdding(false)} />}</Suspense>
      <RemoveDevice leaving={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

/** Whether somebody has another way to sign in than a device's key. */
function hasWay(account: AccountTold | NotDone, passkeys: object): boolean {
  if (Object.keys(passkeys).length > 0) return true;
  return !isNotDone(account) && (account.passwordSet ?? account.linked) !== null;
}

function Everywhere({ onDone }: { onDone: () => void }) {
  const doors = useDoors();
  const { directory, me } = useWorld();
  const [isAsking, setAsking] = useState(false);
  const { value: asked } = useAsked(async () => {
    if (!isAsking) return null;
    const door = await doors.relayOf(me.workspace);
    return { door, account: await askAccount(door, me.workspace) };
  }, [isAsking]);
  return (
    <>
      <Button icon={LogOut} className={styles.start} onClick={() => setAsking(true)}>
        Sign out everywhere
      </Button>
      {isAsking && asked && (
        <SignOutEverywhere
          door={asked.door}
          hasWay={hasWay(asked.account, directory.persons[me.person]?.passkeys ?? {})}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onDone();
          }}
        />
      )}
    </>
  );
}
