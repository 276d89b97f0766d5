import type { PersonId, SpaceId } from '@baton/model/ids';
import { describe, expect, test } from 'vitest';
import type { Written } from '../contract.ts';
import { all, groups, reader, sentTo } from '../test/groups.ts';
import { counts, partIn } from './parts.ts';
import { parseDoc, type Doc } from '../layout.ts';
import { rawPeer } from '../test/raw.ts';
import { addTask, space, start, type Act, type TestDevice } from '../test/scene.ts';

const two = 's2' as SpaceId;
const docOf = (name: string): Doc => parseDoc(name) as Doc;
const taskOf = ({ replica }: TestDevice) => replica.rows.tasks.get('t1');
const costing =
  (estimate: number | null): Act<undefined> =>
  (tx) =>
    tx.tasks.patch('t1', { estimate }) as undefined;
const docsOf = ({ envelopes }: Written<unknown>): string[] => envelopes.map(({ doc }) => doc);

/** Ann reads everything, Bo nothing but the space, Cy the money. */
async function three() {
  const [ann, bo, cy] = [reader('uann', 1, all), reader('ubo', 2, []), reader('ucy', 3, ['pay'])];
  const reads = new Map([
    [ann, all],
    [bo, []],
    [cy, ['pay']],
  ]);
  const tell = (written: Written<unknown>, from: TestDevice): void => {
    from.confirm(written);
    for (const [to, of] of reads) if (to !== from) to.take(sentTo(written, of, to.ctx.person), from.ctx.person);
  };
  tell(await ann.run(addTask('t1', 'Seams')), ann);
  return { ann, bo, cy, tell };
}

describe('fields with readers of their own', () => {
  test('[R58] who reads the group has the field in the row, who does not has the row without it', async () => {
    const { ann, bo, cy, tell } = await three();
    const written = await ann.run((tx) => tx.tasks.patch('t1', { estimate: 90, tags: { 'sick leave': true } }));
    expect(docsOf(written)).toEqual(['x/s1/pay/0', 'x/s1/health/0']);
    tell(written, ann);
    expect([taskOf(ann)?.estimate, taskOf(ann)?.tags]).toEqual([90, ['sick leave']]);
    expect([taskOf(cy)?.estimate, taskOf(cy)?.tags]).toEqual([90, []]);
    expect([taskOf(bo)?.estimate, taskOf(bo)?.tags, taskOf(bo)?.title]).toEqual([null, [], 'Seams']);
    expect(cy.replica.cellsOf('t1').map(({ key }) => key)).toContain('t1+es');
    expect(cy.replica.docsOf('t1')).toEqual(['r/s1/1', 'x/s1/pay/0']);
  });

  test('[R58] it is the same whichever comes first, and of the part alone there is no row', async () => {
    const ann = reader('uann', 1, all);
    const added = await ann.run(addTask('t2', 'Hems'));
    const costs = await ann.run((tx) => tx.tasks.patch('t2', { estimate: 30 }));
    const late = reader('uli', 4, ['pay']);
    late.take(costs.envelopes, 'uann');
    expect(late.replica.rows.tasks.get('t2')).toBeUndefined();
    expect([...late.replica.rows.tasks.all()]).toEqual([]);
    await expect(late.run((tx) => tx.tasks.patch('t2', { title: 'Mine' }))).rejects.toThrow('not here');
    late.take(added.envelopes, 'uann');
    expect(late.replica.rows.tasks.get('t2')).toEqual(ann.replica.rows.tasks.get('t2'));
  });

  test('[R58] two who begin it in two partitions lose nothing: the newest counts, the next edit goes where it lies', async () => {
    const { cy } = await three();
    const [one, other] = [rawPeer(2 ** 44 + 2 ** 21), rawPeer(2 ** 44 + 2 ** 22)];
    const put = (doc: string, bytes: Uint8Array) =>
      cy.replica.receive(doc, bytes, { person: 'ux' as PersonId, own: false });
    put('x/s1/pay/0', one.set('t1+es', 10, 5, 'ux'));
    put('x/s1/pay/1', other.set('t1+es', 20, 9, 'ux'));
    expect(taskOf(cy)?.estimate).toBe(20);
    put('x/s1/pay/0', one.set('t1+es', 30, 12, 'ux'));
    expect(taskOf(cy)?.estimate).toBe(30);
    const shelf = put('x/s1/pay/1', other.set('t1+es', 40, 20, 'ux'));
    expect([taskOf(cy)?.estimate, shelf.changes.length]).toEqual([40, 1]);
  });

  test('[R59] a field of a group counts in its group’s documents alone, and no other counts there', () => {
    const at = (doc: string, code: string) => counts(docOf(doc), { record: 't1', code, author: null }, groups);
    const shown = (code: string) =>
      ['r/s1/1', 'x/s1/pay/0', 'x/s1/health/0', 'x/s1/few/0', 'x/s1/few~pay/0', 'v/uann'].filter((doc) =>
        at(doc, code),
      );
    expect(shown('ti')).toEqual(['r/s1/1', 'x/s1/few/0', 'v/uann']);
    expect(shown('es')).toEqual(['x/s1/pay/0', 'x/s1/few~pay/0', 'v/uann']);
    expect(shown('tg:sick')).toEqual(['x/s1/health/0', 'v/uann']);
    expect(shown('@')).toEqual(['r/s1/1', 'x/s1/few/0', 'v/uann']);
    expect(partIn(docOf('x/s1/few/0'), groups)).toBeNull();
    expect(partIn(docOf('x/s1/few~pay/0'), groups)).toEqual({ space, field: 'pay', base: 'few' });
  });

  test('[R59] what a forger puts into the open document is never shown, and neither is a title among the money', async () => {
    const { ann, bo, cy } = await three();
    const forger = rawPeer(2 ** 44 + 2 ** 23);
    const hear = (at: TestDevice, doc: string, bytes: Uint8Array) =>
      at.replica.receive(doc, bytes, { person: 'uz' as PersonId, own: false });
    const open = forger.set('t1+es', 7, 2 ** 32, 'uz');
    for (const at of [ann, bo, cy]) {
      expect(hear(at, 'r/s1/1', open).changes).toEqual([]);
      expect(taskOf(at)?.estimate).toBeNull();
    }
    const title = rawPeer(2 ** 44 + 2 ** 24).set('t1+ti', 'Mine', 2 ** 32, 'uz');
    expect(hear(cy, 'x/s1/pay/0', title).changes).toEqual([]);
    expect(taskOf(cy)?.title).toBe('Seams');
  });

  test('[R59] a field that this version does not know is kept where it lies', async () => {
    const { cy } = await three();
    const later = rawPeer(2 ** 44 + 2 ** 25).set('t1+zz', 'later', 5, 'ux');
    cy.replica.receive('x/s1/pay/0', later, { person: 'ux' as PersonId, own: false });
    const again = reader('ucy', 9, ['pay']);
    again.replica.loadProjection('x/s1/pay/0', cy.replica.project('x/s1/pay/0'));
    expect(new TextDecoder().decode(again.replica.project('x/s1/pay/0'))).toContain('later');
  });

  test('[R59] who may not write the group is told before anything is written, and nothing else of the command is', async () => {
    const { bo } = await three();
    const refused = await bo.ask((tx) => tx.tasks.patch('t1', { title: 'Hems', estimate: 5 }));
    expect(refused).toMatchObject({ refused: true, kind: 'read-only', what: 'outside' });
    expect(taskOf(bo)?.title).toBe('Seams');
  });

  test('[R59] undo, who lost to whom and writing anew go by the group’s document', async () => {
    const { ann, cy, bo, tell } = await three();
    const first = await ann.run(costing(10));
    tell(first, ann);
    const mine = await cy.run(costing(20));
    ann.clock.now = start + 60_000;
    const theirs = await ann.run(costing(30));
    ann.confirm(theirs);
    const { superseded } = cy.take(sentTo(theirs, ['pay']), 'uann');
    expect(superseded).toMatchObject([{ doc: 'x/s1/pay/0', record: 't1', field: 'estimate', lost: { value: 20 } }]);
    tell(mine, cy);
    tell(await ann.undo(theirs.gesture), ann);
    for (const at of [ann, cy]) expect(taskOf(at)?.estimate).toBe(10);
    expect(taskOf(bo)?.estimate).toBeNull();
    const again = await cy.replica.reauthor('again', mine.envelopes, cy.ctx);
    expect(docsOf({ ...again, result: null })).toEqual(['x/s1/pay/0']);
    expect(taskOf(cy)?.estimate).toBe(20);
  });
});

const onRecord = { t1: { [space]: [two] } };
const moving: Act<undefined> = (tx) => {
  tx.tasks.move('t1', two);
  tx.tasks.patch('t1', { project: 'p2', status: 'q2' });
};

describe('a move to another space', () => {
  test('[R65] takes the fields of groups into the groups of the new space, never into the open copy', async () => {
    const { ann, bo, cy, tell } = await three();
    tell(await ann.run(costing(90)), ann);
    const written = await ann.run(moving);
    expect(docsOf(written).toSorted()).toEqual(['r/s1/1', 'r/s2/1', 'x/s2/pay/0']);
    tell(written, ann);
    for (const at of [ann, bo, cy]) at.replica.setMoved(onRecord);
    expect([ann, bo, cy].map((at) => taskOf(at)?.estimate)).toEqual([90, null, 90]);
    expect([ann, bo, cy].map((at) => at.replica.rows.tasks.spaceOf('t1'))).toEqual([two, two, two]);
    const open = [...bo.log].filter(({ doc }) => doc.startsWith('r/s2'));
    expect(open.length).toBeGreaterThan(0);
    expect(bo.replica.cellsOf('t1').map(({ key }) => key)).not.toContain('t1+es');
  });

  test('[R65] moved by somebody who does not read them they stay where they are, and follow by whoever may', async () => {
    const { ann, bo, cy, tell } = await three();
    tell(await ann.run(costing(90)), ann);
    tell(await bo.run(moving), bo);
    for (const at of [ann, bo, cy]) at.replica.setMoved(onRecord);
    expect([ann, cy].map((at) => [taskOf(at)?.project, taskOf(at)?.estimate])).toEqual([
      ['p2', null],
      ['p2', null],
    ]);
    expect(cy.replica.hasStrays()).toBe(true);
    const carried = await cy.carry();
    expect(docsOf(carried)).toEqual(['x/s2/pay/0']);
    tell(carried, cy);
    for (const at of [ann, cy]) expect(taskOf(at)?.estimate).toBe(90);
    expect(taskOf(bo)?.estimate).toBeNull();
    expect(ann.replica.cellsOf('t1').find(({ key }) => key === 't1+es')?.by).toBe('uann');
    expect((await cy.carry()).envelopes).toEqual([]);
    expect((await ann.carry()).envelopes).toEqual([]);
  });
});
