// Views on a replica: whatever moves its rows, they say what reading every row says, and they are ready without reading one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rows } from '@baton/model/tx';
import { taskCounts } from '@baton/model/task/counts-view';
import { taskKeys } from '@baton/model/task/keys-view';
import { readTyped, taskTitles } from '@baton/model/task/titles-view';
import { viewOf } from '@baton/model/view';
import { heldTasks } from '@baton/model/work/held-view';
import { fed, play, steps } from '../test/history.ts';
import { addTask, device, partition, retitle, space, type TestDevice } from '../test/scene.ts';

const sorted = <T>(all: Iterable<T>): T[] => [...all].sort((a, b) => (String(a) < String(b) ? -1 : 1));
const texts = ['title', 't', '1', 'title 2', '9'];

type Asked = Pick<Rows['tasks'], 'view'>;
function told(tasks: Asked): unknown {
  const { kept, binned, visible } = tasks.view(taskCounts);
  const { byHome, byFormer } = tasks.view(taskKeys);
  const titles = tasks.view(taskTitles);
  const held = [...tasks.view(heldTasks)].flatMap(([who, of]) =>
    [...of].flatMap(([status, ids]) => [...ids].map((id) => [who, status, id].join(' '))),
  );
  const listed = (of: ReadonlyMap<string, ReadonlySet<string>>) =>
    sorted(of.keys()).map((key) => [key, sorted(of.get(key) ?? [])]);
  return {
    kept,
    binned: sorted(binned),
    visible: sorted(visible.keys()).map((project) => [project, sorted(visible.get(project) ?? [])]),
    byHome: listed(byHome),
    byFormer: listed(byFormer),
    held: sorted(held),
    found: texts.map((text) => titles.find(readTyped(text), 50)),
  };
}
/** The views first: reading all rows would wake them. */
function expectAsScanned({ replica }: TestDevice): void {
  const kept = told(replica.rows.tasks);
  const { size } = replica.rows.tasks;
  const all = [...replica.rows.tasks.all()];
  expect(size).toBe(all.length);
  expect(kept).toEqual(told({ view: (view) => viewOf(view, all) }));
}

test('[R80] after own edits, undo, others’ edits and refusals a view is what all rows give', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat({ max: 3 }), async (all, most) => {
      const { devices } = await play(all);
      for (const at of devices) {
        at.replica.warm(most);
        expectAsScanned(at);
        const edit = await at.run(
          (tx) =>
            tx.tasks.add({ in: 'space', space }, 't9', {
              title: 'title 9',
              project: 'p9',
              status: 'q1',
              created: 2,
            }) as undefined,
        );
        const later = await at.run(retitle('t9', 'title 99'));
        expectAsScanned(at);
        await at.replica.refuse([later.gesture.id], 2 ** 44 + 77);
        expectAsScanned(at);
        await at.undo(edit.gesture);
        expectAsScanned(at);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('[R81] views of loaded partitions are what all rows give, before and after the rest of the log', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), fc.nat({ max: 3 }), async (all, cut, most) => {
      const { log } = await play(all);
      const place = cut % (log.length + 1);
      const before = fed(log.slice(0, place)).at;
      const docs = [...new Set(log.slice(0, place).map(({ envelope }) => envelope.doc))];
      const loaded = (reading: (at: TestDevice) => void) => {
        const at = device('eve', 10);
        for (const doc of docs) {
          at.replica.loadProjection(doc, before.replica.project(doc));
          reading(at);
        }
        return at;
      };
      const warmed = loaded((at) => void at.replica.warm(most));
      expectAsScanned(loaded(() => undefined));
      expectAsScanned(fed(log, warmed).at);
      // Projected again while asleep, and again when some of it was read.
      const third = device('eve', 11);
      const half = loaded(() => undefined);
      half.replica.rows.tasks.get('t1');
      for (const doc of docs) third.replica.loadProjection(doc, half.replica.project(doc));
      expectAsScanned(third);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('[R81] [R99] asking a view of a loaded partition reads no row, nor does counting them', async () => {
  const ann = device('ann', 1);
  for (const id of ['t1', 't2', 't3']) ann.confirm(await ann.run(addTask(id, `Seam ${id}`)));
  const blob = ann.replica.project(partition);
  // Lines that nobody could read: only who asks for a row would notice.
  const [head = '', briefs = '', ...lines] = new TextDecoder().decode(blob).split('\n');
  const spoilt = new TextEncoder().encode([head, briefs, ...lines.map(() => 'no cells')].join('\n'));
  const { replica } = (() => {
    const eve = device('eve', 2);
    eve.replica.loadProjection(partition, spoilt);
    return eve;
  })();
  expect(replica.warm(2)).toBe(true);
  expect(replica.warm(100)).toBe(false);
  expect(replica.rows.tasks.view(taskTitles).find(readTyped('seam'), 2)).toEqual(['t1', 't2']);
  expect(replica.rows.tasks.view(taskCounts).visible.get('p1')?.get('q1')).toBe(3);
  expect(replica.rows.tasks.size).toBe(3);
  expect(() => replica.rows.tasks.get('t1')).toThrow('JSON');
});

test('[R99] a command counts its own writes, and none that was refused', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  const added = await ann.run((tx, ctx) => {
    expect(tx.tasks.size).toBe(1);
    addTask('t2', 'Hems')(tx, ctx);
    expect(tx.tasks.size).toBe(2);
    return undefined;
  });
  expect(ann.replica.rows.tasks.size).toBe(2);
  await ann.replica.refuse([added.gesture.id], 2 ** 44 + 77);
  expect(ann.replica.rows.tasks.size).toBe(1);
});

test('[R80] a command reads its own writes in a view too', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  const find = (tasks: Asked, text: string) => tasks.view(taskTitles).find(readTyped(text), 5);
  await ann.run((tx) => {
    expect(find(tx.tasks, 'seams')).toEqual(['t1']);
    tx.tasks.patch('t1', { title: 'Hems' });
    expect([find(tx.tasks, 'seams'), find(tx.tasks, 'hems')]).toEqual([[], ['t1']]);
    return undefined;
  });
  expect(find(ann.replica.rows.tasks, 'hems')).toEqual(['t1']);
});

test('[R80] a field that is not brief cannot be viewed: that is our own mistake', () => {
  const { rows } = device('ann', 1).replica;
  const dues = { fields: ['due'] as const, open: () => ({}), move: () => undefined };
  expect(() => rows.tasks.view(dues)).toThrow('not brief');
});

test('[R81] a row that was read keeps its cells asleep until somebody writes it', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  const eve = device('eve', 2);
  eve.replica.loadProjection(partition, ann.replica.project(partition));
  expect(eve.replica.rows.tasks.get('t1')?.title).toBe('Seams');
  const edit = await ann.run(retitle('t1', 'Hems'));
  eve.take(edit.envelopes, 'ann');
  expect(eve.replica.rows.tasks.get('t1')?.title).toBe('Hems');
  expect(eve.replica.rows.tasks.view(taskTitles).find(readTyped('hems'), 5)).toEqual(['t1']);
  expect(eve.replica.cellsOf('t1')).toEqual(ann.replica.cellsOf('t1'));
});
