// Every device that may come in, whose it is, with which version and when it was last heard of. A lost one is removed here, and what it had not
// sent waits below.
import type { DeviceId } from '@baton/model/ids';
import type { ClientsSeen } from '@baton/workspace/doors/relay-health';
import type { DeviceState } from '@baton/workspace/sync-contract';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { cx } from '@baton/ui/cx.ts';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { guessDevice } from '../../lib/device-guess.ts';
import { useClients } from '../../lib/use-clients.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { timeInText, timeText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { useNames } from '../../parts/people.tsx';
import { type Leaving, RemoveDevice } from '../../parts/remove-device.tsx';
import { TabletsPanel } from '../../parts/tablets-panel.tsx';
import styles from './admin.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { buildOf } from './client-version.ts';
import { HeldTray } from './held-tray.tsx';

const days = [1, 7, 14, 30, 60, 90] as const;

export function DevicesTab() {
  const { devices } = useSync();
  const told = useClients();
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
      <Given told={told} />
      <table className={cx(styles.table, styles.doors)} aria-label="Devices">
        <TableHead columns={['Whose', 'Device', 'Version', 'Added', 'Last heard of']} act="Remove" />
        <tbody>
          {live.map((one) => (
            <DeviceRow key={one.device} one={one} told={told} onRemove={setLeaving} />
          ))}
        </tbody>
      </table>
      <HeldTray />
      <RemoveDevice leaving={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

/** Which app the relay gives out, and how many have another one. */
function Given({ told }: { readonly told: ClientsSeen | null }) {
  if (told === null || told.app === null) return null;
  const others = told.devices.filter((client) => ['older', 'other'].includes(buildOf(told, client))).length;
  return (
    <p className={styles.given}>
      The app that this relay gives out is the one of {timeInText(told.app.since)}.{' '}
      {others === 0
        ? 'No device came last with another.'
        : `${counted(others, 'device')} came last with another; a page takes the newest when it is loaded anew.`}
    </p>
  );
}

interface DeviceRowProps {
  readonly one: DeviceState;
  readonly told: ClientsSeen | null;
  readonly onRemove: (leaving: Leaving) => void;
}
function DeviceRow({ one, told, onRemove }: DeviceRowProps) {
  const { device, deviceNo, person, since, me } = one;
  const nameOf = useNames();
  const { directory } = useWorld();
  const client = told?.devices.find((other) => other.device === device);
  const name = `Device ${deviceNo} of ${nameOf(person)}`;
  const kind = guessDevice(client?.agent ?? '');
  return (
    <tr>
      <th scope="row">
        <PersonAvatar id={person} size={24} decorative />
        {nameOf(person)}
      </th>
      <td>
        Device {deviceNo}
        {kind && `, ${kind}`}
        {directory.devices[device as DeviceId]?.tablet !== undefined && ', shared tablet'}
      </td>
      <VersionCell told={told} client={client} />
      <td data-label="Added">{timeText(since)}</td>
      <td data-label="Last heard of">{lastText(one, client)}</td>
      <td>
        {!me && (
          <Button
            size={24}
            aria-label={`Remove device ${deviceNo} of ${nameOf(person)}`}
            onClick={() => onRemove({ device: device as DeviceId, name })}
          >
            Remove
          </Button>
        )}
      </td>
    </tr>
  );
}

type Client = ClientsSeen['devices'][number];
function VersionCell({ told, client }: { readonly told: ClientsSeen | null; readonly client: Client | undefined }) {
  const build = told && client ? buildOf(told, client) : 'untold';
  if (build === 'newest') return <td data-label="Version">The newest</td>;
  if (build === 'untold') return <td data-label="Version">Not told</td>;
  const since = client?.app?.since ?? null;
  return (
    <td data-label="Version" className={styles.old}>
      {since === null ? 'One that was never given out here' : `The one of ${timeInText(since)}`}
    </td>
  );
}

function lastText({ me, lastSeen }: DeviceState, client: Client | undefined): string {
  if (me) return 'This device';
  if (client?.isHere) return 'Now';
  const seen = Math.max(lastSeen ?? 0, client?.seen ?? 0);
  return seen === 0 ? 'Not since you are here' : timeText(seen);
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
