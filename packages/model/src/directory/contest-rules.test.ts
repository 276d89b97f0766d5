import { expect, test } from 'vitest';
import { doubtOf } from './contest-rules.ts';
import { isIllegal } from './rules.ts';
import type { Decision } from './schema.ts';
import { ann, annAndBo, annLaptop, bo, boLaptop, device, deviceId, type Scene } from './test/scene.ts';

const contested = (of = boLaptop, from = 3): Decision => ({ type: 'device-contested', device: of, from });
const settled = (upheld: boolean, of = boLaptop): Decision => ({ type: 'contest-settled', device: of, upheld });
const why = (scene: Scene, by: Parameters<Scene['say']>[0], decision: Decision): string => {
  const said = scene.say(by, decision);
  return isIllegal(said) ? said.illegal : 'accepted';
};

test('[M397] its own person, or an admin, contests a device from a place in the order; an owner’s only an owner', () => {
  const scene = annAndBo();
  expect(why(scene, bo, contested(annLaptop))).toBe('only its person or an admin contests a device');
  expect(why(scene, ann, contested(deviceId(9)))).toBe('there is no such device');
  expect(why(scene, bo, contested(boLaptop, scene.number + 1))).toBe('a device is contested from a place that was');
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'admin' });
  expect(why(scene, bo, contested(annLaptop))).toBe('only an owner contests a device of an owner');
  scene.must(bo, contested());
  expect(why(scene, ann, contested())).toBe('the device is contested already');
});

test('[M397] what it said from there on waits; upheld it is void for good, withdrawn it counts', () => {
  const scene = annAndBo();
  const doubts = () =>
    [2, 3, 4].map((number) => scene.directory && doubtOf(scene.directory, { device: boLaptop, number }));
  expect(doubts()).toEqual(['none', 'none', 'none']);
  scene.must(ann, contested());
  expect(doubts()).toEqual(['none', 'waits', 'waits']);
  scene.must(ann, settled(false));
  expect(doubts()).toEqual(['none', 'none', 'none']);
  scene.must(ann, contested());
  scene.must(ann, settled(true));
  expect(doubts()).toEqual(['none', 'void', 'void']);
  expect(why(scene, ann, contested(boLaptop, 4))).toBe('the device is contested already');
  expect(why(scene, ann, settled(false))).toBe('the device is not contested');
});

test('[M397] an admin settles it, and not with that device', () => {
  const scene = annAndBo();
  scene.must(ann, contested());
  expect(why(scene, bo, settled(false))).toBe('only an admin settles what was contested');
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'admin' });
  expect(why(scene, bo, settled(false))).toBe('a contested device does not settle it');
  scene.must(bo, { type: 'device-enrolled', person: bo, device: device(7), how: 'code' });
  const since = { person: bo, device: deviceId(7), n: 1 };
  expect(why(scene, since, settled(false))).toBe('a device that came since then does not settle it');
  scene.must(ann, settled(false));
});

test('[M397] who has a stolen device and contests the rightful one settles nothing with the stolen one', () => {
  const scene = annAndBo();
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'admin' });
  scene.must(bo, { type: 'device-enrolled', person: bo, device: device(7), how: 'code' });
  const other = { person: bo, device: deviceId(7), n: 1 };
  scene.must(other, contested(boLaptop, scene.number));
  scene.must(bo, contested(deviceId(7), scene.number));
  expect(why(scene, bo, settled(true, deviceId(7)))).toBe('a contested device does not settle it');
  expect(why(scene, other, settled(true))).toBe('a contested device does not settle it');
  scene.must(ann, settled(true));
});
