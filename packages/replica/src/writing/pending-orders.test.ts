// What is pending, in whatever order acknowledgements, refusals, catch-ups and restarts come.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { clientIdOf } from '../client-id.ts';
import type { Envelope, Written } from '../contract.ts';
import { addTask, device, retitle, space, type Act, type TestDevice } from '../test/scene.ts';

const own = { person: 'ann' as PersonId, own: true };
const titles = (at: TestDevice): string[] =>
  [...at.replica.rows.tasks.all()].map(({ id, title }) => `${id} ${title}`).toSorted();
const retag: Act<undefined> = (tx) => tx.tasks.patch('t1', { tags: { sea: true }, priority: 2 }) as undefined;
const acts: readonly Act<undefined>[] = [
  addTask('t1', 'Seams'),
  addTask('t2', 'Hems'),
  retitle('t1', 'Cuffs'),
  retag,
  retitle('t2', 'Collar'),
  (tx) => tx.tasks.patch('t1', { tags: { sea: false }, due: '2026-03-05' as never }) as undefined,
];

async function writtenAll(): Promise<{ ann: TestDevice; batches: Written<unknown>[] }> {
  const ann = device('ann', 1);
  const batches: Written<unknown>[] = [];
  for (const act of acts) batches.push(await ann.run(act));
  return { ann, batches };
}
const restart = (batches: readonly Written<unknown>[]): TestDevice => {
  const again = device('ann', 1, { session: 1 });
  for (const { gesture, envelopes } of batches) again.replica.restorePending(gesture.id, envelopes);
  return again;
};
/** Everything that rows are made of. */
const cellsOf = (at: TestDevice) =>
  ['t1', 't2'].map((id) =>
    at.replica
      .cellsOf(id)
      .map(({ key, value, t }) => `${key} ${JSON.stringify(value)} ${t}`)
      .toSorted(),
  );

test('[R27] [R26] an outbox that is restored and confirmed in any order shows what was written, and projects it whole', async () => {
  const { ann, batches } = await writtenAll();
  const shown = titles(ann);
  for (const { gesture } of batches) ann.replica.confirm(gesture.id);
  const order = fc.shuffledSubarray([...batches.keys()], { minLength: batches.length });
  fc.assert(
    fc.property(order, (places) => {
      const again = restart(batches);
      expect(titles(again)).toEqual(shown);
      for (const place of places) {
        again.replica.confirm(batches[place]?.gesture.id ?? '');
        expect(titles(again)).toEqual(shown);
      }
      expect(cellsOf(again)).toEqual(cellsOf(ann));
      const fresh = device('eve', 9);
      fresh.replica.loadProjection('r/s1/1', again.replica.project('r/s1/1'));
      expect(titles(fresh)).toEqual(shown);
    }),
    { numRuns: 40 },
  );
});

test('[R26] acknowledgements and the same bytes from a catch-up, mixed in any way, count once', async () => {
  const { ann, batches } = await writtenAll();
  const shown = cellsOf(ann);
  const ways = fc.array(fc.constantFrom('ack', 'told', 'told then ack', 'ack then told'), {
    minLength: batches.length,
    maxLength: batches.length,
  });
  fc.assert(
    fc.property(ways, (how) => {
      const again = restart(batches);
      batches.forEach(({ gesture, envelopes }, at) => {
        const tell = () => envelopes.map(({ doc, bytes }) => again.replica.receive(doc, bytes, own));
        for (const word of (how[at] ?? '').split(' then ')) {
          const told = word === 'ack' ? [] : tell();
          expect(told.flatMap(({ changes, superseded }) => [...changes, ...superseded])).toEqual([]);
          if (word === 'ack') again.replica.confirm(gesture.id);
        }
      });
      expect(cellsOf(again)).toEqual(shown);
    }),
    { numRuns: 60 },
  );
});

test('[R26] a batch that nobody knows, or that was confirmed before, is confirmed without effect', async () => {
  const { ann, batches } = await writtenAll();
  const shown = cellsOf(ann);
  ann.replica.confirm('no such batch');
  ann.replica.confirm(batches[0]?.gesture.id ?? '');
  ann.replica.confirm(batches[0]?.gesture.id ?? '');
  expect(cellsOf(ann)).toEqual(shown);
  expect(ann.replica.followersOf([batches[0]?.gesture.id ?? ''])).toEqual([batches[0]?.gesture.id]);
});

test('[R28] whichever batch is refused, it and what came after it in its document are gone and what came before stands', async () => {
  const { batches } = await writtenAll();
  for (const [at, { gesture }] of batches.entries()) {
    const again = restart(batches);
    const followers = batches.slice(at).map((one) => one.gesture.id);
    expect(again.replica.followersOf([gesture.id])).toEqual(expect.arrayContaining(followers));
    await again.replica.refuse([gesture.id], clientIdOf(1, 1, 2));
    const kept = restart(batches.slice(0, at));
    expect([at, cellsOf(again)]).toEqual([at, cellsOf(kept)]);
    expect([at, titles(again)]).toEqual([at, titles(kept)]);
  }
});

test('[R28] a refusal in one document leaves what is pending in another', async () => {
  const ann = device('ann', 1);
  const task = await ann.run(addTask('t1', 'Seams'));
  const comment = await ann.run(
    (tx, ctx) =>
      tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, 'm1', {
        on: 't1',
        text: 'Done?',
        at: ctx.now,
      }) as undefined,
  );
  expect(ann.replica.followersOf([task.gesture.id])).toEqual([task.gesture.id]);
  const { changes } = await ann.replica.refuse([task.gesture.id], clientIdOf(1, 1, 2));
  expect(changes).toEqual([{ table: 'tasks', id: 't1', kind: 'gone', own: true }]);
  expect(ann.replica.rows.comments.get('m1')?.text).toBe('Done?');
  ann.confirm(comment);
  expect(ann.replica.rows.comments.get('m1')?.text).toBe('Done?');
});

test('[R28] a batch of two documents takes with it what follows in either', async () => {
  const ann = device('ann', 1);
  const say =
    (id: string): Act<undefined> =>
    (tx, ctx) =>
      tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, id, {
        on: 't1',
        text: id,
        at: ctx.now,
      }) as undefined;
  const both = await ann.run((tx, ctx) => {
    addTask('t1', 'Seams')(tx, ctx);
    say('m1')(tx, ctx);
    return undefined;
  });
  const inFeed = await ann.run(say('m2'));
  const inRecords = await ann.run(addTask('t2', 'Hems'));
  expect(ann.replica.followersOf([inFeed.gesture.id])).toEqual([inFeed.gesture.id]);
  expect([...ann.replica.followersOf([both.gesture.id])].toSorted()).toEqual(
    [both, inFeed, inRecords].map(({ gesture }) => gesture.id).toSorted(),
  );
});

test('[R29] refused cells written anew: the last value of each, in one envelope that others take, with nothing left of the old', async () => {
  const { ann, batches } = await writtenAll();
  const shown = titles(ann);
  const envelopes = batches.flatMap((one): readonly Envelope[] => one.envelopes);
  await ann.replica.refuse([batches[0]?.gesture.id ?? ''], clientIdOf(1, 1, 2));
  expect(titles(ann)).toEqual([]);
  ann.clock.now += 60_000;
  const again = await ann.replica.reauthor('anew', envelopes, ann.ctx);
  expect(again.envelopes).toHaveLength(1);
  expect(again.envelopes[0]).toMatchObject({ client: clientIdOf(1, 1, 2), from: 0 });
  expect(titles(ann)).toEqual(shown);
  expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ tags: [], priority: 2, due: '2026-03-05' });
  const bo = device('bo', 2);
  bo.take(again.envelopes, 'ann');
  expect(titles(bo)).toEqual(shown);
});

test('[R29] what was written anew and refused again is gone, and can be written anew once more', async () => {
  const ann = device('ann', 1);
  const made = await ann.run(addTask('t1', 'Seams'));
  await ann.replica.refuse([made.gesture.id], clientIdOf(1, 1, 2));
  const second = await ann.replica.reauthor('second', made.envelopes, ann.ctx);
  await ann.replica.refuse(['second'], clientIdOf(1, 1, 3));
  expect(titles(ann)).toEqual([]);
  const third = await ann.replica.reauthor('third', second.envelopes, ann.ctx);
  expect(third.envelopes[0]).toMatchObject({ client: clientIdOf(1, 1, 3), from: 0 });
  expect(titles(ann)).toEqual(['t1 Seams']);
  expect(await ann.replica.reauthor('fourth', third.envelopes, ann.ctx)).toMatchObject({ envelopes: [], changes: [] });
});
