// Devices and the keys behind them. A number is given once and a key stands for one device, for ever.
import type { Act, Of } from './act.ts';
import type { DeviceId, PersonId } from '../ids.ts';
import { deviceIn, personIn } from './queries.ts';
import { foldVersion, type Directory, type FoldedEntry, type Illegal } from './schema.ts';

/** 24 bits of a client id. */
const lastDeviceNo = 2 ** 24 - 1;

interface NewDevice {
  readonly person: PersonId;
  readonly device: { readonly id: DeviceId; readonly key: string };
  readonly since: number;
}

/** The next number, unless id or key were ever used. */
export function withDevice(directory: Directory, { person, device, since }: NewDevice): Directory | Illegal {
  if (deviceIn(directory, device.id) !== undefined) return { illegal: 'the device is enrolled already' };
  const devices = Object.values(directory.devices);
  if (devices.some((other) => other.key === device.key)) return { illegal: 'the key belongs to another device' };
  if (devices.length >= lastDeviceNo) return { illegal: 'no device number is left' };
  const added = { person, key: device.key, no: devices.length + 1, since, revoked: null };
  return { ...directory, devices: { ...directory.devices, [device.id]: added } };
}

/** The first entry of all vouches for itself: the founder's device signs its own key. */
export function foundWorkspace(entry: FoldedEntry): Directory | Illegal {
  const { decision, signer, workspace, number } = entry;
  if (decision.type !== 'workspace-founded') return { illegal: 'nothing comes before the founding' };
  if (signer === null || signer.device !== decision.device.id)
    return { illegal: 'the founder signs with the device it names' };
  const empty: Directory = {
    workspace,
    foldVersion,
    head: number,
    relayKey: decision.relayKey,
    persons: { [signer.person]: { role: 'owner', since: number, recovery: decision.recovery } },
    devices: {},
    spaces: {},
    invitations: {},
    moved: {},
    withheld: [],
  };
  return withDevice(empty, { person: signer.person, device: decision.device, since: number });
}

/** Countersigned by the person's own: a live device, or the recovery key. */
export function enrolDevice(act: Act, { person, device, how }: Of<'device-enrolled'>): Directory | Illegal {
  if (act.by !== person) return { illegal: 'a device is enrolled by its own person' };
  const byRecovery = act.entry.signer?.device === 'recovery';
  if (byRecovery !== (how === 'recovery')) return { illegal: `the signer does not fit a device enrolled by ${how}` };
  if (byRecovery && personIn(act.directory, person)?.recovery === null)
    return { illegal: 'the person has no recovery key' };
  return withDevice(act.directory, { person, device, since: act.entry.number });
}

/** Counts from this number on: what the device signed before stays valid. */
export function revokeDevice(act: Act, { device }: Of<'device-revoked'>): Directory | Illegal {
  const found = deviceIn(act.directory, device);
  if (found === undefined) return { illegal: 'there is no such device' };
  if (found.person !== act.by && !act.owner) return { illegal: 'only its own person or an owner revokes a device' };
  if (found.revoked !== null) return { illegal: 'the device is revoked already' };
  return { ...act.directory, devices: { ...act.directory.devices, [device]: { ...found, revoked: act.entry.number } } };
}

export function setRecovery(act: Act, { person, recovery }: Of<'recovery-set'>): Directory | Illegal {
  const found = personIn(act.directory, person);
  if (found === undefined || act.by !== person) return { illegal: 'a person sets their own recovery key only' };
  return { ...act.directory, persons: { ...act.directory.persons, [person]: { ...found, recovery } } };
}
