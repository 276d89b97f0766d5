// What it costs to ask who may, in the relay's own words: for a frame as it comes and as it is passed on, and for all that a
// device has not heard yet. In this process, in the time of its own thread, over the directory of a company of a thousand.
import { homeNameOf } from '@baton/model/directory/home-name';
import { newDirectory, newPerson, newSpace } from '@baton/model/directory/made';
import type { Directory, DirectoryDevice, DirectorySpace } from '@baton/model/directory/schema';
import { idFromBytes, type DeviceId, type PersonId, type SpaceId, type WorkspaceId } from '@baton/model/ids';
import { Rights } from '@baton/sync-server/access/rights';
import { eachTook } from '../device/took.ts';
import type { Gathering } from '../figures.ts';

const size = { people: 1_000, spaces: 50, members: 40, readers: 10, moved: 2_000, docs: 5_000 };

const id = <T extends string>(letter: string, of: number): T =>
  idFromBytes(
    letter,
    Uint8Array.from({ length: 17 }, (_, at) => (of >> (5 * at)) & 31),
  ) as T;
const person = (of: number): PersonId => id('u', of);
const space = (of: number): SpaceId => id('s', of);
const count = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

/** Half of the spaces are closed; each has two groups of readers. */
function spaceOf(at: number): DirectorySpace {
  const members = at % 2 === 0 ? [] : count(size.members).map((other) => person((at * 7 + other) % size.people));
  const readers = count(size.readers).map((other) => person((at * 11 + other) % size.people));
  return { ...newSpace(at, members), groups: { money: readers, few: readers }, groupRoles: { money: {}, few: {} } };
}
function company(): Directory {
  const empty = newDirectory({ workspace: id<WorkspaceId>('w', 1), relayKey: 'k', head: 1 });
  const devices = count(size.people).map((at): [DeviceId, DirectoryDevice] => [
    id('d', at),
    { person: person(at), key: `${at}`, no: at + 1, since: 1, enrolled: 0, revoked: null },
  ]);
  const moved = count(size.moved).map((at) => [
    id('t', at),
    { [space(at % size.spaces)]: [homeNameOf(space(at % size.spaces), 'few'), space((at + 1) % size.spaces)] },
  ]);
  return {
    ...empty,
    persons: Object.fromEntries(count(size.people).map((at) => [person(at), newPerson('member', 1, null)])),
    devices: Object.fromEntries(devices),
    spaces: Object.fromEntries(count(size.spaces).map((at) => [space(at), spaceOf(at)])),
    moved: Object.fromEntries(moved),
  };
}
/** As a device holds them: partitions, groups, and what stands beside tasks, some of which were moved. */
const docs: readonly string[] = count(size.docs).map((at) => {
  const home = space(at % size.spaces);
  if (at % 10 === 0) return `r/${home}/${Math.floor(at / size.spaces)}`;
  if (at % 10 === 1) return `x/${home}/money/${Math.floor(at / size.spaces)}`;
  return at % 2 === 0 ? `p/${home}/${id<string>('t', at)}` : `f/${home}/${id<string>('t', at)}/2026q1`;
});

function openRights(directory: Directory): Rights {
  const rights = new Rights();
  rights.directory = directory;
  return rights;
}

export async function measureAccess(gathering: Gathering): Promise<void> {
  const directory = company();
  const add = (name: string, metric: string, figure: { readonly unit: string; readonly value: number }): void =>
    gathering.add({ case: name, subject: 'Baton', metric, unit: figure.unit }, figure.value);
  const micro = (act: () => unknown) => ({ unit: 'µs', value: eachTook(act) * 1_000 });
  const rights = openRights(directory);
  let turn = 0;
  const next = (): number => (turn += 1);
  // As a push is asked about: whether its device lives, and whether its person writes there.
  const pushed = () => rights.isLive(7) && rights.mayWrite(person(7), docs[next() % size.docs] ?? '');
  add('who may', 'a pushed frame', micro(pushed));
  const all = () => {
    const fresh = openRights(directory);
    for (const doc of docs) fresh.mayRead(person(7), doc);
  };
  add('who may', 'catch-up of 5,000 documents', { unit: 'ms', value: eachTook(all) });
  const again = () => {
    for (const doc of docs) rights.mayRead(person(7), doc);
  };
  const known = eachTook(again);
  add('who may', 'the same, asked before', { unit: 'ms', value: known });
  add('who may', 'a frame passed on, to one device', { unit: 'µs', value: (known * 1_000) / size.docs });
}
