// Undo of what has members: sets (tags) and maps (ranks on boards).
import { expect, test } from 'vitest';
import type { Gesture } from '../contract.ts';
import { addTask, device, partition, type Act, type TestDevice } from '../test/scene.ts';

const tag =
  (tags: Record<string, boolean>): Act<undefined> =>
  (tx) =>
    tx.tasks.patch('t1', { tags }) as undefined;
const rank =
  (ranks: Record<string, string | null>): Act<undefined> =>
  (tx) =>
    tx.tasks.patch('t1', { ranks }) as undefined;
const tagsOf = (at: TestDevice): readonly string[] | undefined => at.replica.rows.tasks.get('t1')?.tags;
const ranksOf = (at: TestDevice): object | undefined => at.replica.rows.tasks.get('t1')?.ranks;

async function withTask(...more: Act<undefined>[]) {
  const ann = device('ann', 1);
  const log = [await ann.run(addTask('t1', 'Seams'))];
  for (const act of more) log.push(await ann.run(act));
  const bo = device('bo', 2);
  for (const { envelopes } of log) bo.take(envelopes, 'ann');
  bo.clock.now += 1_000;
  return { ann, bo };
}

test('[R31] undo of a set takes out what was put in and puts in what was taken out, and nothing else', async () => {
  const { ann } = await withTask(tag({ sea: true, sun: true }));
  const { gesture } = await ann.run(tag({ sea: false, wind: true }));
  expect(tagsOf(ann)).toEqual(['sun', 'wind']);
  const undone = await ann.undo(gesture);
  expect(undone.result).toEqual({ undone: 2, skipped: 0 });
  expect(tagsOf(ann)).toEqual(['sea', 'sun']);
  await ann.undo(undone.gesture);
  expect(tagsOf(ann)).toEqual(['sun', 'wind']);
});

test('[R31] a member that another put in or took out meanwhile is theirs; the gesture’s other members go back', async () => {
  const { ann, bo } = await withTask(tag({ sea: true }));
  const mine = await ann.run(tag({ sun: true, wind: true }));
  bo.take(mine.envelopes, 'ann');
  const theirs = await bo.run(tag({ rain: true, sun: false }));
  ann.take(theirs.envelopes, 'bo');
  const { result, envelopes } = await ann.undo(mine.gesture);
  expect(result).toEqual({ undone: 1, skipped: 1 });
  bo.take(envelopes, 'ann');
  expect([tagsOf(ann), tagsOf(bo)]).toEqual([
    ['rain', 'sea'],
    ['rain', 'sea'],
  ]);
});

test('[R21] a member that is there already is not written, so its undo takes nothing out', async () => {
  const { ann } = await withTask(tag({ sea: true }));
  const again = await ann.run(tag({ sea: true, sun: false }));
  expect(again.envelopes).toEqual([]);
  expect(await ann.undo(again.gesture)).toMatchObject({ result: { undone: 0, skipped: 0 }, envelopes: [] });
  expect(tagsOf(ann)).toEqual(['sea']);
});

test('[R31] undo of a map puts each key back where it was; a key that was new is gone', async () => {
  const { ann } = await withTask(rank({ b1: 'm', b2: 'x' }));
  const { gesture } = await ann.run(rank({ b1: 'a', b3: 'z', b2: null }));
  expect(ranksOf(ann)).toEqual({ b1: 'a', b3: 'z' });
  expect(gesture.cells.map(({ key, before }) => [key, before])).toEqual([
    ['t1+rk:b1', 'm'],
    ['t1+rk:b3', undefined],
    ['t1+rk:b2', 'x'],
  ]);
  await ann.undo(gesture);
  expect(ranksOf(ann)).toEqual({ b1: 'm', b2: 'x' });
});

test('[R17] a card that two moved apart is in one place and nobody is told of a loss; a tag is each one’s own', async () => {
  const { ann, bo } = await withTask(rank({ b1: 'm' }));
  const mine = await ann.run(rank({ b1: 'a' }));
  const theirs = await bo.run(rank({ b1: 'z' }));
  expect([...ann.take(theirs.envelopes, 'bo').superseded, ...bo.take(mine.envelopes, 'ann').superseded]).toEqual([]);
  expect([ranksOf(ann), ranksOf(bo)]).toEqual([{ b1: 'z' }, { b1: 'z' }]);
  const [put, taken] = [await ann.run(tag({ sea: true })), await bo.run(tag({ sun: true }))];
  expect(ann.take(taken.envelopes, 'bo').superseded).toEqual([]);
  expect(bo.take(put.envelopes, 'ann').superseded).toEqual([]);
  expect([tagsOf(ann), tagsOf(bo)]).toEqual([
    ['sea', 'sun'],
    ['sea', 'sun'],
  ]);
});

test('[R31] after a restart a gesture that was kept is still undone, member by member, pending or confirmed', async () => {
  for (const isConfirmed of [false, true]) {
    const before = device('ann', 1);
    for (const act of [addTask('t1', 'Seams'), tag({ sea: true }), rank({ b1: 'm' })])
      before.confirm(await before.run(act));
    const last = await before.run((tx, ctx) => {
      tag({ sea: false, sun: true })(tx, ctx);
      rank({ b1: 'a', b2: 'x' })(tx, ctx);
      return undefined;
    });
    const ann = device('ann', 1, { session: 1, log: [...before.log] });
    for (const { doc, bytes } of before.log) ann.replica.receive(doc, bytes, { person: ann.ctx.person, own: true });
    ann.replica.restorePending('last', last.envelopes);
    expect([tagsOf(ann), ranksOf(ann)]).toEqual([['sun'], { b1: 'a', b2: 'x' }]);
    if (isConfirmed) {
      for (const { doc, bytes } of last.envelopes) ann.log.push({ doc, bytes });
      ann.replica.confirm('last');
    }
    const undone = await ann.undo(structuredClone<Gesture>(last.gesture));
    expect(undone.result).toEqual({ undone: 4, skipped: 0 });
    expect(undone.envelopes.map(({ doc }) => doc)).toEqual([partition]);
    expect([tagsOf(ann), ranksOf(ann)]).toEqual([['sea'], { b1: 'm' }]);
  }
});
