import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useActions } from '../lib/actions.tsx';
import { calm } from '../test/memory-sync.ts';
import { scene, type Scene } from '../test/scene.tsx';
import { SyncChipButton } from './sync-chip-button.tsx';

let at: Scene;
const opened = vi.fn<() => void>();
function Room() {
  useActions({ sync: () => opened() });
  return <SyncChipButton />;
}
beforeEach(async () => {
  opened.mockClear();
  at = scene();
  await at.show(<Room />);
});
afterEach(() => vi.useRealTimers());
const chip = () => document.querySelector('[data-sync]')?.textContent;
const tell = (status: Parameters<Scene['workspace']['setStatus']>[0]) => act(() => at.workspace.setStatus(status));
const since = Date.now() - 60_000;
const refused = (why: 'access' | 'too-large' | 'guard') => ({
  batch: 1,
  at: since,
  name: null,
  edits: [],
  refusedAt: since,
  why,
  detail: '',
  mayTryAgain: false,
});

test('the four wordings, and no fifth', () => {
  expect(chip()).toBe('Saved on relay');
  tell({ save: { state: 'offline', waiting: 12, since } });
  expect(chip()).toBe('Offline, 12 changes waiting');
  tell({ save: { state: 'offline', waiting: 0, since } });
  expect(chip()).toBe('Offline');
  tell({ save: { state: 'unsaved', reason: 'full', sentence: 'x' } });
  expect(chip()).toBe('Not saved: storage is full');
  tell({ save: { state: 'here', waiting: 1, since: Date.now() - 5_000 } });
  expect(chip()).toBe('Saved here');
});

test('"Saved here" appears only after two seconds, so that typing does not blink', () => {
  vi.useFakeTimers();
  tell({ save: { state: 'here', waiting: 1, since: Date.now() } });
  act(() => void vi.advanceTimersByTime(1_900));
  expect(chip()).toBe('Saved on relay');
  act(() => void vi.advanceTimersByTime(200));
  expect(chip()).toBe('Saved here');
});

test.each([
  ['blocked', 'the browser closed its storage'],
  ['stale', 'another tab has a newer version'],
] as const)('not saved because %s: the reason stands on the chip', (reason, words) => {
  tell({ save: { state: 'unsaved', reason, sentence: '' } });
  expect(chip()).toBe(`Not saved: ${words}`);
});

test('refused edits give their reason; where they differ, how it is', () => {
  tell({ save: { state: 'unsaved', reason: 'refused', sentence: '' } });
  act(() => at.workspace.setSync({ refused: [refused('access'), refused('access')] }));
  expect(chip()).toBe('Not saved: access was withdrawn');
  act(() => at.workspace.setSync({ refused: [refused('too-large')] }));
  expect(chip()).toBe('Not saved: an edit is too large');
  act(() => at.workspace.setSync({ refused: [refused('access'), refused('guard')] }));
  expect(chip()).toBe('Not saved: the relay refused edits');
});

test('a window that keeps nothing has not saved what waits for the relay, and has what reached it', () => {
  act(() => at.workspace.setSync({ storage: { ...calm.storage, keeping: 'none', device: 'private' } }));
  expect(chip()).toBe('Saved on relay');
  tell({ save: { state: 'offline', waiting: 2, since } });
  expect(chip()).toBe('Not saved: this browser keeps nothing');
});

test('pressed, it opens the sync centre', async () => {
  await userEvent.click(screen.getByRole('button', { name: /Saved on relay/ }));
  expect(opened).toHaveBeenCalledTimes(1);
});
