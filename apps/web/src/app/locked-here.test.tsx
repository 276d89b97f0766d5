import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Lock } from '@baton/workspace/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveBytes, saveText } from '../lib/save-file.ts';
import { openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';

vi.mock('../lib/save-file.ts', () => ({ saveBytes: vi.fn(), saveText: vi.fn() }));

let workspace: MemoryWorkspace;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
});
afterEach(cleanup);
const open = () => openApp({ at: `/w/${workspace.world.me.workspace}/projects`, workspace });
const lock = (locked: Lock | null, link: 'away' | 'live' = 'away') => act(() => workspace.setStatus({ locked, link }));
const lease: Lock = { why: 'lease', since: Date.UTC(2026, 1, 2, 12), days: 30 };
const nav = () => screen.queryByRole('navigation', { name: 'Main' });

test('a locked device shows no row and says why; when it opens, everything is there again', async () => {
  await open();
  expect(nav()).toBeTruthy();
  lock(lease);
  expect(nav()).toBeNull();
  expect(screen.getByRole('heading').textContent).toContain('is locked here');
  expect(screen.getByRole('main').textContent).toMatch(
    /not met the relay for 30 days, since .*2 February.* Connect to it/u,
  );
  lock({ why: 'suspended' });
  expect(screen.getByRole('main').textContent).toContain('has suspended you. Nothing is taken off this device');
  lock(null, 'live');
  expect(nav()).toBeTruthy();
});

test('what was not sent can be taken out, as text and as file', async () => {
  await open();
  act(() => workspace.setSync({ waitingCount: 2 }));
  lock(lease);
  await userEvent.click(screen.getByRole('button', { name: 'Save my 2 unsent edits' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save for another device of mine' }));
  expect(vi.mocked(saveText).mock.calls).toEqual([
    [expect.stringMatching(/unsent.*\.txt$/u), 'Spring\n  name: nothing → Spring'],
  ]);
  expect(vi.mocked(saveBytes)).toHaveBeenCalledOnce();
});

test('five days before, one quiet line says until when', async () => {
  await open();
  act(() => workspace.setStatus({ leaseEnds: Date.UTC(2026, 2, 9, 12) }));
  expect(screen.getByText(/Connect to the relay by .*9 March.*, or this device locks/u)).toBeTruthy();
});

test('signed out everywhere it is locked until its person was there; a wrong password stays out, a right one opens', async () => {
  const wrong = Response.json({ refused: 'wrong', why: 'Address and password do not match.' }, { status: 401 });
  const seats = [{ workspace: workspace.world.me.workspace, person: workspace.world.me.person, title: '' }];
  let answer: unknown = wrong;
  const app = await openApp({
    at: `/w/${workspace.world.me.workspace}/projects`,
    workspace,
    answers: { '/api/sign-in': { signOn: null, title: null }, '/api/sign-in/password': () => answer },
  });
  lock({ why: 'signed-out' });
  await app.settle(200);
  expect(nav()).toBeNull();
  expect(screen.getByText(/stays locked until you sign in/u)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Mail address'), 'ann@northwind.example');
  await userEvent.type(screen.getByLabelText('Password'), 'no');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await app.settle();
  expect(screen.getByText('Address and password do not match.')).toBeTruthy();
  expect(app.again()).toBe(0);
  answer = { how: 'password', seats };
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await app.settle();
  expect(app.again()).toBe(1);
});
