import type { Status } from '@baton/workspace/contract';
import { expect, test } from 'vitest';
import { calm } from '../test/memory-sync.ts';
import { chipOf, isLostWithWindow, tabFor } from './save-words.ts';

const status = (save: Status['save']): Status => ({
  save,
  saving: 0,
  link: 'live',
  ended: null,
  knocks: 0,
  removed: null,
  locked: null,
  leaseEnds: null,
  leader: true,
  refused: [],
  stopped: [],
  ahead: [],
});

test.each([
  [{ state: 'relay' }, 'away'],
  [{ state: 'offline', waiting: 0, since: 0 }, 'away'],
  [{ state: 'offline', waiting: 3, since: 0 }, 'waiting'],
  [{ state: 'here', waiting: 1, since: 0 }, 'waiting'],
  [{ state: 'unsaved', reason: 'full', sentence: '' }, 'not-saved'],
  [{ state: 'unsaved', reason: 'refused', sentence: '' }, 'not-saved'],
] as const)('%o leads to %s', (save, tab) => {
  expect(tabFor(status(save), calm)).toBe(tab);
});

test('what a private window could not send is not saved', () => {
  const sync = { ...calm, storage: { ...calm.storage, keeping: 'none', device: 'private' } } as const;
  expect(tabFor(status({ state: 'offline', waiting: 1, since: 0 }), sync)).toBe('not-saved');
});

test('[P2] nothing on this device alone is called saved without the warning where the browser may clear it', () => {
  const keeping = (how: 'kept' | 'may-be-cleared' | 'unknown') => ({
    ...calm,
    storage: { ...calm.storage, keeping: how },
  });
  const here = status({ state: 'here', waiting: 1, since: 0 });
  const offline = (waiting: number) => status({ state: 'offline', waiting, since: 0 });
  expect(chipOf(here, keeping('may-be-cleared'), true)).toEqual({ kind: 'here', mayBeCleared: true });
  expect(chipOf(offline(2), keeping('may-be-cleared'), true)).toEqual({
    kind: 'offline',
    waiting: 2,
    mayBeCleared: true,
  });
  expect(chipOf(offline(0), keeping('may-be-cleared'), true)).toEqual({ kind: 'offline', waiting: 0 });
  expect(chipOf(status({ state: 'relay' }), keeping('may-be-cleared'), true)).toEqual({ kind: 'relay' });
  for (const how of ['kept', 'unknown'] as const) expect(chipOf(here, keeping(how), true)).toEqual({ kind: 'here' });
});

const shared = { ...calm, storage: { ...calm.storage, keeping: 'none', device: 'shared' } } as const;

test('on a computer that is not mine, what the relay has not got is only in this window; typing does not blink', () => {
  const here = status({ state: 'here', waiting: 1, since: 0 });
  expect(chipOf(here, shared, true)).toEqual({ kind: 'unsaved', reason: 'only in this window' });
  expect(chipOf(here, shared, false)).toEqual({ kind: 'relay' });
  expect(chipOf(here, calm, true)).toEqual({ kind: 'here' });
  const offline = status({ state: 'offline', waiting: 2, since: 0 });
  expect(chipOf(offline, shared, true)).toEqual({ kind: 'unsaved', reason: 'only in this window' });
});

test('a window is closed without a question where everything of it stands elsewhere', () => {
  const offline = status({ state: 'offline', waiting: 2, since: 0 });
  expect(isLostWithWindow(offline, { ...calm, waitingCount: 2 })).toBe(false);
  expect(isLostWithWindow(status({ state: 'relay' }), shared)).toBe(false);
  expect(isLostWithWindow(offline, shared)).toBe(true);
  expect(isLostWithWindow(status({ state: 'relay' }), { ...shared, waitingCount: 1 })).toBe(true);
});

test('edits that could not be written live in the window only', () => {
  const full = { ...status({ state: 'unsaved', reason: 'full', sentence: '' }), saving: 3 };
  expect(isLostWithWindow(full, calm)).toBe(true);
  expect(isLostWithWindow({ ...full, saving: 0 }, calm)).toBe(false);
});
