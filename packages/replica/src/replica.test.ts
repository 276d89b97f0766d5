import { describe, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import { isRefusal, refuse } from '@baton/model/refusal';
import * as Y from 'yjs';
import { clientIdOf } from './client-id.ts';
import { addTask, device, partition, retitle, space, type TestDevice } from './test/scene.ts';

const titleOf = (at: TestDevice, id = 't1'): string | undefined => at.replica.rows.tasks.get(id)?.title;

describe('run', () => {
  test('[R1] a command reads its own writes; the rows and a peer show what it wrote', async () => {
    const ann = device('ann', 1);
    const written = await ann.run((tx) => {
      addTask('t1', 'Seams')(tx, ann.ctx);
      return [
        tx.tasks.get('t1')?.title,
        tx.tasks.by('project', 'p1').length,
        [...tx.tasks.all()].length,
        tx.tasks.spaceOf('t1'),
      ];
    });
    expect(written.result).toEqual(['Seams', 1, 1, space]);
    expect(ann.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Seams', by: 'ann', assigned: null, tags: [] });
    expect(written.changes).toEqual([
      {
        table: 'tasks',
        id: 't1',
        kind: 'put',
        by: 'ann',
        own: true,
        fields: ['title', 'project', 'status', 'created'],
      },
    ]);
    const bo = device('bo', 2);
    bo.take(written.envelopes, 'ann');
    expect(bo.replica.rows.tasks.get('t1')).toEqual(ann.replica.rows.tasks.get('t1'));
    expect(bo.replica.rows.tasks.by('project', 'p1')).toHaveLength(1);
    expect(bo.replica.rows.tasks.spaceOf('t1')).toBe(space);
  });

  test('[R19] a patched record leaves its old index and is found under the new, inside the command and after it', async () => {
    const ann = device('ann', 1);
    await ann.run(addTask('t1', 'Seams'));
    const { result } = await ann.run((tx) => {
      tx.tasks.patch('t1', { project: 'p2', assigned: 'uBo', tags: { sea: true, air: true }, ranks: { b1: 'a1' } });
      return [tx.tasks.by('project', 'p1').length, tx.tasks.by('project', 'p2').length];
    });
    expect(result).toEqual([0, 1]);
    const { tasks } = ann.replica.rows;
    expect([
      tasks.by('project', 'p1').length,
      tasks.by('project', 'p2').length,
      tasks.by('assigned', 'uBo').length,
    ]).toEqual([0, 1, 1]);
    await ann.run((tx) => tx.tasks.patch('t1', { assigned: null, tags: { sea: false } }) as undefined);
    expect(tasks.by('assigned', 'uBo')).toEqual([]);
    expect(tasks.get('t1')).toMatchObject({ assigned: null, tags: ['air'], ranks: { b1: 'a1' } });
    expect(() => tasks.by('title', 'Seams')).toThrow('no index');
  });

  test('[R20] a refusal leaves nothing behind, whatever the command had written before', async () => {
    const ann = device('ann', 1);
    const answer = await ann.ask((tx, ctx) => {
      addTask('t1', 'Seams')(tx, ctx);
      return refuse('not-allowed', 'task');
    });
    expect(isRefusal(answer)).toBe(true);
    expect(titleOf(ann)).toBeUndefined();
    expect((await ann.run(addTask('t1', 'Hems'))).envelopes).toMatchObject([{ from: 0 }]);
  });

  test('[R20] [M] a throw in a command writes nothing and does not stop the queue', async () => {
    const ann = device('ann', 1);
    const failing = ann.ask((tx, ctx) => {
      addTask('t1', 'Seams')(tx, ctx);
      throw new Error('our own mistake');
    });
    const next = ann.run(addTask('t2', 'Hems'));
    await expect(failing).rejects.toThrow('our own mistake');
    expect((await next).envelopes).toMatchObject([{ from: 0, to: 4 }]);
    expect([titleOf(ann), titleOf(ann, 't2')]).toEqual([undefined, 'Hems']);
  });

  test('[R21] what stands already is not written again; a command that writes nothing gives no envelope', async () => {
    const ann = device('ann', 1);
    await ann.run(addTask('t1', 'Seams'));
    const row = ann.replica.rows.tasks.get('t1');
    const same = await ann.run(
      (tx) => tx.tasks.patch('t1', { title: 'Seams', due: null, tags: { sea: false } }) as undefined,
    );
    expect(same).toMatchObject({ envelopes: [], changes: [], superseded: [], gesture: { cells: [] } });
    expect(ann.replica.rows.tasks.get('t1')).toBe(row);
    const { gesture } = await ann.run((tx) => tx.tasks.patch('t1', { title: 'Seams', priority: 2 }) as undefined);
    expect(gesture.cells.map(({ key }) => key)).toEqual(['t1+pr']);
  });

  test('[R22] one gesture is one transaction for each document, under the assigned id, clocks without a gap', async () => {
    const ann = device('ann', 1, { partitions: [partition] });
    await ann.run(addTask('t1', 'Seams'));
    const { envelopes } = await ann.run((tx, ctx) => {
      tx.tasks.patch('t1', { title: 'Hems', due: '2026-03-05' as never });
      tx.comments.add({ in: 'feed', space, of: 't1', at: ctx.now }, 'm1', { on: 't1', text: 'Done?', at: ctx.now });
      tx.tasks.patch('t1', { priority: 1 });
    });
    const client = clientIdOf(1, 1, 0);
    expect(envelopes).toMatchObject([
      { doc: partition, client, from: 4, to: 7 },
      { doc: 'f/s1/t1/2026q1', client, from: 0, to: 3 },
    ]);
    for (const { bytes, from, to } of envelopes) {
      const { structs } = Y.decodeUpdate(bytes);
      expect(structs.every(({ id }) => id.client === client)).toBe(true);
      expect(structs.reduce((sum, { length }) => sum + length, from)).toBe(to);
    }
  });

  test('[R7] time goes on from the cell that is replaced when the clock lags behind it', async () => {
    const [ann, bo] = [device('ann', 1), device('bo', 2)];
    const made = await ann.run(addTask('t1', 'Seams'));
    bo.take(made.envelopes, 'ann');
    bo.clock.now -= 2 * 3_600_000;
    const late = await bo.run(retitle('t1', 'Hems'));
    ann.confirm(made);
    ann.take(late.envelopes, 'bo');
    expect([titleOf(ann), titleOf(bo)]).toEqual(['Hems', 'Hems']);
  });

  test('[R23] a value that does not fit its field, or a field that is not there, is our own mistake and writes nothing', async () => {
    const ann = device('ann', 1);
    await ann.run(addTask('t1', 'Seams'));
    const wrong: readonly Record<string, unknown>[] = [
      { title: '' },
      { priority: 7 },
      { nonsense: 1 },
      { ranks: JSON.parse('{"__proto__":"a1"}') },
    ];
    for (const patch of wrong)
      await expect(ann.ask((tx) => tx.tasks.patch('t1', patch) as undefined)).rejects.toThrow(
        /does not take|no field|cannot have/,
      );
    await expect(ann.ask((tx) => tx.tasks.patch('tGone', { title: 'x' }) as undefined)).rejects.toThrow('not here');
    await expect(
      ann.ask((tx, ctx) => tx.tasks.add({ in: 'feed', space, of: 't1', at: ctx.now }, 't2', {}) as undefined),
    ).rejects.toThrow('cannot be born');
    expect(titleOf(ann)).toBe('Seams');
  });

  test('[R24] runs stand in one queue: the second decides on what the first wrote', async () => {
    const ann = device('ann', 1);
    await ann.run(addTask('t1', '0'));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        ann.run((tx) => tx.tasks.patch('t1', { title: String(Number(tx.tasks.get('t1')?.title) + 1) }) as undefined),
      ),
    );
    expect(titleOf(ann)).toBe('20');
  });

  test('[R24] what arrives while a document is being opened is decided upon and built upon', async () => {
    const bo = device('bo', 2);
    const made = await bo.run(addTask('t1', 'Seams'));
    const meanwhile = await bo.run(retitle('t1', 'Hems'));
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const ann = device('ann', 1, { gate });
    ann.take(made.envelopes, 'bo');
    let decided = 0;
    const running = ann.run((tx) => {
      decided += 1;
      const title = tx.tasks.get('t1')?.title ?? '';
      tx.tasks.patch('t1', { title: `${title}!` });
      return title;
    });
    await expect.poll(() => decided).toBe(1);
    ann.take(meanwhile.envelopes, 'bo');
    open();
    const { result, envelopes, superseded } = await running;
    expect([result, titleOf(ann), superseded]).toEqual(['Hems', 'Hems!', []]);
    expect(bo.take(envelopes, 'ann').superseded).toEqual([]);
  });
});

describe('client ids', () => {
  test('[R25] [M] Yjs replaces a clientID when an update brings structs of that id; ours stays through load and receive', async () => {
    const ann = device('ann', 1);
    const client = clientIdOf(1, 1, 0);
    const written = await ann.run(addTask('t1', 'Seams'));
    const stock = new Y.Doc();
    stock.clientID = client;
    for (const { bytes } of written.envelopes) Y.applyUpdate(stock, bytes);
    expect(stock.clientID).not.toBe(client);

    const again = device('ann', 1, { log: written.envelopes.map(({ doc, bytes }) => ({ doc, bytes })) });
    for (const { doc, bytes } of again.log) again.replica.receive(doc, bytes, { person: 'ann' as PersonId, own: true });
    const first = await again.run(retitle('t1', 'Hems'));
    expect(first.envelopes).toMatchObject([{ client, from: 4, to: 5 }]);
    again.take((await device('bo', 2).run(addTask('t2', 'Other'))).envelopes, 'bo');
    expect((await again.run(retitle('t1', 'Again'))).envelopes).toMatchObject([{ client, from: 5, to: 6 }]);
  });
});
