// Questions about the directory that relay and devices answer alike. Ids come from outside: every look-up is by own
// property, so that `constructor` is nobody.
import type { DeviceId, PersonId, RecordId, SpaceId } from '../ids.ts';
import { homeNamed, homeNameOf, isInternal, outsideOf, talkNamed, type HomeName } from './home-name.ts';
import type {
  Directory,
  DirectoryDevice,
  DirectoryInvitation,
  DirectoryLink,
  DirectoryPerson,
  DirectorySpace,
  DirectoryTeam,
  Moves,
  SpaceRole,
} from './schema.ts';
import type { DirectoryPasskey } from './passkey-schema.ts';

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
/** Who may act and read now: not while they are suspended, not once they were removed. */
export function hereIn(directory: Directory, id: string): DirectoryPerson | undefined {
  const person = personIn(directory, id);
  return person?.standing === 'here' ? person : undefined;
}
export const deviceIn = (directory: Directory, id: string): DirectoryDevice | undefined => own(directory.devices, id);
export const spaceIn = (directory: Directory, id: string): DirectorySpace | undefined => own(directory.spaces, id);
/** Whether the space is there, but told to this reader by headers only; of its groups, those that they read. */
export const isWithheld = (directory: Directory, id: string): boolean =>
  directory.withheld.some((space) => space === id);
export const invitationIn = (directory: Directory, id: string): DirectoryInvitation | undefined =>
  own(directory.invitations, id);

/** The device, unless it is unknown or revoked, or its person may not act now. */
export function liveDevice(directory: Directory, id: string): DirectoryDevice | undefined {
  const device = deviceIn(directory, id);
  return device?.revoked === null && hereIn(directory, device.person) !== undefined ? device : undefined;
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

/** Who let in what a device wrote before it was removed and the relay took afterwards; null: it came by itself. */
export function releasedBy(
  directory: Directory,
  of: { readonly deviceNo: number; readonly number: number | null },
): PersonId | null {
  const id = deviceOf(directory, of.deviceNo);
  const device = id === undefined ? undefined : deviceIn(directory, id);
  if (id === undefined || of.number === null || device?.revoked == null || of.number < device.revoked) return null;
  return own(directory.released, id)?.by ?? null;
}

export const isOwner = (directory: Directory, person: string): boolean => hereIn(directory, person)?.role === 'owner';
/** Or an owner. */
export const isAdmin = (directory: Directory, person: string): boolean =>
  isOwner(directory, person) || hereIn(directory, person)?.role === 'admin';
export const isGuest = (directory: Directory, person: string): boolean => personIn(directory, person)?.role === 'guest';
export const passkeyIn = (directory: Directory, person: string, id: string): DirectoryPasskey | undefined =>
  own(personIn(directory, person)?.passkeys ?? {}, id);
export const teamIn = (directory: Directory, id: string): DirectoryTeam | undefined => own(directory.teams, id);
export const linkIn = (directory: Directory, space: string, id: string): DirectoryLink | undefined =>
  own(spaceIn(directory, space)?.links ?? {}, id);

/** Whether the space is this person's to read: it is open and they are no guest, or they are one of its members. */
export const standsIn = (directory: Directory, person: PersonId, space: string): boolean =>
  roleIn(directory, person, space) !== null;

/** With which rights somebody stands in a space; null for who does not. */
export function roleIn(directory: Directory, person: PersonId, space: string): SpaceRole | null {
  const found = spaceIn(directory, space);
  const who = hereIn(directory, person);
  if (found === undefined || who === undefined) return null;
  if (!(found.open && who.role !== 'guest') && !found.members.includes(person)) return null;
  return own(found.roles, person) ?? 'member';
}
export function writesIn(directory: Directory, person: PersonId, space: string): boolean {
  const role = roleIn(directory, person, space);
  return role === 'member' || role === 'lead';
}

/** Whether they say who stands in a space and with which role: its leads, and an admin. */
export const leadsSpace = (directory: Directory, person: PersonId, space: string): boolean =>
  isAdmin(directory, person) || roleIn(directory, person, space) === 'lead';

/** Whether nobody else leads where they do; a space that no lead is named in is led by admins anyway. */
export function isOnlyLead(directory: Directory, person: PersonId, space: string): boolean {
  if (roleIn(directory, person, space) !== 'lead') return false;
  const leads = Object.keys(spaceIn(directory, space)?.roles ?? {}) as PersonId[];
  return !leads.some((other) => other !== person && roleIn(directory, other, space) === 'lead');
}

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
  if (of === undefined) return home;
  return doc.class === 'f' ? feedHome(directory, of, home) : homeNow(directory, of, home);
}

/** A feed may be named by a home to which its record came later (what guests read): it goes on with the record from there. */
function feedHome(directory: Pick<Directory, 'moved'>, record: RecordId, name: HomeName): HomeName {
  const talk = talkNamed(name);
  if (talk !== undefined) return homeNow(directory, record, talk.beside);
  const moves = movesOf(directory, record) ?? {};
  const born = own(moves, name) ?? Object.values(moves).find((homes) => homes.includes(name));
  return born?.at(-1) ?? name;
}

/** Whether what counts there is this person's to read: of a space, or of a group in whatever space. */
export function readsHome(directory: Directory, person: PersonId, name: HomeName): boolean {
  const home = homeNamed(name);
  if (home.in === 'space') return standsIn(directory, person, home.space);
  if (isInternal(name)) return !isGuest(directory, person) && readsHome(directory, person, outsideOf(name));
  const readers = own(spaceIn(directory, home.space)?.groups ?? {}, home.group) ?? [];
  return hereIn(directory, person) !== undefined && readers.includes(person);
}

/** The guests among the readers of a group, who are here. */
export function guestsAt(directory: Directory, name: HomeName): readonly PersonId[] {
  const home = homeNamed(name);
  if (home.in === 'space') return [];
  const readers = own(spaceIn(directory, home.space)?.groups ?? {}, home.group) ?? [];
  return readers.filter((person) => isGuest(directory, person) && hereIn(directory, person) !== undefined);
}

/** What a foreign id gets is what an unknown one gets. */
export function mayRead(directory: Directory, person: PersonId, doc: DocScope): boolean {
  if (hereIn(directory, person) === undefined) return false;
  // A guest sees no directory of people, and so none of their faces.
  if (doc.class === 'o') return !isGuest(directory, person);
  if (doc.class === 'v') return doc.person === person;
  const home = homeOfScope(directory, doc);
  if (home === undefined || !readsHome(directory, person, home)) return false;
  // What was said before a task was shared, and what is said inside, stands in feeds with other names.
  if (doc.class !== 'f' || doc.space === undefined || !isGuest(directory, person)) return true;
  return readsHome(directory, person, homeNameOf(doc.space, doc.group));
}

/** Under which root of a feed or of the profiles is the guard's question. */
export function mayWrite(directory: Directory, person: PersonId, doc: DocScope): boolean {
  if (!mayRead(directory, person, doc)) return false;
  const home = homeOfScope(directory, doc);
  const role = home === undefined ? 'member' : roleAt(directory, person, home);
  return role === 'commenter' ? doc.class === 'f' : role !== 'viewer';
}

/** With which role somebody who reads what counts there reads it: the group's own word first, then the space's. */
export function roleAt(directory: Directory, person: PersonId, name: HomeName): SpaceRole {
  if (isInternal(name)) return roleAt(directory, person, outsideOf(name));
  const home = homeNamed(name);
  const inSpace = roleIn(directory, person, home.space);
  if (home.in === 'space') return inSpace ?? 'viewer';
  const roles = own(spaceIn(directory, home.space)?.groupRoles ?? {}, home.group) ?? {};
  return own(roles, person) ?? inSpace ?? 'member';
}
