import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import type { Gesture, Written } from '../contract.ts';
import { addTask, device, partition, retitle, type TestDevice } from '../test/scene.ts';

const titleOf = (at: TestDevice, id = 't1'): string | undefined => at.replica.rows.tasks.get(id)?.title;
type Undone = Written<{ readonly undone: number; readonly skipped: number }>;

test('[R31] undo writes back what was there, one gesture at once, and empties what was absent', async () => {
  const ann = device('ann', 1);
  await ann.run(addTask('t1', 'Seams'));
  const { gesture } = await ann.run(
    (tx) => tx.tasks.patch('t1', { title: 'Hems', due: '2026-03-05' as never, tags: { sea: true } }) as undefined,
    'rename',
  );
  expect(gesture).toMatchObject({
    name: 'rename',
    cells: [
      { doc: partition, key: 't1+ti', before: 'Seams' },
      { key: 't1+du', before: undefined },
      { key: 't1+tg:sea' },
    ],
  });
  const undone = await ann.undo(gesture);
  expect(undone.result).toEqual({ undone: 3, skipped: 0 });
  expect(undone.envelopes).toHaveLength(1);
  expect(undone.gesture.name).toBe('rename');
  expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Seams', due: null, tags: [] });
});

test('[R31] undoing mine does not undo yours: a cell that is no longer the gesture’s own is skipped and counted', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const made = await ann.run(addTask('t1', 'Seams'));
  const edit = await ann.run((tx) => tx.tasks.patch('t1', { title: 'Hems', priority: 1 }) as undefined);
  bo.take([...made.envelopes, ...edit.envelopes], 'ann');
  bo.clock.now += 1000;
  ann.take((await bo.run(retitle('t1', 'Cuffs'))).envelopes, 'bo');
  const { result } = await ann.undo(edit.gesture);
  expect(result).toEqual({ undone: 1, skipped: 1 });
  expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Cuffs', priority: null });
});

test('[R31] undo of a new record takes it away, redo brings it back whole', async () => {
  const ann = device('ann', 1);
  const made = await ann.run(addTask('t1', 'Seams'));
  const row = ann.replica.rows.tasks.get('t1');
  const undone = await ann.undo(made.gesture);
  expect(undone.changes).toEqual([{ table: 'tasks', id: 't1', kind: 'gone', own: true }]);
  expect([...ann.replica.rows.tasks.all()]).toEqual([]);
  const redone = await ann.undo(undone.gesture);
  expect(redone.result).toEqual({ undone: 4, skipped: 0 });
  expect(ann.replica.rows.tasks.get('t1')).toEqual(row);
});

test('[R32] a cell that an undo wrote back stands for the one it brought back: undo goes on step by step, and redo too', async () => {
  const ann = device('ann', 1);
  await ann.run(addTask('t1', '0'));
  const gestures: Gesture[] = [];
  for (const title of ['1', '2', '3', '4']) gestures.push((await ann.run(retitle('t1', title))).gesture);
  for (let round = 0; round < 3; round += 1) {
    const redo: Gesture[] = [];
    for (const [at, gesture] of gestures.toReversed().entries()) {
      const undone: Undone = await ann.undo(gesture);
      expect([undone.result, titleOf(ann)]).toEqual([{ undone: 1, skipped: 0 }, String(3 - at)]);
      redo.push(undone.gesture);
    }
    gestures.length = 0;
    for (const [at, gesture] of redo.toReversed().entries()) {
      const redone: Undone = await ann.undo(gesture);
      expect([redone.result, titleOf(ann)]).toEqual([{ undone: 1, skipped: 0 }, String(at + 1)]);
      gestures.push(redone.gesture);
    }
  }
});

test('[R31] an edit of mine that Bo’s newer edit beat is not undone, confirmed or not', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const made = await ann.run(addTask('t1', 'Seams'));
  bo.take(made.envelopes, 'ann');
  const mine = await ann.run(retitle('t1', 'Ann’s'));
  bo.clock.now += 60_000;
  ann.take((await bo.run(retitle('t1', 'Bo’s'))).envelopes, 'bo');
  const { result, envelopes } = await ann.undo(mine.gesture);
  expect([result, envelopes, titleOf(ann)]).toEqual([{ undone: 0, skipped: 1 }, [], 'Bo’s']);
});

test('[R31] a gesture can be undone after its batch was confirmed and came back, and after a refusal there is nothing of it', async () => {
  const ann = device('ann', 1);
  const made = await ann.run(addTask('t1', 'Seams'));
  ann.confirm(made);
  const edit = await ann.run(retitle('t1', 'Hems'));
  ann.replica.receive(partition, edit.envelopes[0]?.bytes as Uint8Array, { person: 'ann' as PersonId, own: true });
  ann.confirm(edit);
  expect((await ann.undo(edit.gesture)).result).toEqual({ undone: 1, skipped: 0 });
  const refused = await ann.run(retitle('t1', 'Cuffs'));
  await ann.replica.refuse([refused.gesture.id], 2 ** 45);
  expect((await ann.undo(refused.gesture)).result).toEqual({ undone: 0, skipped: 1 });
});
