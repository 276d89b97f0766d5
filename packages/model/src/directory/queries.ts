// Questions about the directory that relay and devices answer alike. Ids come from outside: every look-up is by own
// property, so that `constructor` is nobody.
import type { DeviceId, PersonId, RecordId, SpaceId } from '../ids.ts';
import { homeNamed, homeNameOf, type HomeName } from './home-name.ts';
import type {
  Directory,
  DirectoryDevice,
  DirectoryInvitation,
  DirectoryPerson,
  DirectorySpace,
  Moves,
  SpaceRole,
} from './schema.ts';

/** A document's name, taken apart: records, restricted, page, feed, profiles, private. */
export interface DocScope {
  readonly class: 'r' | 'x' | 'p' | 'f' | 'o' | 'v';
  /** Of r, x, p and f. */
  readonly space?: SpaceId;
  /** Of x: whose readers. Of p and f beside a record that was born for the readers of a group: theirs. */
  readonly group?: string;
  /** Of p and f: the record beside which it stands. */
  readonly of?: RecordId;
  /** Of v: whose it is. */
  readonly person?: PersonId;
}

function own<T>(table: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
export const personIn = (directory: Directory, id: string): DirectoryPerson | undefined => own(directory.persons, id);
export const deviceIn = (directory: Directory, id: string): DirectoryDevice | undefined => own(directory.devices, id);
export const spaceIn = (directory: Directory, id: string): DirectorySpace | undefined => own(directory.spaces, id);
/** Whether the space is there, but told to this reader by headers only. */
export const isWithheld = (directory: Directory, id: string): boolean =>
  directory.withheld.some((space) => space === id) && spaceIn(directory, id) === undefined;
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

/** Whether the space is this person's to read: it is open, or they are one of its members. */
export const standsIn = (directory: Directory, person: PersonId, space: string): boolean =>
  roleIn(directory, person, space) !== null;

/** With which rights somebody stands in a space; null for who does not. */
export function roleIn(directory: Directory, person: PersonId, space: string): SpaceRole | null {
  const found = spaceIn(directory, space);
  if (found === undefined || personIn(directory, person) === undefined) return null;
  if (!found.open && !found.members.includes(person)) return null;
  return own(found.roles, person) ?? 'member';
}
export const writesIn = (directory: Directory, person: PersonId, space: string): boolean =>
  roleIn(directory, person, space) === 'member';

/** In order of opening. */
export function spacesOf(directory: Directory, person: PersonId): readonly SpaceId[] {
  return (Object.keys(directory.spaces) as SpaceId[])
    .filter((space) => standsIn(directory, person, space))
    .sort((a, b) => (spaceIn(directory, a)?.since ?? 0) - (spaceIn(directory, b)?.since ?? 0));
}

const movesOf = (directory: Pick<Directory, 'moved'>, record: RecordId): Moves | undefined =>
  own(directory.moved, record);

/** Where a record that was born there counts now. */
export const homeNow = (directory: Pick<Directory, 'moved'>, record: RecordId, born: HomeName): HomeName =>
  own(movesOf(directory, record) ?? {}, born)?.at(-1) ?? born;

/** The home whose people have the document: a page and a feed follow the record beside which they stand. */
export function homeOfScope(directory: Pick<Directory, 'moved'>, doc: DocScope): HomeName | undefined {
  const { space, group, of } = doc;
  if (space === undefined || (doc.class === 'x' && group === undefined)) return undefined;
  const home = homeNameOf(space, group);
  return of === undefined ? home : homeNow(directory, of, home);
}

/** Whether what counts there is this person's to read: of a space, or of a group in whatever space. */
export function readsHome(directory: Directory, person: PersonId, name: HomeName): boolean {
  const home = homeNamed(name);
  if (home.in === 'space') return standsIn(directory, person, home.space);
  const readers = own(spaceIn(directory, home.space)?.groups ?? {}, home.group) ?? [];
  return personIn(directory, person) !== undefined && readers.includes(person);
}

/** What a foreign id gets is what an unknown one gets. */
export function mayRead(directory: Directory, person: PersonId, doc: DocScope): boolean {
  if (personIn(directory, person) === undefined) return false;
  if (doc.class === 'o') return true;
  if (doc.class === 'v') return doc.person === person;
  const home = homeOfScope(directory, doc);
  return home !== undefined && readsHome(directory, person, home);
}

/** Under which root of a feed or of the profiles is the guard's question. */
export function mayWrite(directory: Directory, person: PersonId, doc: DocScope): boolean {
  if (!mayRead(directory, person, doc)) return false;
  const home = homeOfScope(directory, doc);
  const role = home === undefined ? null : roleIn(directory, person, homeNamed(home).space);
  if (role === null || role === 'member') return true;
  return doc.class === 'f' && role === 'commenter';
}
