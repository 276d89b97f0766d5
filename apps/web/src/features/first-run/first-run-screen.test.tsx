import { peopleOfWorkspace } from '@baton/model/person/queries';
import type { Passkeys } from '@baton/workspace/doors/passkeys';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { fingerThat, registered } from '../../test/finger.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { originFrom } from './relay-choice.tsx';

let workspace: MemoryWorkspace;
const relay = {
  name: 'baton',
  protocol: 1,
  founding: true,
  relayKey: 'N_3XyWkP_vqJ1ndvnSAJ83HEB6uAF-hjRzaE_IGjoco',
  secure: true,
  now: Date.now(),
};
const open = (answers: Answers = {}, passkeys?: Passkeys) =>
  openApp({ at: '/start', workspace, answers, ...(passkeys ? { passkeys } : {}) });
const founded = { '/api/relay': relay, '/api/workspaces': { incarnation: 1, deviceNo: 1 } };
const start = async (name: string, title: string, press = 'Create workspace') => {
  if (name) await userEvent.type(screen.getByLabelText('Your name'), name);
  if (title) await userEvent.type(screen.getByLabelText('Company or team'), title);
  await userEvent.click(screen.getByRole('button', { name: press }));
};
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  workspace.memory.titles.workspace = 'Northwind Outdoor';
});

test('four ways in, the first one open', async () => {
  await open();
  const ways = screen.getAllByRole('heading', { level: 2 }).map((one) => within(one).getByRole('button'));
  expect(ways.map((way) => way.getAttribute('aria-expanded'))).toEqual(['true', 'false', 'false', 'false']);
  await userEvent.click(ways[2] as HTMLElement);
  expect(ways[0]?.getAttribute('aria-expanded')).toBe('false');
  expect(screen.getByLabelText('Invitation link')).toBeTruthy();
});

test('both names are needed, and each says so itself', async () => {
  const app = await open({ '/api/relay': relay });
  await start('', 'Northwind Outdoor');
  expect(screen.getByText('As others will see you.')).toBeTruthy();
  expect(screen.queryByText('Any name will do.')).toBeNull();
  expect(app.asked).toEqual([]);
});

test('starting: founded at the relay with a first space, named, and the recovery link comes before the way in', async () => {
  const app = await open(founded);
  await start('Ines Carvalho', 'Northwind Outdoor');
  const link = await screen.findByLabelText('Recovery link');
  const founding = app.asked.find(({ path }) => path === '/api/workspaces')?.body as {
    entries: { text: { text: string } }[];
  };
  expect(founding.entries.map(({ text }) => text.text)).toEqual(['Northwind Outdoor', 'Everybody']);
  expect(workspace.memory.ask(peopleOfWorkspace, {}).find(({ me }) => me)?.name).toBe('Ines Carvalho');
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(await navigator.clipboard.readText()).toBe(link.textContent);
  expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
  const shown: boolean[] = [];
  const code = () => screen.queryByRole('img', { name: 'Recovery link as a code to scan' }) !== null;
  vi.spyOn(window, 'print').mockImplementation(() => void shown.push(code()));
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  // What goes to the printer can be scanned, too.
  expect(shown).toEqual([true]);
  await userEvent.click(screen.getByRole('button', { name: 'Hide code' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show as code' }));
  expect(code()).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Open Northwind Outdoor' }));
  await app.settle();
  expect(app.address()).toContain(`/w/${workspace.world.me.workspace}`);
});

test('founding with a passkey: in one press it is put on record, and said above the recovery link', async () => {
  workspace.decided.answer = { number: 9 };
  const { passkeys, wishes } = fingerThat(registered);
  await open(founded, passkeys);
  await start('Ines Carvalho', 'Northwind Outdoor', 'Create with a passkey');
  await screen.findByText(/^Your passkey is made\./);
  expect(screen.getByLabelText('Recovery link')).toBeTruthy();
  expect(wishes).toEqual(['Ines Carvalho, Northwind Outdoor']);
  expect(workspace.decided.signed).toMatchObject([{ ledger: 'dir', decision: { type: 'passkey-added' } }]);
});

test('whose finger is not known has founded all the same, and may make one with the next press', async () => {
  workspace.decided.answer = { number: 9 };
  const { passkeys } = fingerThat('cancelled', registered);
  await open(founded, passkeys);
  await start('Ines', 'Northwind', 'Create with a passkey');
  expect((await screen.findByRole('alert')).textContent).toBe('You are in, without a passkey. None was made.');
  expect(screen.getByLabelText('Recovery link')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Make a passkey now' }));
  await screen.findByText(/^Your passkey is made\./);
  expect(workspace.decided.signed).toHaveLength(1);
});

test('who founds without one is asked for no finger, and told of none', async () => {
  const { passkeys, wishes } = fingerThat(registered);
  await open(founded, passkeys);
  await start('Ines', 'Northwind', 'Create without one');
  await screen.findByLabelText('Recovery link');
  expect(wishes).toEqual([]);
  expect(screen.queryByText(/passkey/)).toBeNull();
});

test('a relay that is away: says so, keeps what was typed, and nothing was founded', async () => {
  const app = await open();
  await start('Ines', 'Northwind');
  await app.settle();
  expect(screen.getByRole('alert').textContent).toBe(
    'The relay does not answer. Look at the connection, then try again.',
  );
  expect(screen.getByLabelText('Your name')).toHaveProperty('value', 'Ines');
  expect(app.kept).toEqual([]);
});

test('a relay that takes no further workspace says whom to ask', async () => {
  const why = 'This relay takes no further workspace. Ask who runs it.';
  const closed = Response.json({ refused: 'founding-closed', why }, { status: 403 });
  const app = await open({ '/api/relay': relay, '/api/workspaces': closed });
  await start('Ines', 'Northwind');
  await app.settle();
  expect(screen.getByRole('alert').textContent).toBe(why);
});

test('a pasted invitation goes to its page; half of one is told to be half', async () => {
  const app = await open();
  await userEvent.click(screen.getByRole('button', { name: /Join with an invite/ }));
  const field = screen.getByLabelText('Invitation link');
  await userEvent.type(field, `${location.origin}/join#w123`);
  await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
  expect(screen.getByText(/not a whole invitation link/)).toBeTruthy();
  await userEvent.clear(field);
  const hash = `${workspace.world.me.workspace}.${'A'.repeat(43)}`;
  await userEvent.type(field, `${location.origin}/join#${hash}`);
  await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
  await app.settle();
  expect(app.address()).toBe(`/join#${hash}`);
});

test('a code goes to adding this device, however it is typed; anything else is told what fits', async () => {
  const app = await open();
  await userEvent.click(screen.getByRole('button', { name: /I have an account/ }));
  const field = screen.getByLabelText('Code or recovery link');
  await userEvent.type(field, 'hello');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(screen.getByText(/A code has eight letters and digits/)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, 'wjko-dpmv');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await app.settle();
  expect(app.address()).toBe('/add#WJK0DPMV');
});

test.each([
  ['relay.example.org', 'https://relay.example.org'],
  ['http://localhost:4848/w/x', 'http://localhost:4848'],
  ['', null],
  ['not an address', null],
])('another relay, typed as %j', (typed, origin) => {
  expect(originFrom(typed)).toBe(origin);
});
