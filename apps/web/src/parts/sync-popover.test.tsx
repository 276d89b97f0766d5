import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scene, type Scene } from '../test/scene.tsx';
import { SyncPopover } from './sync-popover.tsx';

let at: Scene;
beforeEach(async () => {
  at = scene();
  await at.show(<SyncPopover />);
});
afterEach(() => vi.useRealTimers());
const chip = () => document.querySelector('[data-sync]')?.textContent;
const tell = (status: Parameters<Scene['workspace']['setStatus']>[0]) => act(() => at.workspace.setStatus(status));

test('the four wordings, and no fifth', () => {
  expect(chip()).toBe('Saved on relay');
  tell({ save: { state: 'offline', waiting: 12, since: Date.now() } });
  expect(chip()).toBe('Offline, 12 changes waiting');
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

test('refused edits can be read, with their reason, and are kept until they are discarded', async () => {
  tell({ refused: [{ batch: 4, reason: 'Access was withdrawn', at: Date.now(), texts: ['Ravi agrees to 45 days'] }] });
  await userEvent.click(screen.getByRole('button', { name: /Saved on relay/ }));
  expect(await screen.findByText('Ravi agrees to 45 days')).toBeTruthy();
  expect(screen.getByText('Access was withdrawn')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
  await at.settle();
  expect(screen.queryByText('Ravi agrees to 45 days')).toBeNull();
});
