// Shared tablets: made for a space by who leads it; closing one ends every device on it, whoever's it is.
import { leadsIn } from './act.ts';
import type { Act, Of } from './act.ts';
import type { DeviceId, PersonId, SpaceId, TabletId } from '../ids.ts';
import { isWithheld, spaceIn, standsIn } from './queries.ts';
import type { Directory, DirectoryDevice, Illegal } from './schema.ts';
import type { DirectoryTablet } from './tablet-schema.ts';

export const tabletIn = ({ tablets }: Directory, id: string): DirectoryTablet | undefined =>
  Object.hasOwn(tablets, id) ? tablets[id as TabletId] : undefined;

/** Of the space that it stands in. Who may not read that space is shown what the relay let pass. */
const leadsAt = (act: Act, { of }: Pick<DirectoryTablet, 'of'>): boolean =>
  isWithheld(act.directory, of) || leadsIn(act, of);

export function makeTablet(act: Act, made: Of<'tablet-made'>): Directory | Illegal {
  const { directory, entry, by } = act;
  const { tablet, of, secretHash, idle } = made;
  if (!isWithheld(directory, of) && spaceIn(directory, of) === undefined) return { illegal: 'there is no such space' };
  if (by === null || !leadsAt(act, made)) return { illegal: 'only who leads the space sets up a tablet for it' };
  const isTaken = Object.values(directory.tablets).some((other) => other.secretHash === secretHash);
  if (tabletIn(directory, tablet) !== undefined || isTaken) return { illegal: 'the tablet is there already' };
  const kept = { by, since: entry.number, of, secretHash, idle, closed: false };
  return { ...directory, tablets: { ...directory.tablets, [tablet]: kept } };
}

export function closeTablet(act: Act, { tablet }: Of<'tablet-closed'>): Directory | Illegal {
  const { directory, entry } = act;
  const found = tabletIn(directory, tablet);
  if (found === undefined) return { illegal: 'there is no such tablet' };
  if (!leadsAt(act, found)) return { illegal: 'only who leads the space closes its tablet' };
  if (found.closed) return { illegal: 'the tablet is closed already' };
  const devices = Object.fromEntries(
    Object.entries(directory.devices).map(([id, device]): [DeviceId, DirectoryDevice] => [
      id as DeviceId,
      device.tablet === tablet && device.revoked === null ? { ...device, revoked: entry.number } : device,
    ]),
  );
  return { ...directory, devices, tablets: { ...directory.tablets, [tablet]: { ...found, closed: true } } };
}

/** Somebody new, once, into the tablet's own space and no further. Nobody becomes a person who is here by a code. */
export function tabletFault(act: Act, made: Of<'invitation-made'>): string | null {
  if (made.tablet === undefined) return null;
  const found = tabletIn(act.directory, made.tablet);
  if (found === undefined || found.closed) return 'there is no such tablet';
  if (!leadsAt(act, found)) return 'only who leads the space lets people onto its tablet';
  return isForOneOf(made, found.of) ? null : 'a code for a tablet is for one person of its space';
}

function isForOneOf({ role, uses, spaces }: Of<'invitation-made'>, of: SpaceId): boolean {
  const [space, ...more] = spaces ?? [];
  const isPlain = (role === 'member' || role === 'guest') && uses === 1;
  return isPlain && space === of && more.length === 0;
}

interface Seat {
  readonly person: PersonId;
  readonly how: string;
  readonly tablet: TabletId;
}
/** Who is here already comes onto a tablet by a device of their own, and by nobody else's word: not by their lead's, nor an admin's. */
export function seatFault({ directory }: Act, { person, how, tablet }: Seat): string | null {
  const found = tabletIn(directory, tablet);
  if (found === undefined || found.closed) return 'there is no such tablet';
  if (how !== 'code') return 'somebody comes onto a tablet by their own device';
  return isWithheld(directory, found.of) || standsIn(directory, person, found.of)
    ? null
    : 'a tablet is for those who stand in its space';
}
