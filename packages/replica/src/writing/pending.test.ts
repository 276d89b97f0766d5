import { describe, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { clientIdOf } from '../client-id.ts';
import { addTask, device, partition, retitle, space, type TestDevice } from '../test/scene.ts';

const titleOf = (at: TestDevice, id = 't1'): string | undefined => at.replica.rows.tasks.get(id)?.title;

describe('pending and confirmed', () => {
  test('[R26] confirming a batch changes no row; what is confirmed then is what was shown', async () => {
    const ann = device('ann', 1);
    const made = await ann.run(addTask('t1', 'Seams'));
    const row = ann.replica.rows.tasks.get('t1');
    const confirmed = (): readonly string[] => {
      const loaded = device('eve', 9);
      loaded.replica.loadProjection(partition, ann.replica.project(partition));
      return [...loaded.replica.rows.tasks.all()].map(({ id }) => id);
    };
    expect(confirmed()).toEqual([]);
    ann.confirm(made);
    expect(ann.replica.rows.tasks.get('t1')).toBe(row);
    expect(confirmed()).toEqual(['t1']);
  });

  test('[R26] an own envelope that comes back in a catch-up, before or after its ack, changes nothing', async () => {
    for (const ackFirst of [true, false]) {
      const ann = device('ann', 1);
      const made = await ann.run(addTask('t1', 'Seams'));
      const [envelope] = made.envelopes;
      if (ackFirst) ann.replica.confirm(made.gesture.id);
      expect(
        ann.replica.receive(partition, envelope?.bytes as Uint8Array, { person: 'ann' as PersonId, own: true }),
      ).toEqual({ changes: [], superseded: [] });
      if (!ackFirst) ann.replica.confirm(made.gesture.id);
      expect(titleOf(ann)).toBe('Seams');
      ann.log.push(...made.envelopes);
      expect((await ann.run(retitle('t1', 'Hems'))).envelopes).toMatchObject([{ from: 4, to: 5 }]);
    }
  });

  test('[R27] after a restart the outbox is shown above what is confirmed, and edits go on from it', async () => {
    const before = device('ann', 1);
    const made = await before.run(addTask('t1', 'Seams'));
    before.confirm(made);
    const edit = await before.run(retitle('t1', 'Hems'));
    const after = device('ann', 1, { log: [...before.log] });
    after.replica.loadProjection(partition, before.replica.project(partition));
    expect(titleOf(after)).toBe('Seams');
    const { changes } = after.replica.restorePending(edit.gesture.id, edit.envelopes);
    expect(changes).toMatchObject([{ kind: 'put', id: 't1', by: 'ann', fields: ['title'], own: true }]);
    expect(titleOf(after)).toBe('Hems');
    expect((await after.run(retitle('t1', 'Cuffs'))).envelopes).toMatchObject([{ from: 5, to: 6 }]);
  });

  test('[R28] a refused batch takes its later ones with it, and rows stand on what is confirmed', async () => {
    const ann = device('ann', 1);
    const made = await ann.run(addTask('t1', 'Seams'));
    ann.confirm(made);
    const [one, two] = [await ann.run(retitle('t1', 'Hems')), await ann.run(retitle('t1', 'Cuffs'))];
    const apart = await ann.run(
      (tx, ctx) =>
        tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, 'm1', {
          on: 't1',
          text: 'Hm',
          at: 1,
        }) as undefined,
    );
    expect(ann.replica.followersOf([one.gesture.id])).toEqual([one.gesture.id, two.gesture.id]);
    const fresh = clientIdOf(1, 1, 1);
    const { changes } = await ann.replica.refuse([one.gesture.id], fresh);
    expect(changes).toMatchObject([{ kind: 'put', id: 't1', fields: ['title'] }]);
    expect(titleOf(ann)).toBe('Seams');
    expect(ann.replica.rows.comments.get('m1')?.text).toBe('Hm');
    expect((await ann.run(retitle('t1', 'Collars'))).envelopes).toMatchObject([{ client: fresh, from: 0, to: 1 }]);
    ann.confirm(apart);
    expect(ann.replica.rows.comments.get('m1')?.text).toBe('Hm');
  });

  test('[R112] which batches are refused is asked in their turn, and told: what was written before goes too, what is written after stands', async () => {
    const ann = device('ann', 1);
    ann.confirm(await ann.run(addTask('t1', 'Seams')));
    const one = await ann.run(retitle('t1', 'Hems'));
    const running = ann.run(retitle('t1', 'Cuffs'));
    const known = [one.gesture.id];
    const refusing = ann.replica.refuse(() => known, clientIdOf(1, 1, 1));
    known.push('never heard of');
    const after = ann.run(retitle('t1', 'Collars'));
    const two = await running;
    const { gone } = await refusing;
    expect([...gone].toSorted()).toEqual([one.gesture.id, two.gesture.id, 'never heard of'].toSorted());
    expect(gone.has((await after).gesture.id)).toBe(false);
    expect(titleOf(ann)).toBe('Collars');
  });

  test('[R28] a refused new record is gone', async () => {
    const ann = device('ann', 1);
    const made = await ann.run(addTask('t1', 'Seams'));
    expect((await ann.replica.refuse([made.gesture.id], clientIdOf(1, 1, 1))).changes).toEqual([
      { table: 'tasks', id: 't1', kind: 'gone', own: true },
    ]);
    expect([...ann.replica.rows.tasks.all()]).toEqual([]);
  });

  test('[R29] refused cells are written anew under the new id with a time of now', async () => {
    const ann = device('ann', 1);
    const made = await ann.run(addTask('t1', 'Seams'));
    ann.confirm(made);
    ann.clock.now += 3_600_000;
    const ahead = await ann.run(retitle('t1', 'Hems'));
    ann.clock.now -= 3_600_000;
    await ann.replica.refuse([ahead.gesture.id], clientIdOf(1, 1, 1));
    const again = await ann.replica.reauthor('again', ahead.envelopes, ann.ctx);
    expect(again.envelopes).toMatchObject([{ client: clientIdOf(1, 1, 1), from: 0, to: 1 }]);
    expect(titleOf(ann)).toBe('Hems');
    const t = ann.replica.cellsOf('t1').find(({ key }) => key === 't1+ti')?.t ?? 0;
    expect(t - (ann.replica.cellsOf('t1').find(({ key }) => key === 't1+pj')?.t ?? 0)).toBe(1);
  });
});
