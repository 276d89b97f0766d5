import { beforeEach, describe, expect, test } from 'vitest';
import type { PersonId, SpaceId } from '@baton/model/ids';
import type { Tx } from '@baton/model/tx';
import { readChanges } from '../memory/changes.ts';
import { Memory } from '../memory/memory.ts';
import { OpenTx } from './open-tx.ts';
import { rawPeer, type RawPeer } from '../test/raw.ts';
import { partition, space, start } from '../test/scene.ts';

const ann = 'uAnn' as PersonId;
const feedOf = (of: string): string => `f/${space}/${of}/2026q1`;
let memory: Memory;
let peer: RawPeer;
let open: OpenTx;
let tx: Tx;

const heard = (doc: string, bytes: Uint8Array): unknown =>
  readChanges(memory, { doc: memory.doc(doc), bytes, person: ann, own: false, batch: null });
const begin = (partitions: readonly string[] = [partition]): void => {
  open = new OpenTx({ memory, person: ann, partitions: () => partitions, mayWrite: () => true });
  tx = open.tx;
};
const fresh = { title: 'Hems', project: 'p1', status: 'q1', created: 1 };

beforeEach(() => {
  memory = new Memory();
  peer = rawPeer(2 ** 45);
  for (const [code, value] of [
    ['ti', 'Seams'],
    ['pj', 'p1'],
    ['st', 'q1'],
    ['cr', 1],
    ['tg:sea', true],
  ] as const) {
    heard(partition, peer.set(`t1+${code}`, value, 1, 'bo'));
  }
  begin();
});

describe('reading', () => {
  test('[R1] before any write it reads what the rows show', () => {
    expect(tx.tasks.get('t1')).toBe(memory.tables.tasks.get('t1'));
    expect(tx.tasks.by('project', 'p1').map(({ id }) => id)).toEqual(['t1']);
    expect([...tx.tasks.all()].length).toBe(1);
    expect(tx.tasks.spaceOf('t1')).toBe(space);
    expect(open.plan.size).toBe(0);
  });

  test('[R1] after a write it reads the record as it will be, once, wherever it asks', () => {
    tx.tasks.patch('t1', { title: 'Cuffs', project: 'p2', tags: { air: true } });
    expect(tx.tasks.get('t1')).toMatchObject({ title: 'Cuffs', project: 'p2', tags: ['air', 'sea'], by: ann });
    expect(tx.tasks.by('project', 'p1')).toEqual([]);
    expect(tx.tasks.by('project', 'p2').map(({ title }) => title)).toEqual(['Cuffs']);
    expect([...tx.tasks.all()].map(({ title }) => title)).toEqual(['Cuffs']);
    expect(memory.tables.tasks.get('t1')?.['title']).toBe('Seams');
  });

  test('[R1] a new record is there with the space of its place; one without what is required is not', () => {
    tx.tasks.add({ in: 'space', space: 's1' as SpaceId }, 't2', fresh);
    expect([tx.tasks.get('t2')?.title, tx.tasks.spaceOf('t2')]).toEqual(['Hems', space]);
    tx.tasks.patch('t2', { title: null });
    expect([tx.tasks.get('t2'), tx.tasks.by('project', 'p1').length, [...tx.tasks.all()].length]).toEqual([
      undefined,
      1,
      1,
    ]);
    tx.tasks.patch('t2', { title: 'Back' });
    expect(tx.tasks.get('t2')?.title).toBe('Back');
  });

  test('[R19] a field without index cannot be asked by', () => {
    expect(() => tx.tasks.by('title', 'Seams')).toThrow('no index');
  });
});

describe('writing', () => {
  const planned = (): unknown =>
    Object.fromEntries([...open.plan].map(([doc, cells]) => [doc, Object.fromEntries(cells)]));

  test('[R22] writes are kept by document, the last value for each cell', () => {
    tx.tasks.patch('t1', { title: 'one', priority: 1 });
    tx.tasks.patch('t1', { title: 'two', tags: { sea: false } });
    tx.comments.add({ in: 'feed', space, of: 't1', at: start }, 'm1', { on: 't1', text: 'Done?', at: start });
    expect(planned()).toEqual({
      [partition]: { 't1+ti': 'two', 't1+pr': 1, 't1+tg:sea': null },
      [feedOf('t1')]: { 'm1+on': 't1', 'm1+tx': 'Done?', 'm1+at': start },
    });
  });

  test('[R3] a new record goes to the last partition, a known one stays where it is', () => {
    begin([partition, 'r/s1/2']);
    tx.tasks.add({ in: 'space', space }, 't2', fresh);
    tx.tasks.add({ in: 'space', space }, 't1', fresh);
    tx.tasks.patch('t1', { priority: 2 });
    expect([...open.plan].map(([doc, cells]) => [doc, cells.size])).toEqual([
      ['r/s1/2', 4],
      [partition, 5],
    ]);
  });

  test('[R30] a record of another space is born here as a copy of its own: its cells are not touched', () => {
    begin(['r/s2/1']);
    tx.tasks.add({ in: 'space', space: 's2' as SpaceId }, 't1', fresh);
    expect([...open.plan.keys()]).toEqual(['r/s2/1']);
    expect(tx.tasks.get('t1')).toMatchObject({ title: 'Hems', tags: [] });
  });

  test('[R23] a record that is not here, or in no place where it may stand, is our own mistake', () => {
    expect(() => tx.tasks.patch('t9', { title: 'x' })).toThrow('not here');
    expect(() => tx.tasks.add({ in: 'people' }, 't2', fresh)).toThrow('cannot be born');
    expect(() => tx.comments.add({ in: 'space', space }, 'm1', {})).toThrow('cannot be born');
    expect(() => tx.profiles.add({ in: 'people' }, 'uBo', { name: 'Bo' })).toThrow('cannot be born');
    begin([]);
    expect(() => tx.tasks.add({ in: 'space', space }, 't2', fresh)).toThrow('needs a partition');
    expect(open.plan.size).toBe(0);
  });

  test('[R4] only its author patches a comment', () => {
    const bo = rawPeer(2 ** 46);
    const bos = [
      ['on', 't1'],
      ['tx', 'Bo’s'],
      ['at', 1],
    ] as const;
    for (const [code, value] of bos) heard(feedOf('t1'), bo.setIn('by:uBo', `m1+${code}`, value, 1, 'uAnn'));
    begin();
    expect(tx.comments.get('m1')).toMatchObject({ by: 'uBo', text: 'Bo’s' });
    expect(() => tx.comments.patch('m1', { text: 'forged' })).toThrow('only be changed by its author');
    tx.comments.add({ in: 'feed', space, of: 't1', at: start }, 'm2', { on: 't1', text: 'Ann’s', at: 2 });
    tx.comments.patch('m2', { text: 'Ann’s own' });
    expect(tx.comments.by('on', 't1').map(({ text }) => text)).toEqual(['Bo’s', 'Ann’s own']);
  });
});
