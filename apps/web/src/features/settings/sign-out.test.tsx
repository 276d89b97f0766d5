import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { draftsOf, forgetDrafts } from '../../lib/drafts.ts';
import { keepText } from '../../lib/kept-text.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';
import { showScene } from '../../test/northwind-sync.ts';

let workspace: MemoryWorkspace;
let scene: (which: string) => void;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  forgetDrafts(workspace.world.me);
  const company = seedNorthwind(workspace.memory);
  scene = (which) => showScene(workspace, company, which);
});
afterEach(cleanup);
const ask = async (): Promise<{ app: App; dialog: ReturnType<typeof within> }> => {
  const app = await openApp({ at: `/w/${workspace.world.me.workspace}/settings`, workspace });
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  await app.settle(60);
  return { app, dialog: within(screen.getByRole('dialog', { name: 'Sign out of this device' })) };
};

test('where everything is on the relay one press signs out and leaves', async () => {
  const { app, dialog } = await ask();
  expect(dialog.getByText(/^Everything of yours is on the relay\./)).toBeTruthy();
  expect(dialog.queryByRole('button', { name: /^Discard/ })).toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Sign out' }));
  await app.settle();
  expect(workspace.calls).toContain('signOut send-first');
  expect(app.left()).toBe(1);
});

test('what is here alone is named, and can be sent first, taken along, or given up', async () => {
  scene('offline');
  const { app, dialog } = await ask();
  expect(dialog.getByText('3 changes of yours are on this device alone.')).toBeTruthy();
  const named = within(dialog.getByRole('list', { name: 'On this device alone' })).getAllByRole('listitem');
  expect(named.map((row) => row.textContent)).toEqual([
    'SPR-121 Press kit: words and stillsyou set a due day',
    'SPR-104 Retail price listyou renamed a task',
    'SPR-128 Launch film: rough cutwords you wrote',
  ]);
  expect(dialog.getByRole('button', { name: 'Take along as a file' })).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Discard 3 changes and sign out' }));
  await app.settle();
  expect(workspace.calls).toContain('signOut discard');
  expect(app.left()).toBe(1);
});

test('where they cannot be sent now nothing is erased, and it is said', async () => {
  scene('offline');
  workspace.answers.signOut = { refused: true, kind: 'needs-relay', what: 'sign-out' };
  const { app, dialog } = await ask();
  await userEvent.click(dialog.getByRole('button', { name: 'Send, then sign out' }));
  await app.settle(60);
  expect(app.left()).toBe(0);
  expect(screen.getAllByText(/^This needs the relay, which is away just now/)).not.toHaveLength(0);
});

test('refused edits count: they too are here alone', async () => {
  scene('not-saved');
  const { dialog } = await ask();
  expect(dialog.getByRole('button', { name: 'Discard 3 changes and sign out' })).toBeTruthy();
});

const begin = (text: string) => {
  const { me } = workspace.world;
  keepText(`draft.${me.workspace}.${me.person}.comment.t1`, text);
};

test('what was begun and not sent is shown before it goes, and nothing of it stays on a computer that others use', async () => {
  begin('The price is not for Viktor yet');
  const { app, dialog } = await ask();
  const named = within(dialog.getByRole('list', { name: 'Begun and not sent' })).getAllByRole('listitem');
  expect(named.map((row) => row.textContent)).toEqual(['The price is not for Viktor yet']);
  await userEvent.click(dialog.getByRole('button', { name: 'Sign out' }));
  await app.settle();
  expect(app.left()).toBe(1);
  expect(draftsOf(workspace.world.me)).toEqual([]);
  expect(Object.entries(localStorage).flat().join(' ')).not.toContain('Viktor');
});

test('what was begun stays where signing out was refused', async () => {
  begin('Half a thought');
  workspace.answers.signOut = { refused: true, kind: 'needs-relay', what: 'sign-out' };
  const { app, dialog } = await ask();
  await userEvent.click(dialog.getByRole('button', { name: 'Sign out' }));
  await app.settle(60);
  expect(app.left()).toBe(0);
  expect(draftsOf(workspace.world.me)).toEqual(['Half a thought']);
});
