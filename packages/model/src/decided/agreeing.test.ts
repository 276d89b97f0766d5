// Saying yes to what one is asked.
import { expect, test } from 'vitest';
import { ann, bo, cy } from '../directory/test/scene.ts';
import type { PersonId } from '../ids.ts';
import { type Agreeable, agreeingTo, isSignedAlone } from './agreeing.ts';
import { askedOf } from './answer.ts';
import { standingOf } from './approval-rules.ts';
import { asking, atWork, dee, entering, offering, other, ruling, space, task, type WorkScene } from './test/scene.ts';

function askedOfOne(scene: WorkScene, person: PersonId, of = task): Agreeable {
  const at = { directory: scene.directory as NonNullable<typeof scene.directory>, space, now: scene.now, person };
  const [asked] = askedOf(at, scene.matter(of));
  if (asked === undefined || asked.is === 'counter') throw new Error('nothing is asked');
  return asked;
}
function agrees(scene: WorkScene, person: PersonId, of = task): void {
  const decision = agreeingTo({ space, task: of, approval: scene.matter(of).approval }, askedOfOne(scene, person, of));
  if (decision === null) throw new Error('it is not asked any more');
  scene.must(person, decision);
}

test('[M521] yes to an offer takes the work, yes to a request fills the seat, yes at a gate signs it out', () => {
  const scene = atWork();
  scene.must(bo, offering());
  agrees(scene, cy);
  expect(scene.holder()).toBe(cy);
  scene.must(bo, asking({ task: other }));
  for (const person of [cy, dee]) agrees(scene, person, other);
  const { approval } = scene.matter(other);
  expect(approval && scene.directory && standingOf(scene.directory, approval)).toBe('approved');
  const gated = atWork();
  gated.must(ann, ruling());
  gated.must(bo, entering());
  agrees(gated, cy);
  expect(gated.matter().offer?.state.is).toBe('accepted');
});

test('[M521] each of several is a statement of its own: one that came too late holds up no other', () => {
  const scene = atWork();
  for (const of of [task, other]) scene.must(bo, asking({ task: of, seats: [{ person: cy }], quorum: 1 }));
  const yes = [task, other].map((of) =>
    agreeingTo({ space, task: of, approval: scene.matter(of).approval }, askedOfOne(scene, cy, of)),
  );
  scene.must(bo, { type: 'approval-taken-back', space, task, approval: askedApproval(scene) });
  expect(yes.map((decision) => decision && scene.why(cy, decision))).toEqual(['it was taken back before', 'accepted']);
});
const askedApproval = (scene: WorkScene) => scene.matter().approval?.id ?? ('' as never);

test('[M521] what was asked is not agreed to once something else is; one that needs a passkey is signed alone', () => {
  const scene = atWork();
  scene.must(bo, asking({ strong: true }));
  const asked = askedOfOne(scene, cy);
  expect(isSignedAlone(scene.matter().approval, asked)).toBe(true);
  expect(agreeingTo({ space, task, approval: scene.matter().approval }, asked)).toMatchObject({
    strong: true,
    seat: 0,
  });
  expect(agreeingTo({ space, task, approval: scene.matter(other).approval }, asked)).toBeNull();
  const offered = atWork();
  offered.must(bo, offering());
  expect(isSignedAlone(offered.matter().approval, askedOfOne(offered, cy))).toBe(false);
  const plain = atWork();
  plain.must(bo, asking());
  expect(isSignedAlone(plain.matter().approval, askedOfOne(plain, cy))).toBe(false);
});
