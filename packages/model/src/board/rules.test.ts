import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { archivedOnBoard, boardColumns, tasksOnBoard } from './queries.ts';

/** Any state that merging can bring about: columns archived or not, statuses in none, one or several of them. */
const states = fc.record({
  archived: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  links: fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.boolean()), { maxLength: 12 }),
  tasks: fc.array(
    fc.tuple(
      fc.nat(6),
      fc.constantFrom('a1', 'a2', 'x', '', 'zz'),
      fc.constantFrom<'archived' | 'binned' | null>(null, null, 'archived', 'binned'),
    ),
    { maxLength: 20 },
  ),
});

test('[M35] in whatever state merges leave a board, every task is shown once or listed in its archive once', () => {
  fc.assert(
    fc.property(states, ({ archived, links, tasks }) => {
      const scene = openScene();
      const statuses = [...scene.columns.map((id) => scene.rows.columns.get(id)?.statuses[0] ?? ''), 'q4', 'q5', 'q6'];
      const ids = scene.put(scene.columns[0], ...tasks.map((_, at) => `t${at}`));
      const put = tasks.map(([status, rank, gone], at) => ({ id: ids[at] ?? '', status, rank, gone }));
      for (const { id, status, rank, gone } of put) {
        scene.tx.tasks.patch(id, {
          status: statuses[status] ?? '',
          ranks: { [scene.board]: rank },
          ...(gone === null ? {} : { [gone]: 5 }),
        });
      }
      for (const [column, status, on] of links) {
        scene.tx.columns.patch(scene.columns[column] ?? '', { statuses: { [statuses[status] ?? '']: on } });
      }
      archived.forEach((is, at) =>
        scene.tx.columns.patch(scene.columns[at] ?? '', { archived: is ? 1_000 + at : null }),
      );
      const shown = scene.ask(tasksOnBoard, { board: scene.board }).map((card) => card.id);
      const resting = scene
        .ask(archivedOnBoard, { board: scene.board })
        .filter((row) => row.what === 'task')
        .map((row) => row.id);
      const here = put.filter(({ gone }) => gone !== 'binned').map(({ id }) => id);
      expect([...shown, ...resting].sort()).toEqual(here.sort());
      const columns = scene.ask(boardColumns, { board: scene.board });
      expect(columns.length).toBeGreaterThan(0);
      expect(columns.reduce((sum, column) => sum + column.count, 0)).toBe(shown.length);
    }),
    { numRuns: 200 },
  );
});

test('[M104] a closed task that is in an archive is on no board and listed once in what the board put away; reopened it is back at once', () => {
  const scene = openScene();
  const last = scene.columns.at(-1) ?? '';
  const [a = '', b = ''] = scene.put(last, 'a', 'b');
  const done = scene.rows.tasks.get(a)?.status ?? '';
  expect(scene.rows.statuses.get(done)?.kind).toBe('done');
  scene.tx.tasks.patch(a, { archive: '2026q3' });
  const onBoard = () => scene.ask(tasksOnBoard, { board: scene.board }).map(({ id }) => id);
  const putAway = () => scene.ask(archivedOnBoard, { board: scene.board });
  expect(onBoard()).toEqual([b]);
  expect(scene.ask(boardColumns, { board: scene.board }).find(({ id }) => id === last)?.count).toBe(1);
  expect(putAway()).toMatchObject([{ id: a, quarter: '2026q3', archived: Date.UTC(2026, 6), column: null }]);
  scene.tx.tasks.patch(a, { archived: 5 });
  expect(putAway()).toMatchObject([{ id: a, quarter: null, archived: 5 }]);
  scene.tx.tasks.patch(a, { archived: null });
  const open = scene.rows.columns.get(scene.columns[0])?.statuses[0] ?? '';
  scene.tx.tasks.patch(a, { status: open });
  expect(onBoard().toSorted()).toEqual([a, b].toSorted());
  expect(putAway()).toEqual([]);
});
