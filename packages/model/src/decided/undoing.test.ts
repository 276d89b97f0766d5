// Undo of what was decided: taken back by a statement of its own while that is legal, and told why it stands where it is not.
import { expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import { ann, bo, cy } from '../directory/test/scene.ts';
import type { PersonId } from '../ids.ts';
import type { WorkDecision } from './schema.ts';
import {
  answering,
  asking,
  atGate,
  atWork,
  column,
  dee,
  entering,
  giving,
  offering,
  other,
  returning,
  ruling,
  space,
  task,
  type WorkScene,
} from './test/scene.ts';
import { undoingOf } from './undoing.ts';

/** Says it, and what its undo would be; done, it is taken back and its undo is nothing any more. */
function undo(scene: WorkScene, person: PersonId, decision: WorkDecision): string {
  const { directory, decided } = scene;
  if (directory === undefined) throw new Error('it was founded');
  const undoing = undoingOf({ directory, decided, person }, decision);
  if (undoing.does === 'refuse') return undoing.why;
  if (undoing.does === 'say') scene.must(person, undoing.decision);
  return undoing.does === 'say' ? undoing.decision.type : undoing.does;
}

test('[M474] an offer and a request for approval are taken back while they are open, once', () => {
  const scene = atWork();
  scene.must(bo, offering());
  scene.must(bo, asking());
  expect(undo(scene, bo, offering())).toBe('offer-taken-back');
  expect(undo(scene, bo, offering())).toBe('nothing');
  expect(undo(scene, bo, asking())).toBe('approval-taken-back');
  expect(undo(scene, bo, asking())).toBe('nothing');
});

test('[M474] what was taken, declined, signed or returned by now stands, and so does an answer', () => {
  const scene = atWork();
  scene.must(bo, offering());
  scene.must(bo, asking({ quorum: 1 }));
  scene.must(cy, answering('offer-accepted'));
  scene.must(cy, giving());
  expect(undo(scene, bo, offering())).toBe('taken');
  expect(undo(scene, bo, asking({ quorum: 1 }))).toBe('signed');
  expect(undo(scene, cy, answering('offer-accepted'))).toBe('an-answer');
  expect(undo(scene, cy, giving())).toBe('an-answer');
  const no = atWork();
  no.must(bo, offering());
  no.must(bo, asking());
  no.must(cy, answering('offer-declined'));
  no.must(cy, returning());
  expect(undo(no, bo, offering())).toBe('over');
  expect(undo(no, bo, asking())).toBe('over');
  expect(undo(atWork(), bo, asking())).toBe('over');
});

test('[M474] a gate is left as it was entered, until it is signed', () => {
  const scene = atWork();
  scene.must(ann, ruling());
  scene.must(bo, entering());
  expect(undo(scene, bo, entering())).toBe('offer-taken-back');
  expect(scene.matter().gates).toEqual({});
  scene.must(bo, entering(2));
  scene.must(cy, atGate('gate-signed', 2));
  expect(undo(scene, bo, entering(2))).toBe('signed');
});

test('[M474] a place is given free and taken again where there is room; who was swapped out comes back', () => {
  const scene = atWork();
  scene.must(ann, ruling({ signers: [], limit: 1 }));
  const [pull, leave]: WorkDecision[] = [
    { type: 'column-pulled', space, task, column },
    { type: 'column-left', space, task, column },
  ];
  if (pull === undefined || leave === undefined) throw new Error('two');
  scene.must(bo, pull);
  expect(undo(scene, bo, pull)).toBe('column-left');
  expect(undo(scene, bo, pull)).toBe('nothing');
  expect(undo(scene, bo, leave)).toBe('column-pulled');
  expect(undo(scene, bo, leave)).toBe('nothing');
  const swap: WorkDecision = { type: 'column-pulled', space, task: other, column, instead: task };
  scene.must(bo, swap);
  expect(undo(scene, bo, leave)).toBe('full');
  expect(undo(scene, bo, swap)).toBe('column-pulled');
  scene.must(ann, ruling({ signers: [], limit: null }));
  expect(undo(scene, bo, leave)).toBe('over');
});

test('[M474] what was given directly goes back to who had it before, while it is still with whom it was given to', () => {
  const given = (to: PersonId) => ({ type: 'work-assigned', space, task, to }) as const;
  const scene = atWork();
  scene.must(bo, given(cy));
  expect(undo(scene, bo, given(cy))).toBe('theirs');
  scene.must(bo, given(dee));
  expect(undo(scene, bo, given(dee))).toBe('work-assigned');
  expect(scene.holder()).toBe(cy);
  scene.must(bo, given(dee));
  scene.must(ann, given(bo));
  expect(undo(scene, bo, given(dee))).toBe('over');
});

test('[M474] what ended with a task that was put away is not open again', () => {
  const ended: Decision = { type: 'asking-ended', space, tasks: [task] };
  expect(undo(atWork(), bo, ended)).toBe('stay');
});
