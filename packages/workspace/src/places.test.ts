import type { SpaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { placedIn, placeOf } from './places.ts';

test('[W32] the relay is told in which space somebody is, screens are told the board or the task', () => {
  const rows = { tasks: { spaceOf: (id: string) => (id === 'b1' ? ('s1' as SpaceId) : undefined) } };
  expect(placedIn(rows, 'b1')).toBe('s1/b1');
  expect(placedIn(rows, 'settings')).toBe('settings');
  expect(['s1/b1', 'b1', ''].map(placeOf)).toEqual(['b1', 'b1', '']);
});
