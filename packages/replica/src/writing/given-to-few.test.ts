// A task of everybody in a space that is given to the readers of a group, and back, by devices that edit it meanwhile.
import { homeNameOf } from '@baton/model/directory/home-name';
import type { SpaceId } from '@baton/model/ids';
import { describe, expect, test } from 'vitest';
import type { Written } from '../contract.ts';
import { reader, sentTo } from '../test/groups.ts';
import type { Moved } from '../records/home.ts';
import { addTask, space, start, type Act, type TestDevice } from '../test/scene.ts';

const few = homeNameOf(space, 'few');
const open = space;
const given: Moved = { t1: { [open]: [few] } };
const back: Moved = { t1: { [open]: [few, open] } };
const giving =
  (to: typeof few): Act<undefined> =>
  (tx) => {
    for (const { id } of tx.checkItems.by('task', 't1')) tx.checkItems.move(id, to);
    tx.tasks.move('t1', to);
  };
const set =
  (fields: { title?: string; status?: string; estimate?: number }): Act<undefined> =>
  (tx) =>
    tx.tasks.patch('t1', fields) as undefined;
const line =
  (id: string): Act<undefined> =>
  (tx) =>
    tx.checkItems.add({ in: 'space', space }, id, { task: 't1', text: id, rank: 'a' }) as undefined;
const taskOf = ({ replica }: TestDevice) => replica.rows.tasks.get('t1');
const homeOf = ({ replica }: TestDevice) => replica.rows.tasks.homeOf('t1');

interface Three {
  readonly ann: TestDevice;
  readonly bo: TestDevice;
  readonly cy: TestDevice;
  /** Passes on what one wrote, to whoever reads it. */
  tell(from: TestDevice, written: Written<unknown>): void;
  settle(moved: Moved): void;
  carryAll(): Promise<void>;
}
/** Ann and Bo read the group, Cy does not; all have Ann's task with its line. */
async function three(): Promise<Three> {
  const reads = ['few', 'pay', 'few~pay'];
  const [ann, bo, cy] = [reader('uann', 1, reads), reader('ubo', 2, reads), reader('ucy', 3, [])];
  const all = [ann, bo, cy];
  const readsOf = (at: TestDevice): readonly string[] => (at === cy ? [] : reads);
  const tell: Three['tell'] = (from, written) => {
    from.confirm(written);
    for (const at of all) if (at !== from) at.take(sentTo(written, readsOf(at)), from.ctx.person);
  };
  const carryAll = async (): Promise<void> => {
    for (const at of all) {
      const written = await at.carry();
      if (written.envelopes.length > 0) tell(at, written);
    }
  };
  tell(ann, await ann.run(addTask('t1', 'Offer')));
  tell(ann, await ann.run(line('k1')));
  for (const at of all) at.clock.now = start + 60_000;
  return { ann, bo, cy, tell, carryAll, settle: (moved) => all.forEach(({ replica }) => replica.setMoved(moved)) };
}

describe('given to the readers of a group', () => {
  test('[R66] it stays until that is on record; then its readers have it whole, and nobody else a row or a later byte', async () => {
    const { ann, bo, cy, tell, settle } = await three();
    const written = await ann.run(giving(few));
    tell(ann, written);
    for (const at of [ann, bo, cy]) {
      expect([taskOf(at)?.title, taskOf(at)?.movedTo, homeOf(at)?.in]).toEqual(['Offer', few, 'space']);
    }
    expect(ann.replica.leaving()).toMatchObject([{ record: 't1', born: open, from: open, to: few }]);
    settle(given);
    for (const at of [ann, bo]) {
      expect([taskOf(at)?.title, homeOf(at), at.replica.rows.tasks.spaceOf('t1')]).toEqual([
        'Offer',
        { in: 'group', space, group: 'few' },
        undefined,
      ]);
      expect(at.replica.rows.checkItems.by('task', 't1')).toHaveLength(1);
    }
    expect([taskOf(cy), cy.replica.rows.checkItems.by('task', 't1')]).toEqual([undefined, []]);
    const later = await bo.run(set({ title: 'Offer to Dee' }));
    expect(later.envelopes.map(({ doc }) => doc)).toEqual(['x/s1/few/0']);
  });

  test('[R66] the same, whichever comes first: the statement or the copy', async () => {
    const { ann, bo, cy, tell, settle } = await three();
    const written = await ann.run(giving(few));
    settle(given);
    expect([taskOf(bo), taskOf(cy)]).toEqual([undefined, undefined]);
    tell(ann, written);
    expect([taskOf(bo)?.title, taskOf(cy)]).toEqual(['Offer', undefined]);
  });

  test('[R66] a copy or a pointer without a statement changes nothing', async () => {
    const { bo, cy, tell } = await three();
    const forged = await bo.run((tx) => tx.tasks.patch('t1', { movedTo: few }) as undefined);
    tell(bo, forged);
    expect([taskOf(bo)?.title, taskOf(cy)?.title]).toEqual(['Offer', 'Offer']);
  });

  test('[R67] what was written in the old copy meanwhile follows, the status too, whoever wrote it', async () => {
    const { ann, bo, cy, tell, settle, carryAll } = await three();
    const [bos, cys] = [await bo.run(set({ status: 'q9' })), await cy.run(line('k2'))];
    cy.clock.now = start + 90_000;
    const title = await cy.run(set({ title: 'Offer, second draft' }));
    const written = await ann.run(giving(few));
    tell(ann, written);
    settle(given);
    tell(bo, bos);
    tell(cy, cys);
    tell(cy, title);
    await carryAll();
    await carryAll();
    for (const at of [ann, bo]) {
      expect([taskOf(at)?.status, taskOf(at)?.title, taskOf(at)?.by]).toEqual(['q9', 'Offer, second draft', 'ucy']);
      expect(at.replica.rows.checkItems.by('task', 't1').map(({ id }) => id)).toEqual(['k1', 'k2']);
    }
    expect(taskOf(cy)).toBeUndefined();
    expect(taskOf(bo)).toEqual(taskOf(ann));
    expect((await ann.carry()).envelopes).toEqual([]);
  });

  test('[R67] given back, everybody has it with what few wrote, also what comes late', async () => {
    const { ann, bo, cy, tell, settle, carryAll } = await three();
    tell(ann, await ann.run(giving(few)));
    settle(given);
    tell(ann, await ann.run(set({ title: 'Signed' })));
    const late = await bo.run(set({ status: 'q7' }));
    tell(ann, await ann.run(giving(open)));
    settle(back);
    tell(bo, late);
    await carryAll();
    await carryAll();
    for (const at of [ann, bo, cy])
      expect([taskOf(at)?.title, taskOf(at)?.status, homeOf(at)]).toEqual(['Signed', 'q7', { in: 'space', space }]);
    expect(cy.replica.rows.checkItems.by('task', 't1')).toHaveLength(1);
  });

  test('[R67] a field of a group goes along to those who read it there', async () => {
    const { ann, bo, tell, settle, carryAll } = await three();
    tell(ann, await ann.run(set({ estimate: 9 })));
    tell(ann, await ann.run(giving(few)));
    settle(given);
    await carryAll();
    for (const at of [ann, bo]) expect(taskOf(at)?.estimate).toBe(9);
    expect(ann.replica.docsOf('t1')).toContain('x/s1/few~pay/0');
  });

  test('[R67] undo takes it back with what was edited since', async () => {
    const { ann, bo, cy, tell, settle } = await three();
    const written = await ann.run(giving(few));
    tell(ann, written);
    settle(given);
    tell(bo, await bo.run(set({ title: 'Signed', status: 'q5' })));
    const undone = await ann.undo(written.gesture);
    expect(undone.result).toMatchObject({ skipped: 0 });
    tell(ann, undone);
    settle(back);
    for (const at of [ann, bo, cy]) expect([taskOf(at)?.title, taskOf(at)?.status]).toEqual(['Signed', 'q5']);
  });

  test('[R66] by nobody who is not of the group, and out of its space by nobody', async () => {
    const { ann, cy, tell, settle } = await three();
    expect(await cy.ask(giving(few))).toMatchObject({ refused: true, kind: 'read-only' });
    await expect(ann.run(giving(homeNameOf(space, 'pay')))).rejects.toThrow('holds no records');
    await expect(ann.run(giving(homeNameOf('s2' as SpaceId, 'few')))).rejects.toThrow('cannot be moved');
    tell(ann, await ann.run(giving(few)));
    settle(given);
    await expect(ann.run(giving('s2' as SpaceId))).rejects.toThrow('cannot be moved');
  });

  test('[R66] a start from projections shows the same', async () => {
    const { ann, cy, tell, settle } = await three();
    tell(ann, await ann.run(giving(few)));
    settle(given);
    for (const [at, reads] of [
      [ann, ['few', 'few~pay']],
      [cy, []],
    ] as const) {
      const again = reader(at.ctx.person, 9, reads);
      again.replica.setMoved(given);
      for (const doc of new Set(at.log.map((one) => one.doc)))
        again.replica.loadProjection(doc, at.replica.project(doc));
      expect(taskOf(again)).toEqual(taskOf(at));
      expect(again.replica.rows.checkItems.by('task', 't1')).toEqual(at.replica.rows.checkItems.by('task', 't1'));
    }
  });
});
