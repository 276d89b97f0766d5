import type { SpaceId } from '@baton/model/ids';
import type { Home } from '@baton/model/tx';
import { describe, expect, test } from 'vitest';
import type { Written } from '../contract.ts';
import { all, reader, sentTo } from '../test/groups.ts';
import { space, type Act, type TestDevice } from '../test/scene.ts';

const few: Home = { in: 'group', space, group: 'few' };
const adding =
  (home: Home, id = 't1'): Act<undefined> =>
  (tx) => {
    tx.tasks.add(home, id, { title: 'Offer to Dee', project: 'p1', status: 'q1', created: 1, estimate: 9 });
    tx.checkItems.add(tx.tasks.homeOf(id) ?? home, `k${id}`, { task: id, text: 'Salary', rank: 'a' });
  };
const rowsIn = ({ replica }: TestDevice) => [...replica.rows.tasks.all(), ...replica.rows.checkItems.all()];
const docsOf = ({ envelopes }: Written<unknown>): string[] => envelopes.map(({ doc }) => doc);

describe('a task for the readers of a group', () => {
  test('[R63] stands on their boards as any other, and who does not read the group has nothing of it', async () => {
    const [ann, bo, cy] = [reader('uann', 1, all), reader('ubo', 2, ['few']), reader('ucy', 3, ['pay'])];
    const written = await ann.run(adding(few));
    expect(docsOf(written)).toEqual(['x/s1/few/0', 'x/s1/few~pay/0']);
    bo.take(sentTo(written, ['few']), 'uann');
    cy.take(sentTo(written, ['pay']), 'uann');
    expect(bo.replica.rows.tasks.by('project', 'p1')).toMatchObject([{ title: 'Offer to Dee', estimate: null }]);
    expect(bo.replica.rows.checkItems.by('task', 't1')).toMatchObject([{ text: 'Salary' }]);
    expect(ann.replica.rows.tasks.get('t1')?.estimate).toBe(9);
    expect(rowsIn(cy)).toEqual([]);
    expect(cy.log).toEqual([]);
  });

  test('[R63] has a home but no space: what is named by a space alone would tell of it', async () => {
    const ann = reader('uann', 1, all);
    await ann.run(adding(few));
    const { tasks } = ann.replica.rows;
    expect([tasks.homeOf('t1'), tasks.spaceOf('t1')]).toEqual([few, undefined]);
    await ann.run((tx) => {
      expect([tx.tasks.homeOf('t1'), tx.tasks.spaceOf('t1')]).toEqual([few, undefined]);
      tx.tasks.patch('t1', { title: 'Offer' });
      expect(tx.tasks.homeOf('t1')).toEqual(few);
    });
    expect(ann.replica.docsOf('t1')).toEqual(['x/s1/few/0', 'x/s1/few~pay/0']);
  });

  test('[R63] is not moved to another space, whatever somebody states, and none is born among the fields', async () => {
    const ann = reader('uann', 1, all);
    await ann.run(adding(few));
    await expect(ann.run((tx) => tx.tasks.move('t1', 's2' as SpaceId))).rejects.toThrow('cannot be moved');
    expect(ann.replica.setMoved({ t1: { [space]: ['s2' as SpaceId] } })).toEqual([]);
    expect(ann.replica.rows.tasks.get('t1')?.title).toBe('Offer to Dee');
    expect([ann.replica.hasStrays(), (await ann.carry()).envelopes]).toEqual([false, []]);
    for (const group of ['pay', 'few~pay'])
      await expect(ann.run(adding({ in: 'group', space, group }, 't2'))).rejects.toThrow('cannot be born');
  });

  test('[R63] may be written by who reads the group; another is refused before anything is written', async () => {
    const cy = reader('ucy', 3, ['pay']);
    const refused = await cy.ask(adding(few));
    expect(refused).toMatchObject({ refused: true, kind: 'read-only' });
    expect(rowsIn(cy)).toEqual([]);
  });

  test('[R63] a copy under its id in the space does not take its fields along, and both are the same rows in any order', async () => {
    const [ann, bo] = [reader('uann', 1, all), reader('ubo', 2, ['few', 'few~pay', 'pay'])];
    const kept = await ann.run(adding(few));
    const open = await reader('udi', 4, ['pay']).run(adding({ in: 'space', space }));
    bo.take([...open.envelopes, ...kept.envelopes], 'uann');
    ann.take(open.envelopes, 'udi');
    expect(rowsIn(bo)).toEqual(rowsIn(ann));
    expect(bo.replica.rows.tasks.get('t1')?.by).toBe('udi');
  });
});

describe('a task of one’s own', () => {
  test('[R64] is a row like any other on one’s own devices, with all its fields in one document', async () => {
    const [phone, laptop] = [reader('uann', 1, []), reader('uann', 2, [])];
    const written = await phone.run(adding({ in: 'private' }));
    expect(docsOf(written)).toEqual(['v/uann']);
    laptop.take(sentTo(written, [], 'uann'), 'uann');
    phone.confirm(written);
    expect(rowsIn(laptop)).toEqual(rowsIn(phone));
    expect(laptop.replica.rows.tasks.by('project', 'p1')).toMatchObject([{ title: 'Offer to Dee', estimate: 9 }]);
    expect(laptop.replica.rows.tasks.homeOf('t1')).toEqual({ in: 'private' });
    const undone = await phone.undo(written.gesture);
    expect(docsOf(undone)).toEqual(['v/uann']);
    laptop.take(undone.envelopes, 'uann');
    expect(rowsIn(laptop)).toEqual([]);
  });

  test('[R64] goes to no other person’s device, is written by no other person, and goes on no way', async () => {
    const [ann, bo] = [reader('uann', 1, []), reader('ubo', 2, all)];
    const written = await ann.run(adding({ in: 'private' }));
    expect(sentTo(written, all, 'ubo')).toEqual([]);
    bo.take(written.envelopes, 'uann');
    const refused = await bo.ask((tx) => tx.tasks.patch('t1', { title: 'Read' }));
    expect(refused).toMatchObject({ refused: true, kind: 'read-only', what: 'outside' });
    await expect(ann.run((tx) => tx.tasks.move('t1', 's2' as SpaceId))).rejects.toThrow('cannot be moved');
  });
});
