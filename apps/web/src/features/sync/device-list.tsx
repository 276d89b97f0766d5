// My devices: which this is, until when each was here, and whether it may hold changes that nobody else has.
import type { DeviceState } from '@baton/workspace/sync-contract';
import { Chip } from '@baton/ui/chip';
import { Icon, type IconShape } from '@baton/ui/icon';
import { Check, Laptop, MonitorSmartphone, Smartphone, TabletSmartphone } from 'lucide-react';
import type { ComponentType } from 'react';
import { useDeviceNames } from '../../lib/use-device-names.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useMe } from '../../lib/use-world.ts';
import { timeInText } from '../../parts/day-text.ts';
import styles from './rail.module.css';

/** Longer than this, and what was written there may be nowhere else. */
const longAway = 2 * 86_400_000;
const minute = 60_000;

const looks: readonly (readonly [RegExp, IconShape])[] = [
  [/phone|android|iphone/iu, Smartphone],
  [/tablet|ipad/iu, TabletSmartphone],
  [/laptop|mac|windows|linux|chromebook/iu, Laptop],
];
const iconOf = (name: string): IconShape => looks.find(([word]) => word.test(name))?.[1] ?? MonitorSmartphone;

function useOwnDevices(): readonly DeviceState[] {
  const { devices } = useSync();
  const me = useMe();
  return devices
    .filter(({ person, revoked }) => person === me && !revoked)
    .toSorted((a, b) => Number(b.me) - Number(a.me) || a.deviceNo - b.deviceNo);
}

export interface DeviceActsProps {
  readonly device: DeviceState;
  readonly name: string;
}

export function DeviceList({ acts: Acts = Whole }: { acts?: ComponentType<DeviceActsProps> }) {
  const own = useOwnDevices();
  const nameOf = useDeviceNames();
  return (
    <ul className={styles.list} aria-label="Your devices">
      {own.map((device) => {
        const name = nameOf(device.deviceNo);
        return (
          <li key={device.device} className={styles.device}>
            <Icon icon={iconOf(name)} />
            <span className={styles.name}>
              {name} {device.me && <Chip>This one</Chip>}
              <Seen device={device} />
            </span>
            <Acts device={device} name={name} />
          </li>
        );
      })}
    </ul>
  );
}

function Seen({ device }: { device: DeviceState }) {
  const save = useStatusOf('save');
  const now = useNow(minute);
  if (device.me) {
    const words = { relay: 'Saved on relay', here: 'Saved on this device', offline: 'Offline', unsaved: 'Not saved' };
    return <span className={styles.meta}>{words[save.state]}</span>;
  }
  if (device.lastSeen === null)
    return <span className={styles.meta}>Added {timeInText(device.since)}, not seen in this session</span>;
  if (now - device.lastSeen > longAway)
    return (
      <span className={`${styles.meta} ${styles.wait}`}>
        Not seen since {timeInText(device.lastSeen)}, may hold changes
      </span>
    );
  return <span className={styles.meta}>Here until {timeInText(device.lastSeen)}</span>;
}

/** Everything that this device has is on the relay. Of another device only the device itself knows. */
function Whole({ device }: DeviceActsProps) {
  const save = useStatusOf('save');
  if (!device.me || save.state !== 'relay') return null;
  return (
    <span className={styles.done}>
      <Icon icon={Check} label="Nothing waits here" />
    </span>
  );
}
