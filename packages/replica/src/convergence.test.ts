import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { snapshotOf } from './compacting/compact.ts';
import { act, draws, fed, newTitle, ordered, play, rowsOf, steps, type Step } from './test/history.ts';
import { addTask, device, type Act, type TestDevice } from './test/scene.ts';

test('[R39] any order of delivery that keeps causes before effects, with repetitions, gives the same rows as the writers have', async () => {
  await fc.assert(
    fc.asyncProperty(steps, draws, draws, async (all, one, other) => {
      const { log, devices } = await play(all);
      const rows = devices.map(rowsOf);
      expect(rows[1]).toEqual(rows[0]);
      expect(rows[2]).toEqual(rows[0]);
      expect(rowsOf(fed(ordered(log, one)).at)).toEqual(rows[0]);
      expect(rowsOf(fed(ordered(log, other)).at)).toEqual(rows[0]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('[R33] a projection taken anywhere in the log, and the rest of the log, give the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (all, cut) => {
      const { log, devices } = await play(all);
      const place = cut % (log.length + 1);
      const before = fed(log.slice(0, place)).at;
      const after = device('eve', 10);
      for (const doc of new Set(log.slice(0, place).map(({ envelope }) => envelope.doc)))
        after.replica.loadProjection(doc, before.replica.project(doc));
      expect(rowsOf(after)).toEqual(rowsOf(before));
      expect(rowsOf(fed(log, after).at)).toEqual(rowsOf(devices[0] as TestDevice));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('[R37] rows from the bytes of the log are the rows of the maps with their hidden cells written back', async () => {
  await fc.assert(
    fc.asyncProperty(steps, draws, async (all, draw) => {
      const { log, devices } = await play(all);
      const at = device('eve', 9);
      let session = 0;
      for (const doc of new Set(log.map(({ envelope }) => envelope.doc))) {
        const bytes = ordered(log, draw)
          .filter(({ envelope }) => envelope.doc === doc)
          .map(({ envelope }) => envelope.bytes);
        const { snapshot } = snapshotOf(doc, bytes, () => 2 ** 44 + (session += 1));
        at.replica.receive(doc, snapshot, { person: 'x' as PersonId, own: false });
      }
      expect(rowsOf(at)).toEqual(rowsOf(devices[0] as TestDevice));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('[R16] whatever the order, each title that nobody knowingly replaced is shown or told of as superseded', async () => {
  const rename = fc.record({
    who: fc.nat({ max: 2 }),
    act: act.map((): Act<undefined> => (tx) => tx.tasks.patch('t1', { title: newTitle() }) as undefined),
    undo: fc.constant(false),
    skew: fc.integer({ min: -7200, max: 7200 }),
    deliver: fc.boolean(),
  });
  const make: Step = { who: 0, act: addTask('t1', 'first'), undo: false, skew: 0, deliver: true };
  await fc.assert(
    fc.asyncProperty(fc.array(rename, { minLength: 1, maxLength: 12 }), draws, async (all, draw) => {
      const replaced = new Set<unknown>();
      const watched = all.map((step): Step => ({
        ...step,
        act: (tx, ctx) => {
          replaced.add(tx.tasks.get('t1')?.title);
          return step.act(tx, ctx);
        },
      }));
      const { log, devices } = await play([make, ...watched]);
      const shown = devices[0]?.replica.rows.tasks.get('t1')?.title;
      const { lost } = fed(ordered(log, draw));
      const titlesOf = log
        .flatMap(({ envelope }) =>
          fed(log.slice(0, log.findIndex((entry) => entry.envelope === envelope) + 1)).at.replica.cellsOf('t1'),
        )
        .filter(({ key }) => key === 't1+ti')
        .map(({ value }) => value);
      expect(titlesOf).toContain(shown);
      const told = new Set(lost.map((one) => one.lost.value));
      const written = new Set(lost.flatMap((one) => [one.lost.value, one.won.value]).concat(titlesOf));
      const silent = [...written].filter((title) => !replaced.has(title) && title !== shown && !told.has(title));
      expect(silent).toEqual([]);
      expect(told).not.toContain(shown);
    }),
    { numRuns: 150 },
  );
}, 60_000);
