import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { expect, test, vi } from 'vitest';
import { Fault } from './fault.tsx';

let isBroken = true;
function Screen() {
  if (isBroken) throw new Error('a card without a column');
  return <p>The board</p>;
}

test('a screen that throws says that nothing is lost, shows the fault, and can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const routeTree = createRootRoute({ component: Screen, errorComponent: Fault });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  // The app's own routes are another tree.
  render(<RouterProvider router={router as never} />);
  expect(await screen.findByRole('heading', { name: 'This screen stopped' })).toBeTruthy();
  expect(screen.getByText(/is saved on this device/)).toBeTruthy();
  expect(screen.getByText(/a card without a column/)).toBeTruthy();
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The board')).toBeTruthy();
});
