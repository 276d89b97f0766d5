import { isRefusal } from '@baton/model/refusal';
import type { SpaceRole } from '@baton/model/directory/schema';
import { describe, expect, test } from 'vitest';
import { mayWriteDoc } from './rights.ts';
import { addTask, device, partition, retitle, space, type TestDevice } from '../test/scene.ts';

/** Bo, who has Ann's task, in a role of the space. */
async function boAs(role: SpaceRole): Promise<{ ann: TestDevice; bo: TestDevice }> {
  const ann = device('uann', 1);
  const bo = device('ubo', 2, { role });
  const { envelopes } = await ann.run(addTask('t1', 'Seams'));
  bo.take(envelopes, 'uann');
  return { ann, bo };
}
const comment = (tx: Parameters<ReturnType<typeof addTask>>[0]): undefined => {
  tx.comments.add({ in: 'feed', space, of: 't1', at: 5 }, 'm1', { on: 't1', text: 'Agreed', at: 5 });
};

describe('what a role may write', () => {
  test('[R40] a viewer’s command is refused before anything is written, whatever the command is', async () => {
    const { bo } = await boAs('viewer');
    const before = bo.replica.rows.tasks.get('t1');
    expect(await bo.ask(retitle('t1', 'Mine'))).toEqual({ refused: true, kind: 'read-only', what: 'viewer' });
    expect(await bo.ask(comment)).toMatchObject({ kind: 'read-only', what: 'viewer' });
    expect(bo.replica.rows.tasks.get('t1')).toBe(before);
    expect(bo.replica.rows.comments.get('m1')).toBeUndefined();
  });

  test('[R40] a commenter comments and changes nothing else, not even together with a comment', async () => {
    const { bo } = await boAs('commenter');
    expect((await bo.run(comment)).envelopes.map(({ doc }) => doc)).toEqual([`f/${space}/t1/1970q1`]);
    expect(await bo.ask(retitle('t1', 'Mine'))).toMatchObject({ kind: 'read-only', what: 'commenter' });
    const both = await bo.ask((tx) => {
      tx.comments.patch('m1', { text: 'Not agreed' });
      tx.tasks.patch('t1', { title: 'Mine' });
    });
    expect(isRefusal(both)).toBe(true);
    expect(bo.replica.rows.comments.get('m1')).toMatchObject({ text: 'Agreed' });
  });

  test('[R40] a command that writes nothing is no refusal: looking is not writing', async () => {
    const { bo } = await boAs('viewer');
    expect((await bo.run((tx) => tx.tasks.get('t1')?.title)).result).toBe('Seams');
    expect((await bo.run(() => undefined)).envelopes).toEqual([]);
  });

  test('[R40] undo skips what its person may not write any more, and counts it', async () => {
    const { bo } = await boAs('member');
    const { gesture } = await bo.run(retitle('t1', 'Mine'));
    bo.become('viewer');
    expect((await bo.undo(gesture)).result).toEqual({ undone: 0, skipped: 1 });
    expect(bo.replica.rows.tasks.get('t1')).toMatchObject({ title: 'Mine' });
    bo.become('member');
    expect((await bo.undo(gesture)).result).toEqual({ undone: 1, skipped: 0 });
  });

  test('[R40] the same rule tells whether a page is to be opened for writing', async () => {
    const { bo } = await boAs('commenter');
    expect(mayWriteDoc(`p/${space}/t1`, bo.ctx)).toBe(false);
    expect(mayWriteDoc(partition, bo.ctx)).toBe(false);
    expect(mayWriteDoc(`f/${space}/t1/2026q1`, bo.ctx)).toBe(true);
    expect(mayWriteDoc('p/s2/t1', bo.ctx)).toBe(true);
    expect(mayWriteDoc('p/s9/t1', bo.ctx)).toBe(false);
  });
});
