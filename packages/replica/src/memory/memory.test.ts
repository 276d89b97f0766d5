import { describe, expect, test } from 'vitest';
import type { SpaceId } from '@baton/model/ids';
import { addTask, device, space, type TestDevice } from '../test/scene.ts';

const titleOf = (at: TestDevice, id = 't1'): string | undefined => at.replica.rows.tasks.get(id)?.title;

describe('author-owned documents', () => {
  const comment =
    (id: string, text: string) =>
    (tx: Parameters<ReturnType<typeof addTask>>[0], ctx: TestDevice['ctx']): undefined =>
      tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, id, { on: 't1', text, at: ctx.now }) as undefined;

  test('[R4] a comment is its author’s, whatever its cells claim; nobody else can patch it', async () => {
    const [ann, bo] = [device('ann', 1), device('bo', 2)];
    const made = await ann.run(comment('m1', 'Done?'));
    bo.take(made.envelopes, 'ann');
    expect(bo.replica.rows.comments.get('m1')).toMatchObject({ by: 'ann', text: 'Done?' });
    await expect(bo.ask((tx) => tx.comments.patch('m1', { text: 'forged' }) as undefined)).rejects.toThrow(
      'only be changed by its author',
    );
    const edit = await ann.run((tx) => tx.comments.patch('m1', { text: 'Done!' }) as undefined);
    bo.take(edit.envelopes, 'ann');
    expect(bo.replica.rows.comments.get('m1')?.text).toBe('Done!');
  });

  test('[R5] who claims another’s comment id gets a row of their own: nothing is replaced or taken away', async () => {
    for (const forger of ['aaa', 'zoe']) {
      const [ann, other, eve] = [device('ann', 1), device(forger, 2), device('eve', 3)];
      const honest = await ann.run(comment('m1', 'Done?'));
      const forged = await other.run(comment('m1', 'Never mind'));
      for (const [first, second] of [
        [honest, forged],
        [forged, honest],
      ]) {
        const at = device('eve', 4);
        for (const one of [first, second]) at.take(one?.envelopes ?? [], 'x');
        const all = [...at.replica.rows.comments.all()];
        expect(all.map(({ by, text }) => `${by}: ${text}`).sort()).toEqual(
          ['ann: Done?', `${forger}: Never mind`].sort(),
        );
        expect(new Set(all.map(({ id }) => id)).size).toBe(2);
        expect(all.find(({ by }) => by === [forger, 'ann'].sort()[0])?.id).toBe('m1');
      }
      expect(eve.replica.rows.comments.get('m1')).toBeUndefined();
    }
  });

  test('[R5] a profile counts only under its own person’s root', async () => {
    const [ann, bo] = [device('uAnn', 1), device('uBo', 2)];
    const made = await ann.run((tx) => tx.profiles.add({ in: 'people' }, 'uAnn', { name: 'Ann' }) as undefined);
    bo.take(made.envelopes, 'uAnn');
    expect(bo.replica.rows.profiles.get('uAnn')).toMatchObject({ name: 'Ann', by: 'uAnn' });
    expect(bo.replica.rows.profiles.spaceOf('uAnn')).toBeUndefined();
    await expect(
      bo.ask((tx) => tx.profiles.add({ in: 'people' }, 'uAnn', { name: 'Bo was here' }) as undefined),
    ).rejects.toThrow('cannot be born');
  });
});

describe('homes', () => {
  test('[R30] a record written again from another partition of its space stays in the one where it was born', async () => {
    let partitions = ['r/s1/1'];
    const ann = device('ann', 1, {
      get partitions() {
        return partitions;
      },
    });
    await ann.run(addTask('t1', 'Seams'));
    partitions = ['r/s1/1', 'r/s1/2'];
    const later = device('ann', 1, { session: 1, partitions });
    later.take((await device('bo', 2).run(addTask('t1', 'Seams'))).envelopes, 'bo');
    expect((await later.run(addTask('t1', 'Hems'))).envelopes).toMatchObject([{ doc: 'r/s1/1' }]);
    expect((await later.run(addTask('t2', 'Cuffs'))).envelopes).toMatchObject([{ doc: 'r/s1/2' }]);
  });

  test('[R30] of two whole copies every device shows the same one, whichever came first; cells of copies never mix', async () => {
    const [ann, bo] = [device('ann', 1, { partitions: ['r/s1/2'] }), device('bo', 2, { partitions: ['r/s1/10'] })];
    const [first, second] = [await ann.run(addTask('t1', 'Seams')), await bo.run(addTask('t1', 'Hems'))];
    await bo.run((tx) => tx.tasks.patch('t1', { priority: 1 }) as undefined);
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const at = device('eve', 3);
      for (const one of order) at.take(one.envelopes, 'x');
      expect([...at.replica.rows.tasks.all()]).toMatchObject([{ id: 't1', title: 'Seams', by: 'ann', priority: null }]);
      expect(at.replica.rows.tasks.by('project', 'p1')).toHaveLength(1);
    }
  });

  test('[R30] a stub of a record elsewhere hides nothing', async () => {
    const [ann, bo] = [device('ann', 1, { partitions: ['r/s2/1'] }), device('bo', 2, { partitions: ['r/s1/1'] })];
    const whole = await ann.run(addTask('t1', 'Seams'));
    const stub = await bo.run(
      (tx) => tx.tasks.add({ in: 'space', space: 's1' as SpaceId }, 't1', { title: 'stub' }) as undefined,
    );
    const at = device('eve', 3);
    at.take([...stub.envelopes, ...whole.envelopes], 'x');
    expect(titleOf(at)).toBe('Seams');
    expect(at.replica.rows.tasks.spaceOf('t1')).toBe('s2');
  });
});
