import { expect, test } from 'vitest';
import { isIllegal } from './rules.ts';
import {
  ann,
  annAndBo,
  annLaptop,
  bo,
  boLaptop,
  device,
  deviceId,
  founded,
  key,
  spaceId,
  accepting,
} from './test/scene.ts';
import type { Decision } from './schema.ts';
import type { PersonId } from '../ids.ts';

const enrolled = (person: PersonId, of: number, part: { key?: string } = {}): Decision => {
  return { type: 'device-enrolled', person, device: { ...device(of), ...part }, how: 'code' };
};
const revoked = (of: number): Decision => ({ type: 'device-revoked', device: deviceId(of) });

test('[D6] devices are numbered in order of enrolment, and no number is given twice', () => {
  const scene = annAndBo();
  scene.must(ann, enrolled(ann, 10));
  scene.must(ann, revoked(10));
  scene.must(bo, enrolled(bo, 11));
  const numbers = Object.values(scene.directory!.devices).map(({ no }) => no);
  expect(numbers).toEqual([1, 2, 3, 4]);
});

test('[D6] a device id is enrolled once, also after it was revoked', () => {
  const scene = annAndBo();
  scene.must(ann, enrolled(ann, 10));
  expect(scene.say(ann, enrolled(ann, 10, { key: key(55) }))).toEqual({ illegal: 'the device is enrolled already' });
  scene.must(ann, revoked(10));
  expect(scene.say(ann, enrolled(ann, 10, { key: key(55) }))).toEqual({ illegal: 'the device is enrolled already' });
});

test('[D6] a key stands for one device: nobody enrols the key of another', () => {
  const scene = annAndBo();
  expect(scene.say(bo, enrolled(bo, 10, { key: key(1) }))).toEqual({ illegal: 'the key belongs to another device' });
});

test('[D7] a second device is countersigned by a live device of the same person', () => {
  const scene = annAndBo();
  expect(scene.say(bo, enrolled(ann, 10))).toEqual({ illegal: 'a device is enrolled by its own person' });
  expect(scene.say(ann, enrolled(bo, 10))).toEqual({ illegal: 'a device is enrolled by its own person' });
  const next = scene.must(bo, enrolled(bo, 10));
  expect(next.devices[deviceId(10)]).toMatchObject({ person: bo, revoked: null });
});

test('[D7] what was enrolled by code is not called recovery', () => {
  const scene = founded();
  const wrong = { type: 'device-enrolled', person: ann, device: device(10), how: 'recovery' } as const;
  expect(scene.say(ann, wrong)).toEqual({ illegal: 'the signer does not fit a device enrolled by recovery' });
});

test('[D8] a device is revoked by its own person or an owner, once', () => {
  const scene = annAndBo();
  expect(scene.say(bo, revoked(1))).toEqual({ illegal: 'only its own person or an admin revokes a device' });
  expect(scene.say(bo, revoked(77))).toEqual({ illegal: 'there is no such device' });
  scene.must(bo, enrolled(bo, 10));
  scene.must(bo, revoked(10));
  expect(scene.say(bo, revoked(10))).toEqual({ illegal: 'the device is revoked already' });
  expect(isIllegal(scene.say(ann, revoked(2)))).toBe(false);
});

test('[D8] a revocation counts from its number: what was decided before stays, nothing after is', () => {
  const scene = annAndBo();
  scene.must(bo, { type: 'space-titled', space: spaceId(1) });
  const next = scene.must(ann, revoked(2));
  expect(next.devices[boLaptop]!.revoked).toBe(scene.number);
  expect(scene.say(bo, { type: 'space-titled', space: spaceId(1) })).toEqual({
    illegal: 'the device is unknown or revoked',
  });
  expect(scene.say(bo, enrolled(bo, 10))).toEqual({ illegal: 'the device is unknown or revoked' });
});

test('[D8] of two owners who revoke each other, the one who comes first in the order stays', () => {
  const scene = founded();
  scene.must(ann, scene.invite({ role: 'owner' }));
  scene.must(null, accepting(2));
  scene.must(bo, revoked(1));
  expect(scene.say(ann, revoked(2))).toEqual({ illegal: 'the device is unknown or revoked' });
  expect(scene.directory!.devices[annLaptop]!.revoked).not.toBeNull();
  expect(scene.directory!.devices[boLaptop]!.revoked).toBeNull();
});

test('[D9] a person sets their own recovery key and nobody else’s', () => {
  const scene = annAndBo();
  expect(scene.say(ann, { type: 'recovery-set', person: bo, recovery: key(66) })).toEqual({
    illegal: 'a person sets their own recovery key only',
  });
  const next = scene.must(bo, { type: 'recovery-set', person: bo, recovery: key(66) });
  expect(next.persons[bo]!.recovery).toBe(key(66));
  expect(next.persons[ann]!.recovery).toBe(key(101));
});
