import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpaceId } from '@baton/model/ids';
import type { AnyRow } from './row.ts';
import { RowTable } from './rows.ts';

const row = (id: string, project: string | null, assigned: string | null = null): AnyRow => ({
  id,
  by: 'ann',
  project,
  assigned,
});
const table = (): RowTable =>
  new RowTable('tasks', {
    spaceOf: () => 's1' as SpaceId,
    homeOf: () => ({ in: 'space', space: 's1' as SpaceId }),
    writingOf: () => undefined,
    touchedAt: () => undefined,
  });
const idsBy = (at: RowTable, field: string, value: string): readonly string[] =>
  at
    .by(field, value)
    .map(({ id }) => id)
    .sort();

test('[R19] a row is found by each indexed value it has now, and by none it had', () => {
  const tasks = table();
  tasks.set('t1', row('t1', 'p1', 'uAnn'));
  tasks.set('t2', row('t2', 'p1'));
  expect([idsBy(tasks, 'project', 'p1'), idsBy(tasks, 'assigned', 'uAnn')]).toEqual([['t1', 't2'], ['t1']]);
  tasks.set('t1', row('t1', 'p2'));
  expect([idsBy(tasks, 'project', 'p1'), idsBy(tasks, 'project', 'p2'), idsBy(tasks, 'assigned', 'uAnn')]).toEqual([
    ['t2'],
    ['t1'],
    [],
  ]);
  tasks.set('t2', undefined);
  expect([idsBy(tasks, 'project', 'p1'), tasks.get('t2'), [...tasks.all()].length]).toEqual([[], undefined, 1]);
});

test('[R19] after any changes each index is what a scan of all rows finds', () => {
  const value = fc.constantFrom(null, 'p1', 'p2', 'p3');
  const change = fc.tuple(fc.constantFrom('t1', 't2', 't3', 't4'), fc.option(fc.tuple(value, value)));
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const tasks = table();
      for (const [id, next] of changes) tasks.set(id, next === null ? undefined : row(id, next[0], next[1]));
      for (const field of ['project', 'assigned']) {
        for (const asked of ['p1', 'p2', 'p3']) {
          const scanned = [...tasks.all()].filter((one) => one[field] === asked).map(({ id }) => id);
          expect(idsBy(tasks, field, asked)).toEqual(scanned.sort());
        }
      }
    }),
  );
});

test('[R19] rows are the very objects that were put, and a field without index is our own mistake', () => {
  const tasks = table();
  const one = row('t1', 'p1');
  tasks.set('t1', one);
  expect(tasks.get('t1')).toBe(one);
  expect(tasks.by('project', 'p1')[0]).toBe(one);
  expect(tasks.spaceOf('t1')).toBe('s1');
  expect(() => tasks.by('due', '2026-03-04')).toThrow('no index');
});
