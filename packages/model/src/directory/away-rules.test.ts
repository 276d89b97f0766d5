import { expect, test } from 'vitest';
import { deputyAt } from './away-rules.ts';
import { isIllegal } from './rules.ts';
import type { Decision } from './schema.ts';
import { accepting, ann, annAndBo, bo, cy, invitationId, key, personId, type Scene } from './test/scene.ts';

function three(): Scene {
  const scene = annAndBo();
  scene.must(ann, scene.invite({ invitation: invitationId(3), secretHash: key(903) }));
  scene.must(null, accepting(3, invitationId(3)));
  return scene;
}
const away = (person: typeof ann, deputies: object = { approval: cy }, [from, until] = [10, 20]): Decision => ({
  type: 'away-set',
  person,
  away: { from, until, deputies },
});
const why = (scene: Scene, by: typeof ann, decision: Decision): string => {
  const said = scene.say(by, decision);
  return isIllegal(said) ? said.illegal : 'accepted';
};

test('[M396] somebody says that they are away, and who stands in for what; another only an admin says', () => {
  const scene = three();
  expect(why(scene, cy, away(bo))).toBe('only they themselves or an admin say that somebody is away');
  scene.must(bo, away(bo, { approval: cy }));
  const directory = scene.must(ann, away(cy, { gate: bo }));
  const deputy = (duty: 'approval' | 'gate', at: number) => deputyAt(directory, { person: bo, duty, at });
  expect([9, 10, 19, 20].map((at) => deputy('approval', at))).toEqual([null, cy, cy, null]);
  expect(deputy('gate', 15)).toBeNull();
  const back = scene.must(bo, { type: 'away-set', person: bo, away: null });
  expect(deputyAt(back, { person: bo, duty: 'approval', at: 15 })).toBeNull();
  expect(back.persons[bo]).toEqual(annAndBo().directory?.persons[bo]);
});

test('[M396] for an owner only an owner says it: whoever names their deputy could have their seat filled', () => {
  const scene = three();
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'admin' });
  expect(why(scene, bo, away(ann, { approval: cy }))).toBe('only an owner decides about an owner');
  expect(why(scene, bo, { type: 'away-set', person: ann, away: null })).toBe('only an owner decides about an owner');
  scene.must(bo, away(cy, { approval: ann }));
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'owner' });
  scene.must(bo, away(ann, { approval: cy }));
});

test('[M396] nobody is their own deputy, nor makes themselves another’s; a deputy is here and no guest', () => {
  const scene = three();
  expect(why(scene, bo, away(bo, { approval: bo }))).toBe('nobody is their own deputy');
  expect(why(scene, ann, away(bo, { approval: ann }))).toBe('nobody makes themselves a deputy');
  expect(why(scene, bo, away(bo, { approval: personId(8) }))).toBe('a deputy is here, and no guest');
  expect(why(scene, bo, away(bo, {}, [20, 20]))).toBe('somebody is away until after they have gone');
  scene.must(ann, { type: 'person-role-set', person: cy, role: 'guest' });
  expect(why(scene, bo, away(bo))).toBe('a deputy is here, and no guest');
});

test('[M396] a deputy who is here no more fills nobody’s seat', () => {
  const scene = three();
  scene.must(bo, away(bo));
  const directory = scene.must(ann, { type: 'person-suspended', person: cy });
  expect(deputyAt(directory, { person: bo, duty: 'approval', at: 15 })).toBeNull();
});
