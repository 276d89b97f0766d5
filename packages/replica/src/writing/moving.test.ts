import type { SpaceId } from '@baton/model/ids';
import { describe, expect, test } from 'vitest';
import type { Written } from '../contract.ts';
import type { Moved } from '../records/home.ts';
import { addTask, device, retitle, space, start, type Act, type TestDevice } from '../test/scene.ts';

const [one, two] = [space, 's2' as SpaceId];
const onRecord = (...path: SpaceId[]): Moved => ({ t1: { [one]: path } });
const moving =
  (id = 't1', to = two): Act<undefined> =>
  (tx) => {
    for (const { id: line } of tx.checkItems.by('task', id)) tx.checkItems.move(line, to);
    tx.tasks.move(id, to);
    tx.tasks.patch(id, { project: 'p2', status: 'q2' });
  };
const line =
  (id: string, task = 't1'): Act<undefined> =>
  (tx) => {
    tx.checkItems.add({ in: 'space', space: one }, id, { task, text: id, rank: 'a' });
  };
const taskOf = ({ replica }: TestDevice) => replica.rows.tasks.get('t1');
const spaceOf = ({ replica }: TestDevice) => replica.rows.tasks.spaceOf('t1');
const titled = (text: string): Act<undefined> => retitle('t1', text);

/** Ann and Bo have Ann's task; partitions of both spaces. */
async function both() {
  const [ann, bo] = [device('uann', 1, { spaces: true }), device('ubo', 2, { spaces: true })];
  const first = await ann.run(addTask('t1', 'Seams'));
  ann.confirm(first);
  bo.take(first.envelopes, 'uann');
  return { ann, bo };
}
const tell = (written: Written<unknown>, from: TestDevice, to: TestDevice): void => {
  from.confirm(written);
  to.take(written.envelopes, from.ctx.person);
};
async function carryAll(from: TestDevice, to: TestDevice): Promise<void> {
  const written = await from.carry();
  if (written.envelopes.length > 0) tell(written, from, to);
}

describe('a move to another space', () => {
  test('[R41] until it is on record the task stays where it is and says where it goes; then it stands there whole', async () => {
    const { ann, bo } = await both();
    ann.clock.now = start + 60_000;
    tell(await ann.run(moving()), ann, bo);
    for (const at of [ann, bo]) {
      expect([spaceOf(at), taskOf(at)?.project, taskOf(at)?.movedTo]).toEqual([one, 'p1', two]);
      at.replica.setMoved(onRecord(two));
      expect([spaceOf(at), taskOf(at)?.project, taskOf(at)?.status, taskOf(at)?.title]).toEqual([
        two,
        'p2',
        'q2',
        'Seams',
      ]);
    }
    expect(ann.replica.leaving()).toEqual([]);
  });

  test('[R41] the same, whichever comes first: the statement, the pointer or the copy', async () => {
    const { ann, bo } = await both();
    ann.clock.now = start + 60_000;
    const written = await ann.run(moving());
    bo.replica.setMoved(onRecord(two));
    expect(taskOf(bo)).toBeUndefined();
    bo.take(written.envelopes.toReversed(), 'uann');
    ann.replica.setMoved(onRecord(two));
    expect(taskOf(bo)).toEqual(taskOf(ann));
    expect(spaceOf(bo)).toBe(two);
  });

  test('[R42] a pointer without a statement changes nothing, and neither does a copy that names itself', async () => {
    const { ann, bo } = await both();
    const before = taskOf(bo);
    const forger = device('ucy', 3, { spaces: true });
    const forged = await forger.run((tx) => {
      tx.tasks.add({ in: 'space', space: two }, 't1', {
        title: 'Mine',
        project: 'p2',
        status: 'q2',
        created: 9,
        movedTo: two,
      });
    });
    bo.take(forged.envelopes, 'ucy');
    expect([taskOf(bo), spaceOf(bo)]).toEqual([before, one]);
    await carryAll(bo, ann);
    expect(taskOf(bo)).toEqual(before);
    expect(bo.replica.leaving()).toEqual([]);
  });

  test('[R43] what was written to the old copy meanwhile follows, with its own time and author, and no copy makes an old value new', async () => {
    const { ann, bo } = await both();
    bo.clock.now = start + 30_000;
    const offline = await bo.run(titled('Hems'));
    ann.clock.now = start + 60_000;
    tell(await ann.run(moving()), ann, bo);
    ann.replica.setMoved(onRecord(two));
    bo.replica.setMoved(onRecord(two));
    bo.confirm(offline);
    ann.take(offline.envelopes, 'ubo');
    expect(taskOf(ann)?.title).toBe('Seams');
    await carryAll(ann, bo);
    for (const at of [ann, bo]) {
      expect([taskOf(at)?.title, spaceOf(at), taskOf(at)?.project]).toEqual(['Hems', two, 'p2']);
      const [cell] = at.replica.cellsOf('t1').filter(({ key }) => key === 't1+ti');
      expect([cell?.by, cell?.t]).toEqual(['ubo', offline.envelopes.length === 1 ? cell?.t : 0]);
    }
    expect((await ann.carry()).envelopes).toEqual([]);
    expect((await bo.carry()).envelopes).toEqual([]);
  });

  test('[R43] both sides edit: the newest wins in the new place, an older late edit changes nothing', async () => {
    const { ann, bo } = await both();
    bo.clock.now = start + 30_000;
    const late = await bo.run(titled('Late'));
    ann.clock.now = start + 60_000;
    tell(await ann.run(moving()), ann, bo);
    for (const at of [ann, bo]) at.replica.setMoved(onRecord(two));
    ann.clock.now = start + 90_000;
    tell(await ann.run(titled('Newest')), ann, bo);
    bo.confirm(late);
    ann.take(late.envelopes, 'ubo');
    await carryAll(bo, ann);
    await carryAll(ann, bo);
    expect([taskOf(ann)?.title, taskOf(bo)?.title]).toEqual(['Newest', 'Newest']);
  });

  test('[R44] a checklist moves with its task, also a line that was added in the old place meanwhile', async () => {
    const { ann, bo } = await both();
    tell(await ann.run(line('k1')), ann, bo);
    const offline = await bo.run(line('k2'));
    tell(await ann.run(moving()), ann, bo);
    bo.confirm(offline);
    ann.take(offline.envelopes, 'ubo');
    for (const at of [ann, bo]) at.replica.setMoved(onRecord(two));
    expect(ann.replica.rows.checkItems.by('task', 't1').map(({ id }) => id)).toEqual(['k1']);
    await carryAll(ann, bo);
    for (const { replica } of [ann, bo]) {
      const lines = replica.rows.checkItems.by('task', 't1').map(({ id }) => id);
      expect(lines.toSorted()).toEqual(['k1', 'k2']);
      expect(lines.map((id) => replica.rows.checkItems.spaceOf(id))).toEqual([two, two]);
    }
  });

  test('[R45] undo before it is on record calls it off; after, it moves the task back with what was edited since', async () => {
    const { ann, bo } = await both();
    ann.clock.now = start + 60_000;
    const off = await ann.run(moving());
    tell(off, ann, bo);
    const called = await ann.undo(off.gesture);
    tell(called, ann, bo);
    for (const at of [ann, bo]) expect([taskOf(at)?.movedTo, taskOf(at)?.project]).toEqual([null, 'p1']);
    const again = await ann.run(moving());
    tell(again, ann, bo);
    for (const at of [ann, bo]) at.replica.setMoved(onRecord(two));
    ann.clock.now = start + 90_000;
    tell(await ann.run(titled('Edited there')), ann, bo);
    tell(await ann.undo(again.gesture), ann, bo);
    expect(ann.replica.leaving()).toMatchObject([{ record: 't1', born: one, from: two, to: one }]);
    for (const at of [ann, bo]) {
      expect(spaceOf(at)).toBe(two);
      at.replica.setMoved(onRecord(two, one));
      expect([spaceOf(at), taskOf(at)?.title, taskOf(at)?.project]).toEqual([one, 'Edited there', 'p1']);
      expect(at.replica.leaving()).toEqual([]);
    }
  });

  test('[R45] a move whose statement came while it was called off takes nothing away', async () => {
    const { ann } = await both();
    const written = await ann.run(moving());
    await ann.undo(written.gesture);
    ann.replica.setMoved(onRecord(two));
    expect([spaceOf(ann), taskOf(ann)?.title, taskOf(ann)?.project]).toEqual([two, 'Seams', 'p2']);
  });

  test('[R41] to a third space and home again the same copy is used, and nothing old comes back', async () => {
    const { ann, bo } = await both();
    const third = 's3' as SpaceId;
    const ways: readonly (readonly [SpaceId, readonly SpaceId[], string])[] = [
      [two, [two], 'in two'],
      [third, [two, third], 'in three'],
      [one, [two, third, one], 'home'],
    ];
    for (const [at, [to, path, text]] of ways.entries()) {
      ann.clock.now = start + (at + 1) * 60_000;
      tell(await ann.run(moving('t1', to)), ann, bo);
      for (const { replica } of [ann, bo]) replica.setMoved(onRecord(...path));
      ann.clock.now += 1_000;
      tell(await ann.run(titled(text)), ann, bo);
      await carryAll(bo, ann);
      for (const one of [ann, bo]) expect([spaceOf(one), taskOf(one)?.title]).toEqual([to, text]);
    }
  });
});
