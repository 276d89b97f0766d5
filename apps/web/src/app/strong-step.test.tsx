import { refuse } from '@baton/model/refusal';
import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';

const assertion = { id: 'guard', authenticator: 'a', client: 'c', signature: 's' };
let workspace: MemoryWorkspace;
beforeEach(() => {
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
  workspace.decided.answer = refuse('needs-passkey', 'challenge', { of: ['guard'] });
});
afterEach(cleanup);

async function asked(said: object | 'cancelled') {
  const tries: unknown[] = [];
  const app = await openApp({
    at: `/w/${workspace.world.me.workspace}/projects`,
    workspace,
    passkeys: {
      at: { rpId: 'localhost', origin: 'http://localhost' },
      make: async () => 'cancelled',
      ask: async (challenge, of) => {
        tries.push([challenge, of]);
        return said as never;
      },
    },
  });
  const { person } = workspace.world.me;
  let done: unknown;
  act(() => {
    void workspace
      .sign('dir', { type: 'passkey-removed', person, id: 'guard' }, null)
      .then((answer) => void (done = answer));
  });
  await app.settle();
  return { app, tries, done: () => done };
}

test('what is signed stands in words, and the passkey is asked for by the button', async () => {
  const { app, tries, done } = await asked({ user: '', assertion });
  expect(screen.getByRole('dialog', { name: 'Sign with your passkey' }).textContent).toContain(
    'A passkey of mine ends.',
  );
  expect(tries).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Sign with passkey' }));
  await app.settle();
  expect(tries).toEqual([['challenge', ['guard']]]);
  expect(done()).toEqual({ number: 9 });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('no passkey is said beside the button, and it may be tried again; Cancel decides nothing', async () => {
  const { app, done } = await asked('cancelled');
  await userEvent.click(screen.getByRole('button', { name: 'Sign with passkey' }));
  await app.settle();
  expect(screen.getByText(/No passkey was used/u, { selector: '[role=alert]' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await app.settle();
  expect(done()).toMatchObject({ kind: 'needs-passkey' });
});
