import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { renameTask, setDue, setEstimate } from '@baton/model/task/commands';
import { taskByKey } from '@baton/model/task/queries';
import { useLiveOne } from '../lib/use-live.ts';
import { person } from '@baton/model/test/memory';
import { bo, scene, type Scene } from '../test/scene.tsx';
import { FieldTraces } from './field-traces.tsx';

const cy = person('cy');
let at: Scene;
const task = () => at.company.tasks['Press kit: words and stills'] ?? '';
function Fields() {
  const found = useLiveOne(taskByKey, { key: 'SPR-121' });
  if (!found) return null;
  return (
    <>
      <section aria-label="Title">
        <FieldTraces task={found.id} field="title" value={found.title} />
      </section>
      <section aria-label="Estimate">
        <FieldTraces task={found.id} field="estimate" value={found.estimate} />
      </section>
    </>
  );
}
const field = (name: string) => screen.getByRole('region', { name });
const here = (person: string, of: string | null, me = false) => ({
  person: person as never,
  deviceNo: 2,
  at: at.company.board,
  on: task(),
  field: of,
  me,
});
beforeEach(async () => {
  at = scene();
  await at.show(<Fields />);
});

test('the field that a colleague edits wears a frame with the first name, the others none', async () => {
  act(() => at.workspace.setHere([here(bo, 'estimate')]));
  await at.settle();
  expect(field('Estimate').textContent).toBe('Yuki is editing this');
  expect(field('Title').textContent).toBe('');
});

test('reading is no editing, and my own other device is not a colleague', async () => {
  act(() => at.workspace.setHere([here(bo, null), here('me', 'title', true)]));
  await at.settle();
  expect(field('Title').textContent).toBe('');
});

test('the frame goes when the field is left', async () => {
  act(() => at.workspace.setHere([here(cy, 'title')]));
  await at.settle();
  expect(field('Title').textContent).toMatch(/^Lena/);
  act(() => at.workspace.setHere([here(cy, null)]));
  await at.settle();
  expect(field('Title').textContent).toBe('');
});

test('what a colleague changes is tinted in its own field only', async () => {
  at.workspace.byOther(bo, (memory) => memory.does(setEstimate, { task: task(), estimate: 45 }));
  await at.settle();
  expect(field('Estimate').querySelector('[data-person]')).toBeTruthy();
  expect(field('Title').querySelector('[data-person]')).toBeNull();
});

test('a change of another field tints nothing here, and my own change nothing at all', async () => {
  at.workspace.byOther(bo, (memory) => memory.does(setDue, { task: task(), due: null }));
  await at.settle();
  expect(document.querySelector('section [data-person]')).toBeNull();
  await at.workspace.run(renameTask, { task: task(), title: 'Mine' });
  await at.settle();
  expect(field('Title').querySelector('[data-person]')).toBeNull();
});
