import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepText } from '../lib/kept-text.ts';
import { forgetHeld, rememberHeld } from '../lib/once-held.ts';
import { openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';

let workspace: MemoryWorkspace;
const id = () => workspace.world.me.workspace;
const line = /This browser had cleared what was kept here\. It was loaded anew/;
beforeEach(() => {
  forgetHeld();
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
  keepText(`cleared.${id()}`, null);
});
afterEach(cleanup);

test('a store that was cleared is said at the start, until it is read; a second time is said again', async () => {
  workspace.setSync({ storage: { ...workspace.sync.storage, wiped: 1_800_000_000_000 } });
  await openApp({ at: `/w/${id()}/projects`, workspace });
  expect(screen.getByText(line)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'OK' }));
  expect(screen.queryByText(line)).toBeNull();
  cleanup();
  await openApp({ at: `/w/${id()}/projects`, workspace });
  expect(screen.queryByText(line)).toBeNull();
  cleanup();
  workspace.setSync({ storage: { ...workspace.sync.storage, wiped: 1_900_000_000_000 } });
  await openApp({ at: `/w/${id()}/projects`, workspace });
  expect(screen.getByText(line)).toBeTruthy();
});

test('a store that was never cleared says nothing', async () => {
  await openApp({ at: `/w/${id()}/projects`, workspace });
  expect(screen.queryByText(line)).toBeNull();
});

test('where all of it was cleared the door says so, until one starts anew', async () => {
  rememberHeld('w1');
  const app = await openApp({ at: '/' });
  expect(screen.getByRole('heading').textContent).toBe('This browser has cleared what was kept here');
  expect(screen.getByText(/All that had reached the relay is there; what had not is gone\./)).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'Start anew' }));
  await app.settle();
  expect(app.address()).toBe('/');
  expect(await screen.findByLabelText('Your name')).toBeTruthy();
});

test('a workspace that was never here is another thing', async () => {
  rememberHeld('w1');
  await openApp({ at: '/w/w2' });
  expect(screen.getByRole('heading').textContent).toBe('This workspace is not on this device');
});

test('a part that is missing says why, and that nothing is lost', async () => {
  const { render } = await import('@testing-library/react');
  const { MissingPart } = await import('./missing-part.tsx');
  vi.stubGlobal('fetch', async () => new Response(''));
  render(<MissingPart />);
  expect(await screen.findByRole('heading', { name: 'A new version is here' })).toBeTruthy();
  expect(screen.getByText(/What you wrote is saved on this device\./)).toBeTruthy();
  cleanup();
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('away');
  });
  render(<MissingPart />);
  expect(await screen.findByRole('heading', { name: 'This part is not on this device yet' })).toBeTruthy();
  vi.unstubAllGlobals();
});

test('what stands in the way of opening is said while it does', async () => {
  const { act, render } = await import('@testing-library/react');
  const { Opening } = await import('./opening.tsx');
  const { sayWaiting } = await import('../lib/waiting-to-open.ts');
  render(<Opening />);
  expect(screen.queryByRole('heading')).toBeNull();
  act(() => sayWaiting('An older version of Baton is open in another tab.'));
  expect(screen.getByText('An older version of Baton is open in another tab.')).toBeTruthy();
  act(() => sayWaiting(null));
  expect(screen.queryByRole('heading')).toBeNull();
});
