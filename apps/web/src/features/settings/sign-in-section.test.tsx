import { cleanup, screen, within, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { openMemory, person } from '@baton/model/test/memory';
import type { Passkeys } from '@baton/workspace/doors/passkeys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

const me = person('ann');
let workspace: MemoryWorkspace;
const signed: unknown[] = [];
const id = () => workspace.world.me.workspace;
const since = Date.parse('2026-03-03T12:00:00');
const account = { mail: 'ann@northwind.example', passwordSet: since, linked: null, signOn: { name: 'Northwind ID' } };
const passkeys: Passkeys = {
  at: { rpId: 'localhost', origin: 'http://localhost' },
  make: () => Promise.resolve('known'),
  ask: () => Promise.resolve('cancelled'),
};
const two = `d${'2'.repeat(17)}`;
const seen = (signedOut: boolean) => ({
  devices: [
    { device: workspace.memory.ctx.device, seen: since, agent: '', signedOut: false },
    { device: two, seen: since, agent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', signedOut },
  ],
});
const open = (answers: Answers) =>
  openApp({
    at: `/w/${id()}/settings`,
    workspace,
    passkeys,
    answers: { [`/api/account/${id()}`]: account, [`/api/devices/${id()}`]: seen(true), ...answers },
  });
const part = (name: string) => within(screen.getByRole('region', { name }));

beforeEach(() => {
  localStorage.clear();
  signed.length = 0;
  const memory = openMemory();
  const row = (no: number) => ({ person: me, key: `k${no}`, no, since: no, revoked: null });
  const passkey = { key: 'k', rpId: 'baton.example', origin: 'https://baton.example', since: 4 };
  const { directory } = memory.ctx;
  Object.assign(directory, { devices: { [memory.ctx.device]: row(1), [two]: row(2) } });
  Object.assign(directory.persons[me] ?? {}, { passkeys: { AAAA: passkey } });
  workspace = workspaceOver(memory, me);
  seedNorthwind(memory);
  Object.assign(workspace, {
    sign: (_: string, decision: unknown) => Promise.resolve(void signed.push(decision)).then(() => ({ number: 7 })),
  });
});
afterEach(cleanup);

test('each way is shown with what it is for and since when', async () => {
  await open({});
  const rows = part('How you sign in').getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    'Passkey 1For baton.exampleRenameRemove',
    'Another passkeyYour finger, face or PIN, on a device or a security keyAdd a passkey',
    'Passwordann@northwind.example, since Tue 3 MarchRemoveChange',
    'Northwind IDNot linked to youLink',
  ]);
});

test('a passkey is removed by a signed statement; one that this device has already is not made twice', async () => {
  const app = await open({});
  await userEvent.click(part('How you sign in').getByRole('button', { name: 'Remove Passkey 1' }));
  expect(signed).toEqual([{ type: 'passkey-removed', person: me, id: 'AAAA' }]);
  await userEvent.click(part('How you sign in').getByRole('button', { name: 'Add a passkey' }));
  await app.settle();
  expect(part('How you sign in').getByRole('alert').textContent).toBe('This device has a passkey of yours already.');
  expect(signed).toHaveLength(1);
});

test('a password is set with an address; what is none is said under its field, in the relay’s words', async () => {
  const weak = Response.json({ refused: 'weak', why: 'This password is on a list of stolen ones.' }, { status: 400 });
  let answer: unknown = weak;
  const app = await open({ '/api/account/password': () => answer });
  await userEvent.click(part('How you sign in').getByRole('button', { name: 'Change' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Change the password' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Change password' }));
  expect(dialog.getByText('Choose a password.')).toBeTruthy();
  await userEvent.type(dialog.getByLabelText('Password'), 'password123');
  await userEvent.click(dialog.getByRole('button', { name: 'Change password' }));
  await app.settle();
  expect(dialog.getByText('This password is on a list of stolen ones.')).toBeTruthy();
  answer = { done: true };
  await userEvent.type(dialog.getByLabelText('Password'), ' and lanterns');
  await userEvent.click(dialog.getByRole('button', { name: 'Change password' }));
  await app.settle();
  expect(app.asked.findLast(({ path }) => path === '/api/account/password')?.body).toEqual({
    workspace: id(),
    mail: 'ann@northwind.example',
    password: 'password123 and lanterns',
  });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a password is taken away, and the company’s sign-on that is away says so', async () => {
  const away = Response.json({ refused: 'sign-on-away', why: 'The sign-on does not answer.' }, { status: 409 });
  const app = await open({ '/api/account/password/drop': { done: true }, '/api/account/sign-on': away });
  await userEvent.click(part('How you sign in').getByRole('button', { name: 'Remove password' }));
  await app.settle();
  expect(app.asked.some(({ path }) => path === '/api/account/password/drop')).toBe(true);
  await userEvent.click(part('How you sign in').getByRole('button', { name: 'Link' }));
  await app.settle();
  expect(part('How you sign in').getByRole('alert').textContent).toBe('The sign-on does not answer.');
});

test('a device tells when it was last here; one that was signed out is let in again', async () => {
  const app = await open({ '/api/devices/let-in': { done: true } });
  const list = within(part('Devices').getByRole('list', { name: 'Devices' }));
  expect(list.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'Device 1This device',
    'Device 2Firefox on Windows, last here Tue 3 March 12:00. Signed out: it is lockedLet inRemove',
  ]);
  await userEvent.click(list.getByRole('button', { name: 'Let Device 2 in' }));
  await app.settle();
  expect(app.asked.find(({ path }) => path === '/api/devices/let-in')?.body).toEqual({ workspace: id(), device: two });
});

test('signing out everywhere asks first, and leaves this device in unless it is wished', async () => {
  const app = await open({ '/api/devices/sign-out': { done: true } });
  await userEvent.click(part('Devices').getByRole('button', { name: 'Sign out everywhere' }));
  await app.settle();
  const dialog = within(screen.getByRole('dialog', { name: 'Sign out everywhere' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Sign out my other devices' }));
  await app.settle();
  expect(app.asked.find(({ path }) => path === '/api/devices/sign-out')?.body).toEqual({
    workspace: id(),
    devices: null,
    here: false,
  });
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Sign out everywhere' })).toBeNull());
});

test('who has no other way to sign in does not lock the device they are at', async () => {
  Object.assign(workspace.memory.ctx.directory.persons[me] ?? {}, { passkeys: {} });
  const app = await open({ [`/api/account/${id()}`]: { ...account, mail: null, passwordSet: null } });
  await userEvent.click(part('Devices').getByRole('button', { name: 'Sign out everywhere' }));
  await app.settle();
  await userEvent.click(screen.getByRole('button', { name: 'Here as well' }));
  expect(app.asked.some(({ path }) => path === '/api/devices/sign-out')).toBe(false);
});

test('a passkey is called what its person says, by a signed statement with the name beside it', async () => {
  await open({});
  await userEvent.click(part('How you sign in').getByRole('button', { name: 'Rename Passkey 1' }));
  await userEvent.clear(screen.getByLabelText('Name of the passkey'));
  await userEvent.type(screen.getByLabelText('Name of the passkey'), 'Yellow key{Enter}');
  expect(signed).toEqual([{ type: 'passkey-named', person: me, id: 'AAAA' }]);
  expect(part('How you sign in').queryByLabelText('Name of the passkey')).toBeNull();
});
