// Who is away of those that are asked, before anything is sent.
import { expect, test } from 'vitest';
import { ann, bo, cy } from '../directory/test/scene.ts';
import type { Duty } from '../directory/away-schema.ts';
import type { PersonId } from '../ids.ts';
import { type Absent, absentAmong } from './absent.ts';
import type { Receiver } from './schema.ts';
import { atWork, dee, eve, space, team, type WorkScene } from './test/scene.ts';

function goes(scene: WorkScene, person: PersonId, deputies: Partial<Record<Duty, PersonId>> = {}): void {
  scene.must(person, { type: 'away-set', person, away: { from: scene.now, until: scene.now + 99, deputies } });
}
function told(
  scene: WorkScene,
  receivers: readonly Receiver[],
  { duty = 'gate', by = bo }: { readonly duty?: Duty; readonly by?: PersonId } = {},
): readonly Absent[] {
  if (scene.directory === undefined) throw new Error('nobody is here');
  return absentAmong({ directory: scene.directory, space, by, duty, now: scene.now }, receivers);
}
const names = (absent: readonly Absent[]) => absent.map(({ person, deputy }) => [person, deputy]);

test('[M520] of who is asked it is told who is away, until when, and who stands in for this kind of decision', () => {
  const scene = atWork();
  expect(told(scene, [{ person: cy }])).toEqual([]);
  goes(scene, cy, { approval: dee });
  const until = scene.directory?.persons[cy]?.away?.until;
  expect(told(scene, [{ person: cy }, { person: dee }], { duty: 'approval' })).toEqual([
    { person: cy, until, deputy: dee },
  ]);
  expect(names(told(scene, [{ person: cy }]))).toEqual([[cy, null]]);
  scene.now = (until ?? 0) + 1;
  expect(told(scene, [{ person: cy }], { duty: 'approval' })).toEqual([]);
});

test('[M520] a deputy who may not answer stands in for nobody: who asks themselves, and who does not stand in the space', () => {
  const own = atWork();
  goes(own, cy, { gate: bo });
  expect(names(told(own, [{ person: cy }]))).toEqual([[cy, null]]);
  expect(names(told(own, [{ person: cy }], { by: dee }))).toEqual([[cy, bo]]);
  const outside = atWork();
  goes(outside, cy, { gate: eve });
  expect(names(told(outside, [{ person: cy }]))).toEqual([[cy, eve]]);
  outside.must(ann, { type: 'space-shown', space, open: false, members: [ann, bo, cy, dee] });
  expect(names(told(outside, [{ person: cy }]))).toEqual([[cy, null]]);
});

test('[M520] of a team, or of whoever leads, it is told only when nobody of them is here but who asks; nobody twice', () => {
  const scene = atWork();
  goes(scene, cy);
  expect(names(told(scene, [{ team }], { by: dee }))).toEqual([]);
  expect(names(told(scene, [{ team }]))).toEqual([[cy, null]]);
  goes(scene, ann, { gate: dee });
  expect(names(told(scene, [{ role: 'lead' }, { person: ann }, { team }]))).toEqual([
    [ann, dee],
    [cy, null],
  ]);
});
