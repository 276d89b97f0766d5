// Gates and hard limits, and where a task stands whatever its status says.
import { expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import type { RecordId } from '../ids.ts';
import { ann, bo, cy, deviceId, spaceId } from '../directory/test/scene.ts';
import { decidedIn } from './fold.ts';
import { placedAt } from './placed.ts';
import {
  answering,
  atGate,
  atWork,
  column,
  dee,
  doing,
  done,
  entering,
  eve,
  offer,
  offering,
  other,
  project,
  review,
  ruling,
  space,
  task,
  team,
  todo,
  type WorkScene,
} from './test/scene.ts';

function gated(part: Parameters<typeof ruling>[0] = {}): WorkScene {
  const scene = atWork();
  scene.must(ann, ruling(part));
  return scene;
}
const pulled = (of = task, instead?: string): Decision => ({
  type: 'column-pulled',
  space,
  task: of,
  column,
  ...(instead === undefined ? {} : { instead }),
});
const left = (of = task): Decision => ({ type: 'column-left', space, task: of, column });
const third = 't3' as RecordId;
const placed = (scene: WorkScene, status: string, of = task) => {
  const { directory } = scene;
  if (directory === undefined) throw new Error('it was founded');
  return placedAt({ directory, decided: decidedIn(scene.decided, space) }, { task: of, project, status });
};

test('[M390] only a lead rules a column; entering is an offer to its signers, by who has the task', () => {
  const scene = atWork();
  expect(scene.why(bo, ruling())).toBe('only its leads and admins set a gate or limit');
  expect(scene.why(bo, entering())).toBe('the column has no gate');
  scene.must(ann, ruling());
  scene.must(bo, entering());
  expect(scene.matter().offer).toMatchObject({ to: [{ person: cy }], column });
  expect(scene.why(bo, entering(2))).toBe('it is offered already');
  scene.must(cy, answering('offer-accepted'));
  expect(scene.why(dee, entering(2))).toBe('only who has it passes it on');
  expect(scene.why(cy, entering(2))).toBe('it stands in the gate already');
});

test('[M390] a signer does not bring in what they are to sign', () => {
  expect(gated().why(cy, entering())).toBe('nobody signs their own work: somebody else brings it in');
  const scene = gated({ signers: [{ team }] });
  scene.must(cy, entering());
  expect(scene.why(cy, atGate('gate-signed'))).toBe('nobody signs their own work');
  scene.must(bo, atGate('gate-signed'));
});

test('[M391] whatever its status says, a task stands before the gate until it has entered, and in it until it is signed', () => {
  const scene = gated();
  expect(placed(scene, doing)).toEqual({ at: 'status', status: doing });
  for (const status of [review, done, 'a-new-one'])
    expect(placed(scene, status)).toEqual({ at: 'gate', column, status: doing, why: 'not-entered' });
  scene.must(bo, entering());
  expect(placed(scene, review)).toEqual({ at: 'status', status: review });
  expect(placed(scene, done)).toEqual({ at: 'gate', column, status: review, why: 'not-signed' });
  expect(scene.why(dee, atGate('gate-signed'))).toBe('only its signers sign at a gate');
  expect(scene.why(bo, atGate('gate-signed'))).toBe('nobody signs their own work');
  scene.must(cy, atGate('gate-signed'));
  expect(placed(scene, done)).toEqual({ at: 'status', status: done });
  expect(scene.holder()).toBe(bo);
});

const lettingPast = (...tasks: RecordId[]): Decision => ({ type: 'work-let-past', space, column, tasks });

test('[M398] what lay behind a gate when it was set stays there by a lead’s word, and one gate is not another', () => {
  const scene = atWork();
  expect(scene.why(bo, lettingPast(task))).toBe('only its leads and admins let work past a gate');
  expect(scene.why(ann, lettingPast(task, task))).toBe('a task is named twice');
  scene.must(ann, lettingPast(task, other));
  expect(scene.why(ann, ruling({ signers: [], limit: 2, past: 1 }))).toBe('the column has no gate');
  scene.must(ann, ruling({ past: 1 }));
  for (const of of [task, other]) expect(placed(scene, done, of)).toEqual({ at: 'status', status: done });
  expect(placed(scene, done, third)).toMatchObject({ why: 'not-entered' });
  const second = 'c2' as RecordId;
  scene.must(ann, ruling({ column: second, before: [todo, doing, review], inside: [done] }));
  expect(placed(scene, done)).toMatchObject({ column: second, why: 'not-entered' });
});

test('[M398] what has entered the gate is signed out of it, whether it was let past before or not', () => {
  const scene = atWork();
  scene.must(ann, lettingPast(task));
  scene.must(ann, ruling({ past: 1 }));
  scene.must(bo, entering());
  expect(placed(scene, done)).toMatchObject({ why: 'not-signed' });
  scene.must(ann, lettingPast(task, other));
  scene.must(ann, ruling({ past: 1 }));
  expect(placed(scene, done)).toMatchObject({ why: 'not-signed' });
  expect(placed(scene, done, other)).toEqual({ at: 'status', status: done });
  scene.must(cy, atGate('gate-returned'));
  expect(placed(scene, done)).toMatchObject({ why: 'not-entered' });
});

test('[M530] a gate that is set lets nothing past: what is named afterwards waits until it is set anew', () => {
  const scene = atWork();
  scene.must(ann, lettingPast(task));
  scene.must(ann, ruling({ past: 1 }));
  scene.must(ann, lettingPast(other));
  expect(placed(scene, done, other)).toMatchObject({ why: 'not-entered' });
  expect(scene.why(ann, ruling({ past: 2 }))).toBe('what it lets past was not named before it');
  scene.must(ann, ruling());
  expect(placed(scene, done, other)).toMatchObject({ why: 'not-entered' });
  expect(scene.why(ann, ruling({ past: 1 }))).toBe('what it lets past was not named before it');
  expect(placed(scene, done)).toEqual({ at: 'status', status: done });
});

test('[M530] a rule takes the newest of its own device, in several statements, whatever others name meanwhile', () => {
  const scene = atWork();
  scene.must(ann, { type: 'role-set', space, person: cy, role: 'lead' });
  scene.must(ann, lettingPast(third));
  scene.must(ann, lettingPast(task));
  scene.must(cy, lettingPast('t4'));
  scene.must(bo, offering({ to: { person: dee } }));
  scene.must(ann, lettingPast(other));
  scene.must(ann, ruling({ past: 2 }));
  for (const of of [task, other]) expect(placed(scene, done, of)).toEqual({ at: 'status', status: done });
  for (const of of [third, 't4']) expect(placed(scene, done, of)).toMatchObject({ why: 'not-entered' });
  scene.must(cy, ruling({ past: 1, signers: [{ person: dee }] }));
  expect(placed(scene, done, 't4')).toEqual({ at: 'status', status: done });
});

test('[M530] what left the space meanwhile is not let past, and keeps none of the others from it', () => {
  const scene = atWork();
  scene.must(ann, lettingPast(task, other));
  scene.must(ann, { type: 'space-shown', space: spaceId(2), open: true, members: [] });
  scene.must(ann, { type: 'moved', records: [task], born: space, from: space, to: spaceId(2) });
  scene.must(ann, ruling({ past: 1 }));
  expect(placed(scene, done, other)).toEqual({ at: 'status', status: done });
  expect(scene.matter(task).past).toEqual({});
});

test('[M398] [M378] said by a device that was another’s it counts for nothing', () => {
  const scene = atWork();
  scene.must(ann, { type: 'role-set', space, person: cy, role: 'lead' });
  const from = scene.number + 1;
  scene.must(cy, lettingPast(task));
  scene.must(cy, ruling({ past: 1, signers: [{ person: dee }] }));
  scene.must(cy, { type: 'device-contested', device: deviceId(3), from });
  scene.must(ann, { type: 'contest-settled', device: deviceId(3), upheld: true });
  expect(placed(scene, done)).toMatchObject({ why: 'not-entered' });
});

test('[M391] a rule is of the statuses of its project', () => {
  const scene = gated();
  const { directory } = scene;
  const decided = decidedIn(scene.decided, space);
  const elsewhere = { task, project: 'p2', status: done };
  expect(directory && placedAt({ directory, decided }, elsewhere)).toEqual({ at: 'status', status: done });
});

test('[M391] of two gates the first that was not passed holds it', () => {
  const scene = gated();
  const second = 'c2';
  scene.must(
    ann,
    ruling({ column: second, before: [todo, doing, review], inside: [done], signers: [{ person: dee }] }),
  );
  expect(placed(scene, done)).toMatchObject({ column, why: 'not-entered' });
  scene.must(bo, entering());
  scene.must(cy, atGate('gate-signed'));
  expect(placed(scene, done)).toEqual({ at: 'gate', column: second, status: review, why: 'not-entered' });
});

test('[M392] each of several signers signs, and one of them returns it; then it enters anew', () => {
  const scene = gated({ signers: [{ person: cy }, { person: dee }] });
  scene.must(bo, entering());
  scene.must(cy, atGate('gate-signed'));
  expect(scene.why(cy, atGate('gate-signed'))).toBe('they have signed it already');
  expect(placed(scene, done)).toMatchObject({ why: 'not-signed' });
  scene.must(dee, atGate('gate-returned'));
  expect(placed(scene, done)).toMatchObject({ why: 'not-entered' });
  expect(scene.why(cy, atGate('gate-signed'))).toBe('it was returned before');
  scene.must(bo, entering(2));
  expect(scene.why(dee, atGate('gate-signed'))).toBe('it did not enter the gate so');
  scene.must(dee, atGate('gate-signed', 2));
  expect(placed(scene, done)).toMatchObject({ why: 'not-signed' });
  scene.must(cy, atGate('gate-signed', 2));
  expect(placed(scene, done)).toEqual({ at: 'status', status: done });
  expect(scene.why(cy, atGate('gate-signed', 2))).toBe('it was signed before');
});

test('[M392] what stands in a gate keeps the signers with which it entered', () => {
  const scene = gated();
  scene.must(bo, entering());
  scene.must(ann, ruling({ signers: [{ person: dee }] }));
  expect(scene.why(dee, atGate('gate-signed'))).toBe('only its signers sign at a gate');
  scene.must(cy, atGate('gate-signed'));
  expect(placed(scene, done)).toEqual({ at: 'status', status: done });
});

test('[M378] signed by a device that is contested it stands in the gate until that is settled, and upheld it is signed anew', () => {
  const scene = gated();
  scene.must(bo, entering());
  const from = scene.number + 1;
  scene.must(cy, atGate('gate-signed'));
  scene.must(cy, { type: 'device-contested', device: deviceId(3), from });
  expect(placed(scene, done)).toEqual({ at: 'gate', column, status: review, why: 'not-signed' });
  expect(placed(scene, review)).toEqual({ at: 'status', status: review });
  expect(scene.why(bo, entering(2))).toBe('what this rests on was said by a device that is contested');
  const open = structuredClone(scene.directory);
  scene.must(ann, { type: 'contest-settled', device: deviceId(3), upheld: false });
  expect(placed(scene, done)).toEqual({ at: 'status', status: done });
  scene.directory = open;
  scene.must(ann, { type: 'contest-settled', device: deviceId(3), upheld: true });
  expect(placed(scene, done)).toEqual({ at: 'gate', column, status: review, why: 'not-signed' });
});

test('[M392] taking the offer back takes it out of the gate', () => {
  const scene = gated();
  scene.must(bo, entering());
  scene.must(bo, answering('offer-taken-back'));
  expect(placed(scene, review)).toMatchObject({ why: 'not-entered' });
  expect(scene.why(cy, atGate('gate-signed'))).toBe('it did not enter the gate so');
});

test('[M393] a signer’s deputy signs at a gate while they are away', () => {
  const scene = gated();
  scene.must(bo, entering());
  const away = { from: scene.now, until: scene.now + 9, deputies: { gate: eve } };
  scene.must(cy, { type: 'away-set', person: cy, away });
  expect(scene.why({ by: dee, via: cy }, atGate('gate-signed'))).toBe('they are not the deputy for this at this time');
  expect(scene.via({ by: eve, via: cy }, atGate('gate-signed'))).not.toHaveProperty('illegal');
  expect(placed(scene, done)).toEqual({ at: 'status', status: done });
});

test('[M394] a hard limit lets in so many, in the order in which they were pulled; the rest stands before it', () => {
  const scene = gated({ signers: [], limit: 2 });
  scene.must(bo, pulled(task));
  scene.must(cy, pulled(other));
  expect(scene.why(dee, pulled(third))).toBe('the column is full');
  expect(placed(scene, review, third)).toEqual({ at: 'gate', column, status: doing, why: 'full' });
  expect(placed(scene, review)).toEqual({ at: 'status', status: review });
  expect(placed(scene, done, third)).toEqual({ at: 'status', status: done });
  expect(scene.why(bo, pulled(task))).toBe('it is in the column already');
  expect(scene.why(eve, left(task))).toBe('who takes work out works in its space');
  scene.must(dee, left(task));
  expect(scene.why(dee, left(task))).toBe('it is not in the column');
  expect(placed(scene, review, third)).toMatchObject({ why: 'not-pulled' });
  scene.must(dee, pulled(third));
  expect(placed(scene, review, task)).toMatchObject({ why: 'full' });
});

test('[M394] one is let in instead of another, in one step', () => {
  const scene = gated({ signers: [], limit: 1 });
  scene.must(bo, pulled(task));
  expect(scene.why(bo, pulled(other, third))).toBe('the other one is not in the column');
  scene.must(bo, pulled(other, task));
  expect(placed(scene, review, task)).toMatchObject({ why: 'full' });
  expect(gated().why(bo, pulled(task))).toBe('the column has no hard limit');
});

test('[M395] a place in a column is free when its task goes to another space; a rule without gate and limit is none', () => {
  const scene = gated({ signers: [], limit: 1 });
  scene.must(bo, pulled(task));
  scene.must(ann, { type: 'space-shown', space: spaceId(2), open: true, members: [] });
  scene.must(ann, { type: 'moved', records: [task], born: space, from: space, to: spaceId(2) });
  scene.must(bo, pulled(other));
  scene.must(ann, ruling({ signers: [], limit: null }));
  expect(placed(scene, review, third)).toEqual({ at: 'status', status: review });
  expect(scene.why(ann, ruling({ before: [todo], inside: [todo] }))).toBe('a status is before the gate or inside');
  expect(scene.why(ann, ruling({ signers: [{ person: 'u9' as never }] }))).toBe(
    'who is named does not work in this space',
  );
  expect(scene.why(bo, { ...entering(), task: other, offer: offer(2) })).toBe('the column has no gate');
});
