// What a move comes to, asked before it is made.
import { expect, test } from 'vitest';
import { ann, bo, cy } from '../directory/test/scene.ts';
import type { PersonId } from '../ids.ts';
import { type Crossing, crossingOf } from './crossing.ts';
import { decidedIn } from './fold.ts';
import {
  answering,
  atGate,
  atWork,
  column,
  dee,
  doing,
  done,
  entering,
  other,
  review,
  ruling,
  space,
  task,
  todo,
  type WorkScene,
} from './test/scene.ts';

interface Moving {
  readonly by: PersonId;
  readonly to: string;
  readonly holder?: PersonId | null;
  readonly of?: string;
}
function moving(scene: WorkScene, { by, to, holder = bo, of = task }: Moving): Crossing {
  const { directory, now } = scene;
  if (directory === undefined) throw new Error('it was founded');
  const rules = Object.entries(decidedIn(scene.decided, space).columns).map(([id, rule]) => ({ id, ...rule }));
  const at = { directory, space, person: by, now, rules };
  return crossingOf(at, { task: of, matter: scene.matter(of), holder, to });
}
/** In one word: the steps, or why not. */
const said = (scene: WorkScene, of: Moving): string => {
  const crossing = moving(scene, of);
  return 'refused' in crossing ? crossing.refused.why : crossing.steps.map(({ does }) => does).join(' ');
};
function gated(part: Parameters<typeof ruling>[0] = {}): WorkScene {
  const scene = atWork();
  scene.must(ann, ruling(part));
  return scene;
}

test('[M460] who has a task brings it in, nobody else, no signer of it, and nothing goes round the gate', () => {
  const scene = gated();
  expect(said(scene, { by: bo, to: doing })).toBe('');
  expect(said(scene, { by: bo, to: review })).toBe('enter');
  expect(said(scene, { by: dee, to: review })).toBe('held');
  expect(said(scene, { by: bo, to: review, holder: null })).toBe('nobody-has-it');
  expect(said(scene, { by: cy, to: review, holder: cy })).toBe('own-work');
  expect(said(scene, { by: bo, to: done })).toBe('signs-first');
  scene.must(bo, { type: 'work-offered', space, task, offer: entering(7).offer, to: { person: dee } });
  expect(said(scene, { by: bo, to: review })).toBe('offered');
});

test('[M460] out of a gate its signer signs to the right and returns to the left; who brought it in takes it back', () => {
  const scene = gated();
  scene.must(bo, entering());
  expect(said(scene, { by: cy, to: done })).toBe('sign');
  expect(said(scene, { by: cy, to: todo })).toBe('return');
  expect(said(scene, { by: bo, to: done })).toBe('signs-first');
  expect(said(scene, { by: bo, to: todo })).toBe('take-back');
  expect(said(scene, { by: dee, to: todo })).toBe('returns');
  expect(said(scene, { by: bo, to: review })).toBe('');
  scene.must(cy, answering('offer-accepted'));
  expect(said(scene, { by: bo, to: todo })).toBe('returns');
  scene.must(cy, atGate('gate-signed'));
  for (const to of [todo, review, done]) expect(said(scene, { by: dee, to })).toBe('');
});

test('[M460] of several signers the last one passes it; what was returned enters anew', () => {
  const scene = gated({ signers: [{ person: cy }, { person: dee }] });
  scene.must(bo, entering());
  expect(moving(scene, { by: cy, to: done })).toMatchObject({ steps: [{ does: 'sign', isLast: false }] });
  scene.must(cy, atGate('gate-signed'));
  expect(said(scene, { by: cy, to: done })).toBe('signs-first');
  expect(moving(scene, { by: dee, to: done })).toMatchObject({ steps: [{ does: 'sign', isLast: true }] });
  scene.must(dee, atGate('gate-returned'));
  expect(said(scene, { by: bo, to: review })).toBe('enter');
});

test('[M461] with room it is pulled in, without it stands at the gate; out of it the place is given free', () => {
  const scene = gated({ signers: [], limit: 1 });
  expect(moving(scene, { by: bo, to: review })).toMatchObject({ steps: [{ does: 'pull', isFull: false }] });
  scene.must(bo, { type: 'column-pulled', space, task, column });
  expect(moving(scene, { by: bo, to: review, of: other })).toMatchObject({ steps: [{ does: 'pull', isFull: true }] });
  expect(said(scene, { by: bo, to: review })).toBe('');
  expect(said(scene, { by: bo, to: done })).toBe('leave');
  expect(said(scene, { by: bo, to: doing })).toBe('leave');
  expect(said(scene, { by: bo, to: done, of: other })).toBe('');
});
