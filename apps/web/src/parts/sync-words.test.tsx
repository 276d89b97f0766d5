import type { Status } from '@baton/workspace/contract';
import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { scene, type Scene } from '../test/scene.tsx';
import { SyncPopover } from './sync-popover.tsx';

let at: Scene;
const since = Date.now() - 60_000;
const cases: readonly (readonly [string, Partial<Status>, RegExp])[] = [
  ['Saved on relay', { save: { state: 'relay' } }, /^The relay has everything that this device has\.$/],
  ['Saved on relay', { link: 'behind' }, /What others wrote is arriving\.$/],
  [
    'Saved on this device',
    { save: { state: 'here', waiting: 1, since } },
    /^1 change saved .* on the way to the relay\.$/,
  ],
  [
    'Offline',
    { save: { state: 'offline', waiting: 12, since } },
    /^12 changes saved on this device, not yet on the relay/,
  ],
  ['Offline', { save: { state: 'offline', waiting: 0, since } }, /^There is no connection to the relay/],
  [
    'Not saved',
    { save: { state: 'unsaved', reason: 'full', sentence: 'The device is full. Make room.' } },
    /Make room\.$/,
  ],
  ['Saved on relay', { ended: 'This device was signed out by Samir.' }, /^This device was signed out by Samir\.$/],
];
beforeEach(async () => {
  at = scene();
  await at.show(<SyncPopover />);
});

test.each(cases)('%s: the sentence says what is true', async (title, status, sentence) => {
  act(() => at.workspace.setStatus(status));
  await userEvent.click(document.querySelector('[data-sync]')?.closest('button') as HTMLElement);
  expect(await screen.findByRole('dialog', { name: title })).toBeTruthy();
  expect(screen.getByText(sentence)).toBeTruthy();
});

test.each([
  ['blocked', 'this browser keeps nothing'],
  ['stale', 'another tab has a newer version'],
  ['refused', 'the relay refused an edit'],
] as const)('not saved because %s: the reason stands on the chip', (reason, words) => {
  act(() => at.workspace.setStatus({ save: { state: 'unsaved', reason, sentence: '' } }));
  expect(document.querySelector('[data-sync]')?.textContent).toBe(`Not saved: ${words}`);
});

test('since when there is no connection is said', async () => {
  act(() => at.workspace.setStatus({ save: { state: 'offline', waiting: 2, since } }));
  await userEvent.click(document.querySelector('[data-sync]')?.closest('button') as HTMLElement);
  expect(await screen.findByText(/^Without connection since (Today|Yesterday) \d\d:\d\d\.$/)).toBeTruthy();
});
