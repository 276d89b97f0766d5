import type { SpaceId } from '@baton/model/ids';
import type { Home } from '@baton/model/tx';
import { expect, test } from 'vitest';
import { placeOf, toldOf } from './places.ts';

const space = 's1' as SpaceId;
const homes: Readonly<Record<string, Home>> = {
  b1: { in: 'space', space },
  t1: { in: 'space', space },
  t2: { in: 'group', space, group: 'board' },
  t3: { in: 'private' },
};
const homeOf = (id: string) => homes[id];
const rows = { tasks: { homeOf, spaceOf: (id: string) => (homes[id]?.in === 'space' ? space : undefined) } };
const told = (at: string, on: string | null = null) => toldOf(rows, { at, on, field: on && 'title' });

test('[W32] the relay is told in which space somebody is, screens are told the board or the task', () => {
  expect(told('b1')).toEqual({ at: 's1/b1', on: null, field: null });
  expect(told('b1', 't1')).toEqual({ at: 's1/b1', on: 't1', field: 'title' });
  expect(told('settings').at).toBe('settings');
  expect(['s1/b1', 'b1', ''].map(placeOf)).toEqual(['b1', 'b1', '']);
});

test('[W32] of a task that fewer have than the space, nobody is told that somebody stands on it', () => {
  for (const id of ['t2', 't3']) {
    expect(told(id, id)).toEqual({ at: '', on: null, field: null });
    expect(told('b1', id)).toEqual({ at: 's1/b1', on: null, field: null });
  }
});
