import { expect, test } from 'vitest';
import { addTask, device, partition, retitle, start } from '../test/scene.ts';

test('[M261] who wrote a value last, and when, is the same on every device and after a projection', async () => {
  const [ann, bo] = [device('uAnn', 1), device('uBo', 2)];
  const born = await ann.run(addTask('t1', 'a'));
  ann.confirm(born);
  bo.take(born.envelopes, 'uAnn');
  bo.clock.now = start + 60_000;
  const renamed = await bo.run(retitle('t1', 'b'));
  expect(bo.replica.rows.tasks.writingOf('t1', 'title')?.by).toBe('uBo');
  bo.confirm(renamed);
  ann.take(renamed.envelopes, 'uBo');
  const told = bo.replica.rows.tasks.writingOf('t1', 'title');
  expect(ann.replica.rows.tasks.writingOf('t1', 'title')).toEqual(told);
  expect(ann.replica.rows.tasks.writingOf('t1', 'project')?.by).toBe('uAnn');
  const again = device('uAnn', 3);
  again.replica.loadProjection(partition, ann.replica.project(partition));
  expect(again.replica.rows.tasks.writingOf('t1', 'title')).toEqual(told);
  expect(again.replica.rows.tasks.writingOf('t2', 'title')).toBeUndefined();
});

test('[M348] when anything of a record was written last is told alike on every device, and after it was kept', async () => {
  const [ann, bo] = [device('uAnn', 1), device('uBo', 2)];
  const born = await ann.run(addTask('t1', 'a'));
  ann.confirm(born);
  const first = ann.replica.rows.tasks.touchedAt('t1');
  bo.take(born.envelopes, 'uAnn');
  expect(bo.replica.rows.tasks.touchedAt('t1')).toBe(first);
  bo.clock.now = start + 60_000;
  const renamed = await bo.run(retitle('t1', 'b'));
  bo.confirm(renamed);
  ann.take(renamed.envelopes, 'uBo');
  const told = bo.replica.rows.tasks.touchedAt('t1');
  expect(told).toBe(start + 60_000);
  expect(ann.replica.rows.tasks.touchedAt('t1')).toBe(told);
  const again = device('uAnn', 3);
  again.replica.loadProjection(partition, ann.replica.project(partition));
  expect(again.replica.rows.tasks.touchedAt('t1')).toBe(told);
  expect(again.replica.rows.tasks.touchedAt('t2')).toBeUndefined();
});
