// What a removed device had not sent: who lets it in, who gives it up.
import { beforeEach, expect, test } from 'vitest';
import { releasedBy } from './queries.ts';
import type { Decision } from './schema.ts';
import { accepting, ann, annAndBo, bo, boLaptop, cy, deviceId, key, type Scene } from './test/scene.ts';

let scene: Scene;
const held = (type: 'held-released' | 'held-discarded', of = 3): Decision => ({
  type,
  device: deviceId(of),
  hash: key(7),
});

/** Ann owns, Bo is an admin, Cy a member whose device is number 3. */
beforeEach(() => {
  scene = annAndBo();
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'admin' });
  scene.must(ann, scene.invite());
  scene.must(null, accepting(3));
});

test('[D51] an admin decides about a device that was removed, and about no other', () => {
  const live = { illegal: 'the device is not removed: it sends its edits itself' };
  for (const type of ['held-released', 'held-discarded'] as const) expect(scene.say(bo, held(type))).toEqual(live);
  scene.must(cy, { type: 'device-revoked', device: deviceId(3) });
  scene.must(bo, held('held-released'));
  scene.must(bo, held('held-discarded'));
  scene.must(ann, held('held-released'));
  expect(scene.say(bo, held('held-released', 88))).toEqual({ illegal: 'there is no such device' });
});

test('[D51] a member decides nothing about it, and an admin nothing about an owner’s', () => {
  scene.must(ann, { type: 'device-enrolled', person: ann, device: { id: deviceId(9), key: key(9) }, how: 'code' });
  scene.must(ann, { type: 'device-revoked', device: deviceId(9) });
  scene.must(ann, { type: 'device-revoked', device: boLaptop });
  expect(scene.say(cy, held('held-released', 2))).toEqual({ illegal: 'only an admin decides about what is held' });
  scene.must(ann, { type: 'person-role-set', person: cy, role: 'admin' });
  expect(scene.say(cy, held('held-discarded', 9))).toEqual({
    illegal: 'only an owner decides about what an owner wrote',
  });
  scene.must(cy, held('held-released', 2));
  scene.must(ann, held('held-released', 9));
});

test('[D51] beside what came by itself nobody is told as having let it in', () => {
  scene.must(ann, { type: 'device-revoked', device: deviceId(3) });
  const revoked = scene.number;
  const by = (number: number | null, deviceNo = 3) => releasedBy(scene.directory!, { deviceNo, number });
  expect(by(revoked + 5)).toBeNull();
  scene.must(bo, held('held-released'));
  expect(by(revoked + 5)).toBe(bo);
  expect(by(revoked - 1)).toBeNull();
  expect(by(null)).toBeNull();
  expect(by(revoked + 5, 1)).toBeNull();
  expect(by(revoked + 5, 0)).toBeNull();
});
