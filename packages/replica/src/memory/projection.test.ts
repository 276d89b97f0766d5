import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { rawPeer } from '../test/raw.ts';
import { addTask, device, partition, retitle, space } from '../test/scene.ts';

test('[R33] a projection gives back rows, cells, clocks and unknown fields, and the rows then move as before', async () => {
  const [ann, bo] = [device('ann', 1), device('bo', 2)];
  const made = await ann.run(addTask('t1', 'Seams'));
  ann.confirm(made);
  bo.take(made.envelopes, 'ann');
  const later = rawPeer(2 ** 45);
  ann.take(
    [{ doc: partition, epoch: 0, client: 0, from: 0, to: 0, bytes: later.set('t1+zz', { of: ['later'] }, 5, 'eve') }],
    'eve',
  );
  const again = device('ann', 1, { session: 1, log: [...ann.log] });
  again.replica.loadProjection(partition, ann.replica.project(partition));
  expect(again.replica.rows.tasks.get('t1')).toEqual(ann.replica.rows.tasks.get('t1'));
  expect(again.replica.cellsOf('t1')).toEqual(ann.replica.cellsOf('t1'));
  expect(again.take(made.envelopes, 'ann')).toEqual({ changes: [], superseded: [] });
  again.take((await bo.run(retitle('t1', 'Hems'))).envelopes, 'bo');
  expect(again.replica.rows.tasks.get('t1')?.title).toBe('Hems');
});

test('[R33] values that JSON would bend come back as they were', () => {
  const peer = rawPeer(2 ** 45);
  const odd = [
    new Uint8Array([1, 2]),
    12n,
    undefined,
    [undefined, { deep: new Uint8Array([3]) }],
    Number.NaN,
    -0,
    '\u0000é😀',
  ];
  const at = device('eve', 3);
  for (const [place, value] of odd.entries()) {
    at.replica.receive(partition, peer.set(`t1+z${place}`, value, 1, 'eve'), { person: 'eve' as PersonId, own: false });
  }
  const again = device('eve', 3);
  again.replica.loadProjection(partition, at.replica.project(partition));
  expect(again.replica.cellsOf('t1').map(({ value }) => value)).toEqual(odd);
});

test('[R34] nothing pending is in a projection, and what is pending stays above one', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  await ann.run(retitle('t1', 'Hems'));
  const again = device('ann', 1, { session: 1 });
  again.replica.loadProjection(partition, ann.replica.project(partition));
  expect(again.replica.rows.tasks.get('t1')?.title).toBe('Seams');
});

test('[R4] after a feed’s projection its authors are still proven by their roots', async () => {
  const ann = device('ann', 1);
  const feed = 'f/s1/t1/2026q1';
  const made = await ann.run(
    (tx, ctx) =>
      tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, 'm1', {
        on: 't1',
        text: 'Done?',
        at: 1,
      }) as undefined,
  );
  ann.confirm(made);
  const edit = await ann.run((tx) => tx.comments.patch('m1', { text: 'Done!' }) as undefined);
  const bo = device('bo', 2);
  bo.replica.loadProjection(feed, ann.replica.project(feed));
  expect(bo.replica.rows.comments.get('m1')).toMatchObject({ text: 'Done?', by: 'ann' });
  bo.take(edit.envelopes, 'ann');
  expect(bo.replica.rows.comments.get('m1')).toMatchObject({ text: 'Done!', by: 'ann' });
});

test('[R33] a blob of another version or document, or one that comes too late, is a fault', async () => {
  const ann = device('ann', 1);
  ann.confirm(await ann.run(addTask('t1', 'Seams')));
  const blob = ann.replica.project(partition);
  expect(() => device('eve', 3).replica.loadProjection('r/s1/2', blob)).toThrow('no projection');
  const older = new TextEncoder().encode(new TextDecoder().decode(blob).replace('"v":"3.', '"v":"1.'));
  expect(() => device('eve', 3).replica.loadProjection(partition, older)).toThrow('no projection');
  expect(() => ann.replica.loadProjection(partition, blob)).toThrow('read already');
});
