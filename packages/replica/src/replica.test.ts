import { describe, expect, test } from 'vitest';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { isRefusal, refuse } from '@baton/model/refusal';
import * as Y from 'yjs';
import { clientIdOf } from './client-id.ts';
import { addTask, device, partition, retitle, space, type TestDevice } from './scene.fixture.ts';

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

describe('pending and confirmed', () => {
  test('[R26] confirming a batch changes no row; what is confirmed then is what was shown', async () => {
    const ann = device('ann', 1);
    const made = await ann.run(addTask('t1', 'Seams'));
    const row = ann.replica.rows.tasks.get('t1');
    const confirmed = (): unknown =>
      JSON.parse(new TextDecoder().decode(ann.replica.project(partition))).records.map(([id]: readonly string[]) => id);
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
