import { expect, test } from 'vitest';
import { addTask, device, space } from './scene.fixture.ts';

test('[R1] a command reads its own writes; the rows and a peer show what it wrote', async () => {
  const ann = device('ann', 1);
  const written = await ann.run((tx) => {
    addTask('t1', 'Seams')(tx, ann.ctx);
    return [tx.tasks.get('t1')?.title, tx.tasks.by('project', 'p1').length, tx.tasks.spaceOf('t1')];
  });
  expect(written.result).toEqual(['Seams', 1, space]);
  expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Seams', by: 'ann', assigned: null, tags: [] });
  expect(written.changes).toEqual([{ table: 'tasks', id: 't1', kind: 'put', by: 'ann', own: true, fields: ['title', 'project', 'status', 'created'] }]);
  const bo = device('bo', 2);
  bo.take(written.envelopes, 'ann');
  expect(bo.replica.rows.tasks.get('t1')).toEqual(ann.replica.rows.tasks.get('t1'));
  expect(bo.replica.rows.tasks.by('project', 'p1')).toHaveLength(1);
  expect(bo.replica.rows.tasks.spaceOf('t1')).toBe(space);
});
