import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepNoText } from '../lib/kept-text.ts';
import { Fault } from './fault.tsx';

let isBroken = true;
beforeEach(() => {
  isBroken = true;
});
afterEach(cleanup);
function Screen() {
  if (isBroken) throw new Error('a card without a column');
  return <p>The board</p>;
}

function showBroken(): void {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const routeTree = createRootRoute({ component: Screen, errorComponent: Fault });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  // The app's own routes are another tree.
  render(<RouterProvider router={router as never} />);
}

test('a screen that throws says that nothing is lost, shows the fault, and can be tried again', async () => {
  showBroken();
  expect(await screen.findByRole('heading', { name: 'This screen stopped' })).toBeTruthy();
  expect(screen.getByText(/is saved on this device/)).toBeTruthy();
  expect(screen.getByText(/a card without a column/)).toBeTruthy();
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The board')).toBeTruthy();
});

test('on a computer that is not mine it says what a reload would lose', async () => {
  keepNoText();
  showBroken();
  expect(await screen.findByText(/in this window alone\. Try again first; reloading loses it\./)).toBeTruthy();
  expect(screen.queryByText(/is saved on this device/)).toBeNull();
});
