// Devices and the keys behind them. A number is given once and a key stands for one device, for ever.
import type { Act, Of } from './act.ts';
import type { DeviceId, PersonId, TabletId } from '../ids.ts';
import { deviceIn, hereIn, isOwner, passkeyIn, personIn } from './queries.ts';
import { newDirectory, newPerson } from './made.ts';
import { seatFault } from './tablet-rules.ts';
import type { Directory, DirectoryDevice, FoldedEntry, Illegal } from './schema.ts';

/** 24 bits of a client id. */
const lastDeviceNo = 2 ** 24 - 1;

interface NewDevice {
  readonly person: PersonId;
  readonly device: { readonly id: DeviceId; readonly key: string };
  /** By which it was enrolled. */
  readonly entry: Pick<FoldedEntry, 'number' | 'time'>;
  readonly tablet?: TabletId | undefined;
  readonly isRecovered?: boolean;
}

/** The next number, unless id or key were ever used. */
export function withDevice(directory: Directory, added: NewDevice): Directory | Illegal {
  const { person, device, entry, tablet, isRecovered } = added;
  if (deviceIn(directory, device.id) !== undefined) return { illegal: 'the device is enrolled already' };
  const devices = Object.values(directory.devices);
  if (devices.some((other) => other.key === device.key)) return { illegal: 'the key belongs to another device' };
  if (devices.length >= lastDeviceNo) return { illegal: 'no device number is left' };
  const { number: since, time: enrolled } = entry;
  const itself: DirectoryDevice = {
    person,
    key: device.key,
    no: devices.length + 1,
    since,
    enrolled,
    revoked: null,
    ...(tablet === undefined ? {} : { tablet }),
    ...(isRecovered === true ? { recovered: true } : {}),
  };
  return { ...directory, devices: { ...directory.devices, [device.id]: itself } };
}

/** The first entry of all vouches for itself: the founder's device signs its own key. */
export function foundWorkspace(entry: FoldedEntry): Directory | Illegal {
  const { decision, signer, workspace, number } = entry;
  if (decision.type !== 'workspace-founded') return { illegal: 'nothing comes before the founding' };
  if (signer === null || signer.device !== decision.device.id)
    return { illegal: 'the founder signs with the device it names' };
  const empty = newDirectory({ workspace, relayKey: decision.relayKey, head: number });
  const persons = { [signer.person]: newPerson('owner', number, decision.recovery) };
  return withDevice({ ...empty, persons }, { person: signer.person, device: decision.device, entry });
}

/** Countersigned by the person's own: a live device, a passkey, the recovery key; or by an admin's device. */
export function enrolDevice(act: Act, enrolled: Of<'device-enrolled'>): Directory | Illegal {
  const { person, device, how } = enrolled;
  if (hereIn(act.directory, person) === undefined) return { illegal: 'the person is not here' };
  const fault = how === 'passkey' ? passkeyFault(act, enrolled) : signerOfDevice(act, enrolled);
  const tablet = how === 'passkey' ? undefined : enrolled.tablet;
  const notThere = tablet === undefined ? null : seatFault(act, { person, how, tablet });
  if (fault !== null || notThere !== null) return { illegal: fault ?? notThere ?? '' };
  return withDevice(act.directory, { person, device, entry: act.entry, tablet, isRecovered: how === 'recovery' });
}

function passkeyFault({ directory }: Act, { person, ...enrolled }: Of<'device-enrolled'>): string | null {
  const id = enrolled.how === 'passkey' ? enrolled.proof.id : '';
  return passkeyIn(directory, person, id) === undefined ? 'the person has no such passkey' : null;
}

function adminFault(act: Act, person: PersonId): string | null {
  if (!act.admin) return 'only an admin enrols a device for somebody else';
  return isOwner(act.directory, person) && !act.owner ? 'only an owner enrols a device for an owner' : null;
}

function signerOfDevice(act: Act, { person, how }: Of<'device-enrolled'>): string | null {
  if (how === 'admin') return adminFault(act, person);
  if (act.by !== person) return 'a device is enrolled by its own person';
  const byRecovery = act.entry.signer?.device === 'recovery';
  if (byRecovery !== (how === 'recovery')) return `the signer does not fit a device enrolled by ${how}`;
  return byRecovery && personIn(act.directory, person)?.recovery === null ? 'the person has no recovery key' : null;
}

/** Counts from this number on: what the device signed before stays valid. */
export function revokeDevice(act: Act, { device }: Of<'device-revoked'>): Directory | Illegal {
  const found = deviceIn(act.directory, device);
  if (found === undefined) return { illegal: 'there is no such device' };
  if (found.person !== act.by && !act.admin) return { illegal: 'only its own person or an admin revokes a device' };
  if (found.person !== act.by && isOwner(act.directory, found.person) && !act.owner)
    return { illegal: 'only an owner revokes the device of an owner' };
  if (found.revoked !== null) return { illegal: 'the device is revoked already' };
  return { ...act.directory, devices: { ...act.directory.devices, [device]: { ...found, revoked: act.entry.number } } };
}

export function setRecovery(act: Act, { person, recovery }: Of<'recovery-set'>): Directory | Illegal {
  const found = personIn(act.directory, person);
  if (found === undefined || act.by !== person) return { illegal: 'a person sets their own recovery key only' };
  return { ...act.directory, persons: { ...act.directory.persons, [person]: { ...found, recovery } } };
}

/** The relay lost its secret. What was signed by the key before keeps its place; that key signs nothing any more. */
export function setRelayKey({ directory, owner }: Act, { from, to }: Of<'relay-key-set'>): Directory | Illegal {
  if (!owner) return { illegal: 'only an owner signs a new key of the relay' };
  if (from !== directory.relayKey) return { illegal: 'the relay has another key than the one that is replaced' };
  return from === to ? { illegal: 'the relay has this key already' } : { ...directory, relayKey: to };
}

/** Vouches for further devices of this person; a credential stands for one person, for ever. */
export function addPasskey(act: Act, { person, passkey }: Of<'passkey-added'>): Directory | Illegal {
  const { directory, entry } = act;
  const found = personIn(directory, person);
  if (found === undefined || act.by !== person) return { illegal: 'a person adds their own passkey only' };
  const { id, ...fields } = passkey;
  if (Object.keys(directory.persons).some((other) => passkeyIn(directory, other, id) !== undefined))
    return { illegal: 'the passkey is here already' };
  if (Object.keys(found.passkeys).length >= mostPasskeys)
    return { illegal: `a person has at most ${mostPasskeys} passkeys` };
  const passkeys = { ...found.passkeys, [id]: { ...fields, since: entry.number } };
  return { ...directory, persons: { ...directory.persons, [person]: { ...found, passkeys } } };
}
const mostPasskeys = 20;

export function namePasskey(act: Act, { person, id }: Of<'passkey-named'>): Directory | Illegal {
  if (act.by !== person) return { illegal: 'a person names their own passkey only' };
  return passkeyIn(act.directory, person, id) === undefined ? { illegal: 'there is no such passkey' } : act.directory;
}

export function removePasskey(act: Act, { person, id }: Of<'passkey-removed'>): Directory | Illegal {
  const found = personIn(act.directory, person);
  if (found === undefined || passkeyIn(act.directory, person, id) === undefined)
    return { illegal: 'there is no such passkey' };
  if (act.by !== person && !act.admin) return { illegal: 'only its own person or an admin removes a passkey' };
  if (act.by !== person && found.role === 'owner' && !act.owner)
    return { illegal: 'only an owner removes the passkey of an owner' };
  const { [id]: _removed, ...passkeys } = found.passkeys;
  return { ...act.directory, persons: { ...act.directory.persons, [person]: { ...found, passkeys } } };
}
