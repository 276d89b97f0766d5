// Questions about the directory that relay and devices answer alike. Ids come from outside: every look-up is by own
// property, so that `constructor` is nobody.
import type { DeviceId, PersonId, SpaceId } from '../ids.ts';
import type { Directory, DirectoryDevice, DirectoryInvitation, DirectoryPerson, DirectorySpace } from './schema.ts';

/** A document's name, taken apart: records, restricted, page, feed, profiles, private. */
export interface DocScope {
  readonly class: 'r' | 'x' | 'p' | 'f' | 'o' | 'v';
  /** Of r, x, p and f. */
  readonly space?: SpaceId;
  /** Of v: whose it is. */
  readonly person?: PersonId;
}

function own<T>(table: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
export const personIn = (directory: Directory, id: string): DirectoryPerson | undefined => own(directory.persons, id);
export const deviceIn = (directory: Directory, id: string): DirectoryDevice | undefined => own(directory.devices, id);
export const spaceIn = (directory: Directory, id: string): DirectorySpace | undefined => own(directory.spaces, id);
export const invitationIn = (directory: Directory, id: string): DirectoryInvitation | undefined =>
  own(directory.invitations, id);

/** The device, unless it is unknown or revoked. */
export function liveDevice(directory: Directory, id: string): DirectoryDevice | undefined {
  const device = deviceIn(directory, id);
  return device?.revoked === null ? device : undefined;
}

const devicesByNo = new WeakMap<Directory['devices'], ReadonlyMap<number, DeviceId>>();

/** Whose device has this number, revoked or not: what was written before stays theirs. */
export function deviceOf(directory: Directory, deviceNo: number): DeviceId | undefined {
  let byNo = devicesByNo.get(directory.devices);
  if (byNo === undefined) {
    byNo = new Map(Object.entries(directory.devices).map(([id, device]) => [device.no, id as DeviceId]));
    devicesByNo.set(directory.devices, byNo);
  }
  return byNo.get(deviceNo);
}
export function personOf(directory: Directory, deviceNo: number): PersonId | undefined {
  const id = deviceOf(directory, deviceNo);
  return id === undefined ? undefined : directory.devices[id]?.person;
}

export const isOwner = (directory: Directory, person: string): boolean => personIn(directory, person)?.role === 'owner';

/** Whether the space is this person's to read and write: it is open, or they are one of its members. */
export function standsIn(directory: Directory, person: PersonId, space: string): boolean {
  const found = spaceIn(directory, space);
  if (found === undefined || personIn(directory, person) === undefined) return false;
  return found.open || found.members.includes(person);
}

/** In order of opening. */
export function spacesOf(directory: Directory, person: PersonId): readonly SpaceId[] {
  return (Object.keys(directory.spaces) as SpaceId[])
    .filter((space) => standsIn(directory, person, space))
    .sort((a, b) => (spaceIn(directory, a)?.since ?? 0) - (spaceIn(directory, b)?.since ?? 0));
}

/** Nobody yet may read `x`: its readers come with grants. What a foreign id gets is what an unknown one gets. */
export function mayRead(directory: Directory, person: PersonId, doc: DocScope): boolean {
  if (personIn(directory, person) === undefined) return false;
  if (doc.class === 'o') return true;
  if (doc.class === 'v') return doc.person === person;
  if (doc.class === 'x') return false;
  return doc.space !== undefined && standsIn(directory, person, doc.space);
}

/** Whoever reads also writes, until guests come. Under which root of a feed or of the profiles is the guard's question. */
export const mayWrite = (directory: Directory, person: PersonId, doc: DocScope): boolean =>
  mayRead(directory, person, doc);
