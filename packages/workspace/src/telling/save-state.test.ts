import { expect, test } from 'vitest';
import type { Phase } from '../link/state.ts';
import { saveState, type SaveFacts } from './save-state.ts';

const facts = (part: Partial<SaveFacts> = {}): SaveFacts => ({
  waiting: [],
  phase: 'live',
  awaySince: null,
  fault: null,
  refused: 0,
  ...part,
});

test('[W9] nothing waits: saved on the relay, also while the link is only connecting', () => {
  for (const phase of ['live', 'behind', 'hello', 'connecting', 'ticket', 'off'] satisfies Phase[])
    expect(saveState(facts({ phase }))).toEqual({ state: 'relay' });
});

test('[W9] something waits: saved here, since the oldest', () => {
  expect(saveState(facts({ waiting: [40, 50] }))).toEqual({ state: 'here', waiting: 2, since: 40 });
});

test('[W9] the relay is away: offline, whether anything waits or not', () => {
  expect(saveState(facts({ phase: 'away', awaySince: 70 }))).toEqual({ state: 'offline', waiting: 0, since: 70 });
  expect(saveState(facts({ phase: 'away', awaySince: 70, waiting: [60] }))).toEqual({
    state: 'offline',
    waiting: 1,
    since: 60,
  });
  // Between two attempts it is still away.
  expect(saveState(facts({ phase: 'connecting', awaySince: 70 })).state).toBe('offline');
  expect(saveState(facts({ phase: 'ended', awaySince: 70 })).state).toBe('offline');
});

test('[W9] what cannot be kept, or was refused, is never called saved', () => {
  const every: Partial<SaveFacts>[] = [{}, { waiting: [1] }, { phase: 'away', awaySince: 3 }];
  for (const part of every) {
    for (const fault of ['full', 'blocked', 'stale'] as const)
      expect(saveState(facts({ ...part, fault }))).toMatchObject({
        state: 'unsaved',
        reason: fault,
        sentence: expect.stringMatching(/\.$/u),
      });
    expect(saveState(facts({ ...part, refused: 2 }))).toMatchObject({ state: 'unsaved', reason: 'refused' });
  }
});
