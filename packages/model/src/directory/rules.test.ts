import { newPerson } from './made.ts';
import { expect, test } from 'vitest';
import { isWithheld, standsIn } from './queries.ts';
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
  Scene,
  spaceId,
  start,
} from './test/scene.ts';
import type { WorkspaceId } from '../ids.ts';
import type { Decision } from './schema.ts';

const opened = (of: number): Decision => ({ type: 'space-opened', space: spaceId(of), open: true, members: [] });

test('[D1] the founder becomes owner with device number 1', () => {
  const { directory } = founded();
  expect(directory).toMatchObject({ head: 1, relayKey: key(500), foldVersion: 5 });
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

test('[D5] a recovery key enrols a device of its person and does nothing else', () => {
  const scene = annAndBo();
  const recovery = { person: bo, device: 'recovery' as const, n: 1 };
  expect(scene.say(recovery, { type: 'recovery-set', person: bo, recovery: key(7) })).toEqual({
    illegal: 'a recovery key only enrols a device',
  });
  expect(scene.say(recovery, { type: 'device-enrolled', person: bo, device: device(9), how: 'code' })).toEqual({
    illegal: 'a recovery key only enrols a device',
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
  const without = withholdSpace(directory!, spaceId(1));
  expect([standsIn(directory!, bo, spaceId(1)), standsIn(without, bo, spaceId(1))]).toEqual([true, false]);
  expect(without.withheld).toEqual([spaceId(1)]);
  expect(isWithheld(without, spaceId(1))).toBe(true);
  expect(without.spaces[spaceId(2)]).toEqual(directory!.spaces[spaceId(2)]);
  expect(withholdSpace(without, spaceId(1))).toBe(without);
  expect(withholdSpace(directory!, 'dir')).toBe(directory);
  expect(withholdSpace(directory!, spaceId(9)).withheld).toEqual([spaceId(9)]);
});
