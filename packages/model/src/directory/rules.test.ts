import { newPerson } from './made.ts';
import { expect, test } from 'vitest';
import { homeNameOf } from './home-name.ts';
import { isWithheld, mayRead, mayWrite, spacesOf, standsIn } from './queries.ts';
import { foldDirectory, withholdSpace } from './rules.ts';
import {
  accepting,
  ann,
  annAndBo,
  annLaptop,
  bo,
  boLaptop,
  cy,
  device,
  deviceId,
  founded,
  founding,
  id,
  key,
  personId,
  Scene,
  spaceId,
  start,
} from './test/scene.ts';
import type { PersonId, RecordId, WorkspaceId } from '../ids.ts';
import type { Decision } from './schema.ts';

const opened = (of: number): Decision => ({ type: 'space-opened', space: spaceId(of), open: true, members: [] });

test('[D1] the founder becomes owner with device number 1', () => {
  const { directory } = founded();
  expect(directory).toMatchObject({ head: 1, relayKey: key(500), foldVersion: 8 });
  expect(directory!.persons[ann]).toEqual(newPerson('owner', 1, key(101)));
  const enrolled = start;
  expect(directory!.devices[annLaptop]).toEqual({ person: ann, key: key(1), no: 1, since: 1, enrolled, revoked: null });
});

test('[D1] nothing comes before the founding, and it comes once', () => {
  expect(new Scene().say(ann, opened(1))).toEqual({ illegal: 'nothing comes before the founding' });
  expect(founded().say(ann, founding)).toEqual({ illegal: 'the workspace is founded already' });
});

test('[D1] the founder signs with the device that the founding names', () => {
  expect(new Scene().say(bo, founding)).toEqual({ illegal: 'the founder signs with the device it names' });
  expect(new Scene().say(null, founding)).toEqual({ illegal: 'the founder signs with the device it names' });
});

test('[D2] an entry of another workspace folds to nothing', () => {
  const scene = founded();
  const entry = { ...scene.entry(ann, opened(1)), workspace: id<WorkspaceId>('w', 2) };
  expect(foldDirectory(scene.directory, entry)).toEqual({ illegal: 'the entry belongs to another workspace' });
});

test('[D2] an entry in a ledger where it does not belong folds to nothing', () => {
  const scene = founded();
  const entry = { ...scene.entry(ann, opened(1)), ledger: 'dir' };
  expect(foldDirectory(scene.directory, entry)).toEqual({ illegal: 'space-opened stands in another ledger' });
});

test('[D2] an entry at a number that was passed folds to nothing', () => {
  const scene = founded();
  const entry = { ...scene.entry(ann, opened(1)), number: 1 };
  expect(foldDirectory(scene.directory, entry)).toEqual({ illegal: 'the number does not rise' });
});

test('[D3] a device speaks only for its own person', () => {
  const scene = annAndBo();
  expect(scene.say({ person: ann, device: boLaptop, n: 1 }, opened(3))).toEqual({
    illegal: 'the device belongs to another person',
  });
});

test('[D3] nobody signs who is not here', () => {
  const scene = founded();
  expect(scene.say(cy, opened(3))).toEqual({ illegal: 'the signer is not in the directory' });
  expect(scene.say({ person: ann, device: deviceId(77), n: 1 }, opened(3))).toEqual({
    illegal: 'the device is unknown or revoked',
  });
});

test('[D3] names from every prototype are nobody', () => {
  const scene = founded();
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    const signer = { person: name as typeof ann, device: annLaptop, n: 1 };
    expect(scene.say(signer, opened(3))).toEqual({ illegal: 'the signer is not in the directory' });
    const other = { person: ann, device: name as typeof annLaptop, n: 1 };
    expect(scene.say(other, opened(3))).toEqual({ illegal: 'the device is unknown or revoked' });
  }
});

test('[D4] the relay alone enters acceptances and decides nothing else', () => {
  const scene = annAndBo();
  expect(scene.say(null, opened(3))).toEqual({ illegal: 'the relay cannot decide space-opened alone' });
  expect(scene.say(null, { type: 'device-revoked', device: boLaptop })).toEqual({
    illegal: 'the relay cannot decide device-revoked alone',
  });
  scene.must(ann, scene.invite());
  expect(scene.say(ann, accepting(3))).toEqual({ illegal: 'only the relay records invitation-accepted' });
});

test('[D5] an owner’s recovery key signs a new key of the relay in the place of the present one; nothing else does', () => {
  const scene = annAndBo();
  const set = (from: string, to: string) =>
    ({ type: 'relay-key-set', from, to, at: { number: 1, heads: 'h' } }) as const;
  const [present, next] = [key(500), key(501)];
  const recoveryOf = (person: PersonId) => ({ person, device: 'recovery' as const, n: 1 });
  expect(scene.say(recoveryOf(bo), set(present, next))).toEqual({
    illegal: 'only an owner signs a new key of the relay',
  });
  expect(scene.say(ann, set(present, next))).toEqual({
    illegal: 'a new key of the relay is signed with a recovery key',
  });
  expect(scene.say(null, set(present, next))).toEqual({ illegal: 'the relay cannot decide relay-key-set alone' });
  expect(scene.say(recoveryOf(ann), set(next, next))).toEqual({
    illegal: 'the relay has another key than the one that is replaced',
  });
  expect(scene.say(recoveryOf(ann), set(present, present))).toEqual({ illegal: 'the relay has this key already' });
  expect(scene.must(recoveryOf(ann), set(present, next)).relayKey).toBe(next);
});

test('[D5] a recovery key enrols a device of its person and does nothing else', () => {
  const scene = annAndBo();
  const recovery = { person: bo, device: 'recovery' as const, n: 1 };
  expect(scene.say(recovery, { type: 'recovery-set', person: bo, recovery: key(7) })).toEqual({
    illegal: 'a recovery key enrols a device or signs a new key of the relay, and nothing else',
  });
  expect(scene.say(recovery, { type: 'device-enrolled', person: bo, device: device(9), how: 'code' })).toEqual({
    illegal: 'a recovery key enrols a device or signs a new key of the relay, and nothing else',
  });
  expect(scene.say(recovery, { type: 'device-enrolled', person: ann, device: device(9), how: 'recovery' })).toEqual({
    illegal: 'a device is enrolled by its own person',
  });
  const next = scene.must(recovery, { type: 'device-enrolled', person: bo, device: device(9), how: 'recovery' });
  expect(next.devices[deviceId(9)]).toMatchObject({ person: bo, no: 3 });
});

test('[D2] an illegal entry leaves the directory as it was, and the same object', () => {
  const scene = annAndBo();
  const before = structuredClone(scene.directory);
  const same = scene.directory;
  scene.say(bo, opened(3));
  expect(scene.directory).toBe(same);
  expect(scene.directory).toEqual(before);
});

test('[M157] an entry that is withheld takes its space from who knew it; of one that was never known it says that it is there', () => {
  const scene = annAndBo();
  const { directory } = scene;
  const without = withholdSpace(directory!, spaceId(1), bo);
  expect([standsIn(directory!, bo, spaceId(1)), standsIn(without, bo, spaceId(1))]).toEqual([true, false]);
  expect(without.withheld).toEqual([spaceId(1)]);
  expect(isWithheld(without, spaceId(1))).toBe(true);
  expect(without.spaces[spaceId(2)]).toEqual(directory!.spaces[spaceId(2)]);
  expect(withholdSpace(without, spaceId(1), bo)).toBe(without);
  expect(withholdSpace(directory!, 'dir', bo)).toBe(directory);
  expect(withholdSpace(directory!, spaceId(9), bo).withheld).toEqual([spaceId(9)]);
});

/** Bo reads Few in space 1, Cy does not; another group there is Ann's alone. */
function aGroupOfBo() {
  const scene = annAndBo();
  scene.must(ann, {
    type: 'group-set',
    space: spaceId(1),
    group: 'few',
    readers: [ann, bo],
    roles: { [bo]: 'viewer' },
  });
  scene.must(ann, { type: 'group-set', space: spaceId(1), group: 'board', readers: [ann] });
  return scene;
}
const few = { class: 'x', space: spaceId(1), group: 'few' } as const;

test('[M180] of a space that is over for somebody, the groups that they read there are left, with role and readers', () => {
  const { directory } = aGroupOfBo();
  const left = withholdSpace(directory!, spaceId(1), bo);
  expect([mayRead(left, bo, few), mayWrite(left, bo, few), standsIn(left, bo, spaceId(1))]).toEqual([
    true,
    false,
    false,
  ]);
  expect(left.spaces[spaceId(1)]).toMatchObject({ open: false, members: [], groups: { few: [ann, bo] } });
  expect(Object.keys(left.spaces[spaceId(1)]!.groups)).toEqual(['few']);
  expect(isWithheld(left, spaceId(1))).toBe(true);
  expect(spacesOf(left, bo)).toEqual([]);
  // A further entry by its header alone changes nothing of it.
  expect(withholdSpace(left, spaceId(1), bo)).toBe(left);
  expect(withholdSpace(directory!, spaceId(1), null).spaces[spaceId(1)]).toBeUndefined();
});

test('[M180] who reads their group is believed of the relay further on: taken out of it they read nothing, taken up they read it', () => {
  const scene = aGroupOfBo();
  const set = (readers: PersonId[]) => ({ type: 'group-set', space: spaceId(1), group: 'few', readers }) as const;
  scene.directory = withholdSpace(scene.directory!, spaceId(1), bo);
  expect(mayWrite(scene.must(ann, set([ann, bo])), bo, few)).toBe(true);
  expect(mayRead(scene.must(ann, set([ann])), bo, few)).toBe(false);
  // Of a space of which nothing was ever told, and with a reader whom this reader knows no more.
  scene.directory = withholdSpace(annAndBo().directory!, spaceId(2), bo);
  const later = scene.must(ann, { type: 'group-set', space: spaceId(2), group: 'few', readers: [bo, personId(9)] });
  expect([mayRead(later, bo, { ...few, space: spaceId(2) }), standsIn(later, bo, spaceId(2))]).toEqual([true, false]);
  expect(scene.say(ann, { type: 'group-set', space: spaceId(7), group: 'few', readers: [bo] })).toEqual({
    illegal: 'there is no such space',
  });
});

test('[M180] a record that is moved to their group is known to have moved, and an acceptance adds nobody to what is withheld', () => {
  const scene = aGroupOfBo();
  scene.directory = withholdSpace(scene.directory!, spaceId(1), bo);
  const record = id<RecordId>('t', 1);
  const page = { class: 'p', space: spaceId(1), of: record } as const;
  expect(mayRead(scene.directory, bo, page)).toBe(false);
  const home = homeNameOf(spaceId(1), 'few');
  const moved = scene.must(ann, { type: 'moved', records: [record], born: spaceId(1), from: spaceId(1), to: home });
  expect(mayRead(moved, bo, page)).toBe(true);
  scene.must(ann, scene.invite({ spaces: [spaceId(1)], groups: [homeNameOf(spaceId(1), 'board')] }));
  const after = scene.must(null, accepting(3));
  expect(after.spaces[spaceId(1)]).toEqual(moved.spaces[spaceId(1)]);
});
