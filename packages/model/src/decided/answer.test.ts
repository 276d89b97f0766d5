// What rows show of decisions, and what a person is asked.
import { expect, test } from 'vitest';
import { ann, bo, cy } from '../directory/test/scene.ts';
import type { Directory } from '../directory/schema.ts';
import { askedOf } from './answer.ts';
import { changedBetween, overlayOf } from './on-record.ts';
import {
  answering,
  approval,
  asking,
  atWork,
  column,
  dee,
  doing,
  done,
  entering,
  offer,
  offering,
  project,
  ruling,
  space,
  task,
  todo,
  type WorkScene,
} from './test/scene.ts';

function directoryOf({ directory }: WorkScene): Directory {
  if (directory === undefined) throw new Error('nobody is here');
  return directory;
}
const asked = (scene: WorkScene, person: typeof bo) =>
  askedOf({ directory: directoryOf(scene), space, now: scene.now, person }, scene.matter());
const row = { id: task, project, assigned: bo as string | null, status: todo };
const shown = (scene: WorkScene, claims: Partial<typeof row> = {}) =>
  overlayOf(scene.decided, directoryOf(scene)).over({ ...row, ...claims }, space);

test('[M432] a row shows who has it on record, and keeps what its cell claims beside it', () => {
  const scene = atWork();
  expect(shown(scene)).not.toHaveProperty('claimed');
  scene.must(bo, offering());
  scene.must(cy, answering('offer-accepted'));
  expect(shown(scene)).toMatchObject({ assigned: cy, claimed: { assigned: bo, isHeld: true, gate: null } });
  expect(overlayOf(scene.decided, directoryOf(scene)).touches(task, undefined)).toBe(true);
});

test('[M432] a row whose project has a gate stands where the gate holds it, whatever its cell claims', () => {
  const scene = atWork();
  scene.must(ann, ruling());
  expect(shown(scene, { status: done })).toMatchObject({
    status: doing,
    claimed: { status: done, isHeld: false, gate: { column, why: 'not-entered' } },
  });
  expect(shown(scene, { status: todo })).not.toHaveProperty('claimed');
});

test('[M432] what changed is found without looking at all: tasks, and projects whose gate is another', () => {
  const scene = atWork();
  const before = scene.decided;
  scene.must(bo, offering());
  const between = scene.decided;
  scene.must(ann, ruling());
  expect(changedBetween(before, between)).toEqual({ tasks: [task], projects: [] });
  expect(changedBetween(between, scene.decided)).toEqual({ tasks: [], projects: [project] });
  expect(changedBetween(between, between)).toEqual({ tasks: [], projects: [] });
});

test('[M433] asked is who may answer: of an offer, of a counter-proposal, of a seat in its turn, at a gate', () => {
  const scene = atWork();
  scene.must(bo, offering());
  expect([asked(scene, cy), asked(scene, bo), asked(scene, dee)]).toEqual([
    [{ is: 'offer', offer: offer(), via: null }],
    [],
    [],
  ]);
  scene.must(cy, { type: 'offer-countered', space, task, offer: offer(), counter: { person: dee } });
  expect(asked(scene, bo)).toEqual([{ is: 'counter', offer: offer() }]);
  scene.must(bo, answering('offer-taken-back'));
  scene.must(bo, asking({ order: 'in-order' }));
  expect([asked(scene, cy), asked(scene, dee), asked(scene, bo)]).toEqual([
    [{ is: 'approval', approval: approval(), seat: 0, via: null }],
    [],
    [],
  ]);
});

test('[M433] at a gate its signers are asked, and who brought it in is not', () => {
  const scene = atWork();
  scene.must(ann, ruling());
  scene.must(bo, entering());
  const all = [cy, dee, bo].map((person) => asked(scene, person).map(({ is }) => is));
  expect(all.flat()).toContain('gate');
  expect(all[2]).toEqual([]);
});
