// Contested devices: by its own person from any device, or an admin. Who settles it is an admin, and never by that device.
import type { PersonId } from '../ids.ts';
import type { Act, Of } from './act.ts';
import { deviceIn, isOwner } from './queries.ts';
import type { Directory, DirectoryDevice, Illegal } from './schema.ts';

export function contestDevice(act: Act, { device, from }: Of<'device-contested'>): Directory | Illegal {
  const found = deviceIn(act.directory, device);
  if (found === undefined) return { illegal: 'there is no such device' };
  const fault = found.person === act.by ? null : contesterFault(act, found.person);
  if (fault !== null) return { illegal: fault };
  if (found.contest !== undefined && found.contest.is !== 'withdrawn')
    return { illegal: 'the device is contested already' };
  if (from >= act.entry.number) return { illegal: 'a device is contested from a place that was' };
  return withContest(act.directory, device, { ...found, contest: { by: act.by ?? found.person, from, is: 'open' } });
}

function contesterFault({ directory, admin, owner }: Act, person: PersonId): string | null {
  if (!admin) return 'only its person or an admin contests a device';
  return isOwner(directory, person) && !owner ? 'only an owner contests a device of an owner' : null;
}

export function settleContest(act: Act, { device, upheld }: Of<'contest-settled'>): Directory | Illegal {
  const found = deviceIn(act.directory, device);
  if (found?.contest?.is !== 'open') return { illegal: 'the device is not contested' };
  if (!act.admin) return { illegal: 'only an admin settles what was contested' };
  const fault = settlerFault(act, found);
  if (fault !== null) return { illegal: fault };
  const is = upheld ? 'upheld' : 'withdrawn';
  return withContest(act.directory, device, { ...found, contest: { ...found.contest, is } });
}

/** Whoever has somebody's device may enrol another with it, and may contest the rightful ones. */
function settlerFault(
  { directory, entry: { signer, number } }: Act,
  { person, contest }: DirectoryDevice,
): string | null {
  const by = signer === null ? undefined : deviceIn(directory, signer.device);
  if (signer === null || by === undefined || contest === undefined) return null;
  if (doubtOf(directory, { device: signer.device, number }) !== 'none') return 'a contested device does not settle it';
  return by.person === person && by.since >= contest.from && by.recovered !== true
    ? 'a device that came since then does not settle it'
    : null;
}

const withContest = (directory: Directory, id: string, device: DirectoryDevice): Directory => ({
  ...directory,
  devices: { ...directory.devices, [id]: device },
});

/** How what a device said in that place stands: whether it counts, waits, or counts for nothing. */
export function doubtOf(
  directory: Directory,
  { device, number }: { readonly device: string; readonly number: number },
): 'none' | 'waits' | 'void' {
  const contest = deviceIn(directory, device)?.contest;
  if (contest === undefined || contest.is === 'withdrawn' || number < contest.from) return 'none';
  return contest.is === 'open' ? 'waits' : 'void';
}
