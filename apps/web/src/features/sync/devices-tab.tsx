// My devices with all that can be done with them, and what this one holds.
import type { DeviceId } from '@baton/model/ids';
import { nameDevice } from '@baton/model/person/commands';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { ContestDevice } from '../../parts/contest-device.tsx';
import { RemoveDevice } from '../../parts/remove-device.tsx';
import { RenameField } from '../../parts/rename-field.tsx';
import { Block } from './block.tsx';
import { ContestedDevices } from './contested-devices.tsx';
import { type DeviceActsProps, DeviceList } from './device-list.tsx';
import styles from './rail.module.css';
import { RelayFacts } from './relay-facts.tsx';
import { StorageFacts } from './storage-facts.tsx';

export function DevicesTab() {
  return (
    <div className={styles.wide}>
      <Block title="Your devices" meta="each has a key of its own, which never leaves it">
        <DeviceList acts={Acts} />
      </Block>
      <ContestedDevices />
      <div className={styles.rail}>
        <StorageFacts />
        <RelayFacts />
      </div>
    </div>
  );
}

function Acts({ device, name }: DeviceActsProps) {
  const run = useRun();
  const [doing, setDoing] = useState<'name' | 'contest' | 'remove' | null>(null);
  const { directory } = useWorld();
  const contest = directory.devices[device.device as DeviceId]?.contest;
  const isCalm = contest === undefined || contest.is === 'withdrawn';
  if (doing === 'name')
    return (
      <RenameField
        label={`Name of ${name}`}
        value={name}
        onKeep={(next) => void run(nameDevice, { no: device.deviceNo, name: next })}
        onDone={() => setDoing(null)}
      />
    );
  return (
    <span className={styles.acts}>
      <Button size={24} tone="quiet" aria-label={`Rename ${name}`} onClick={() => setDoing('name')}>
        Rename
      </Button>
      {!device.me && isCalm && (
        <Button size={24} tone="quiet" aria-label={`Contest ${name}`} onClick={() => setDoing('contest')}>
          Contest
        </Button>
      )}
      {!device.me && (
        <Button size={24} tone="quiet" aria-label={`Remove ${name}`} onClick={() => setDoing('remove')}>
          Remove
        </Button>
      )}
      {doing === 'contest' && (
        <ContestDevice device={device.device as DeviceId} name={name} onClose={() => setDoing(null)} />
      )}
      <RemoveDevice
        leaving={doing === 'remove' ? { device: device.device as DeviceId, name } : null}
        onClose={() => setDoing(null)}
      />
    </span>
  );
}
