// What a guest is told of the directory: not its decisions, which name others and count them, but what those came to as
// far as it concerns them. It has the directory's own shape, so every question of rights and authors is answered by it as
// by the whole. The relay makes it, signs it (ledger/extract) and tells it anew when it changes.
import type { DeviceId, PersonId, RecordId, SpaceId } from '../ids.ts';
import { homeNameOf, spaceOfHome, type HomeName } from './home-name.ts';
import { newDirectory, newPerson, newSpace } from './made.ts';
import { personIn, readsHome, standsIn } from './queries.ts';
import type { Directory, DirectoryDevice, DirectoryPerson, DirectorySpace, Moves } from './schema.ts';

/** A home that nobody reads: where a record went that was taken out of what they read. */
const elsewhere = (home: HomeName): HomeName => homeNameOf(spaceOfHome(home), '~');

const entries = <Key extends string, T>(table: Readonly<Record<Key, T>>): [Key, T][] =>
  Object.entries(table) as [Key, T][];

/** @param writers device numbers under which something stands in what they read. */
export function extractFor(directory: Directory, person: PersonId, writers: ReadonlySet<number>): Directory {
  const { workspace, relayKey, lease } = directory;
  const devices = devicesFor(directory, person, writers);
  return {
    ...newDirectory({ workspace, relayKey, head: 0 }),
    persons: personsFor(directory, person, devices),
    devices,
    spaces: spacesFor(directory, person),
    lease,
    moved: movedFor(directory, person),
  };
}

/** Whose a client id is, and no more of others: not since when, not whether it still is. */
function devicesFor(
  { devices }: Directory,
  person: PersonId,
  writers: ReadonlySet<number>,
): Record<DeviceId, DirectoryDevice> {
  const told = entries(devices).filter(([, device]) => device.person === person || writers.has(device.no));
  return Object.fromEntries(
    told.map(([id, device]) => [id, device.person === person ? device : { ...device, since: 0, revoked: null }]),
  );
}

function personsFor(
  directory: Directory,
  person: PersonId,
  devices: Readonly<Record<DeviceId, DirectoryDevice>>,
): Record<PersonId, DirectoryPerson> {
  const own = personIn(directory, person);
  const others = Object.values(devices).map((device) => device.person);
  return Object.fromEntries([
    ...others.map((id) => [id, bare(personIn(directory, id))]),
    ...(own ? [[person, { ...own, manager: null }]] : []),
  ]);
}
/** Somebody who wrote here; that they come from outside like the reader is on their face anyway. */
const bare = (of: DirectoryPerson | undefined): DirectoryPerson =>
  newPerson(of?.role === 'guest' ? 'guest' : 'member', 0, null);

function spacesFor(directory: Directory, person: PersonId): Record<SpaceId, DirectorySpace> {
  return Object.fromEntries(
    entries(directory.spaces).flatMap(([id, space]): [SpaceId, DirectorySpace][] => {
      const isIn = standsIn(directory, person, id);
      const groups = Object.keys(space.groups).filter((group) => readsHome(directory, person, homeNameOf(id, group)));
      if (!isIn && groups.length === 0) return [];
      const roles = Object.hasOwn(space.roles, person) ? { [person]: space.roles[person] ?? 'viewer' } : {};
      const roleIn = (group: string) => space.groupRoles[group]?.[person];
      const told = {
        ...newSpace(0),
        open: false,
        members: isIn ? [person] : [],
        roles,
        groups: Object.fromEntries(groups.map((group) => [group, [person]])),
        groupRoles: Object.fromEntries(
          groups.flatMap((group) => {
            const role = roleIn(group);
            return role === undefined ? [] : [[group, { [person]: role }]];
          }),
        ),
        modules: isIn ? space.modules : null,
      };
      return [[id, told]];
    }),
  );
}

/** Of records that stand, or stood, where they read: the homes that they read, and last where it counts now. */
function movedFor(directory: Directory, person: PersonId): Record<RecordId, Moves> {
  const reads = new Map<HomeName, boolean>();
  function isRead(home: HomeName): boolean {
    const known = reads.get(home) ?? readsHome(directory, person, home);
    reads.set(home, known);
    return known;
  }
  return Object.fromEntries(
    entries(directory.moved).flatMap(([record, moves]): [RecordId, Moves][] => {
      const told = (Object.entries(moves) as [HomeName, readonly HomeName[]][])
        .filter(([born, homes]) => isRead(born) || homes.some(isRead))
        .map(([born, homes]): [HomeName, readonly HomeName[]] => {
          const now = homes.at(-1) ?? born;
          const before = homes.slice(0, -1).filter(isRead);
          return [born, [...before, isRead(now) ? now : elsewhere(born)]];
        });
      return told.length === 0 ? [] : [[record, Object.fromEntries(told)]];
    }),
  );
}
