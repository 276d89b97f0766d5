import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Passkeys } from '@baton/workspace/doors/passkeys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';

let workspace: MemoryWorkspace;
const claim = 'C'.repeat(43);
const expires = Date.parse('2026-03-04T10:47:00');
const asked = { claim, codeId: 'D'.repeat(22), workspaceTitle: 'Northwind Outdoor', expires };
const seat = () => ({ workspace: workspace.world.me.workspace, person: workspace.world.me.person, title: 'Northwind' });
const ways = { signOn: { name: 'Northwind ID' }, title: 'Northwind Outdoor' };
const no = (status: number, refused: string, why: string) => Response.json({ refused, why }, { status });
const passkeys = (part: Partial<Passkeys> = {}): Passkeys => ({
  at: { rpId: 'localhost', origin: 'http://localhost' },
  make: () => Promise.resolve('cancelled'),
  ask: () =>
    Promise.resolve({
      user: `${seat().workspace}.${seat().person}`,
      assertion: { id: 'AQ', authenticator: 'AQ', client: 'AQ', signature: 'AQ' },
    }),
  ...part,
});
const open = (answers: Answers, part: { hash?: string; passkeys?: Passkeys; known?: boolean } = {}) => {
  history.replaceState(null, '', `/sign-in${part.hash ?? ''}`);
  return openApp({
    at: '/sign-in',
    workspace,
    answers: { '/api/sign-in': ways, ...answers },
    ...(part.passkeys ? { passkeys: part.passkeys } : {}),
    ...(part.known ? { known: [{ id: seat().workspace, title: 'Northwind', person: seat().person }] } : {}),
  });
};
const typePassword = async () => {
  await userEvent.type(screen.getByLabelText('Mail address'), ' ines@northwind.example ');
  await userEvent.type(screen.getByLabelText('Password'), 'seven lanterns');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
};

beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
});
afterEach(cleanup);

test('it says whose house it is, and shows each way that there is', async () => {
  await open({}, { passkeys: passkeys() });
  expect(screen.getByRole('heading', { name: 'Sign in to Northwind Outdoor' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Use a passkey' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Continue with Northwind ID' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'No device at hand: use your recovery link' })).toBeTruthy();
  cleanup();
  await open({ '/api/sign-in': { signOn: null, title: null } });
  expect(screen.getByRole('heading', { name: 'Sign in' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Use a passkey' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Continue with/u })).toBeNull();
});

test('after the right password it waits with three words, keeps nothing, and goes in when somebody says yes', async () => {
  const { workspace: id, person } = seat();
  let isAgreed = false;
  const app = await open({
    '/api/sign-in/password': { how: 'password', seats: [seat()] },
    '/api/sign-in/ask': asked,
    [`/api/claims/${claim}`]: () =>
      isAgreed
        ? { state: 'enrolled', incarnation: 1, deviceNo: 3, workspace: id, person }
        : { state: 'waiting', expires },
  });
  await typePassword();
  await app.settle();
  expect(app.asked.find(({ path }) => path === '/api/sign-in/password')?.body).toEqual({
    mail: 'ines@northwind.example',
    password: 'seven lanterns',
  });
  expect(screen.getByRole('heading', { name: 'One more yes' })).toBeTruthy();
  expect(screen.getByText(/^[a-z]+ [a-z]+ [a-z]+$/u)).toBeTruthy();
  expect(screen.getByText(/Good until 10:47/u)).toBeTruthy();
  expect(app.kept).toEqual([]);
  isAgreed = true;
  await app.settle(1_200);
  expect(app.kept).toMatchObject([{ workspace: id, person, deviceNo: 3 }]);
  expect(app.address()).toContain(`/w/${id}`);
});

test.each([
  [401, 'wrong', 'Address and password do not match. 4 more tries, then wait 15 minutes.'],
  [429, 'too-many', 'Too many wrong passwords. Wait 15 minutes.'],
])('a %i is said under the password, and the other ways stay', async (status, refused, why) => {
  const app = await open({ '/api/sign-in/password': no(status, refused, why) }, { passkeys: passkeys() });
  await typePassword();
  await app.settle();
  const field = screen.getByLabelText('Password');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(why)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Use a passkey' })).toBeTruthy();
});

test.each([
  ['refused', 'A device that is in said that this is not you.'],
  ['expired', 'Nobody answered for ten minutes. Ask again when one of your devices is at hand.'],
])('%s by whoever was asked: said, and the form comes back', async (state, sentence) => {
  const app = await open({
    '/api/sign-in/password': { how: 'password', seats: [seat()] },
    '/api/sign-in/ask': asked,
    [`/api/claims/${claim}`]: { state },
  });
  await typePassword();
  await app.settle();
  expect(await screen.findByText(sentence)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Sign in once more' }));
  await app.settle();
  expect(screen.getByLabelText('Mail address')).toBeTruthy();
});

test('of several workspaces one is chosen; in none any more, that is said', async () => {
  const other = { workspace: `w${'7'.repeat(17)}`, person: seat().person, title: 'Her own club' };
  const app = await open({
    '/api/sign-in/password': { how: 'password', seats: [seat(), other] },
    '/api/sign-in/ask': asked,
    [`/api/claims/${claim}`]: { state: 'waiting', expires },
  });
  await typePassword();
  await app.settle();
  await userEvent.click(screen.getByRole('button', { name: 'Her own club' }));
  await app.settle();
  expect(app.asked.find(({ path }) => path === '/api/sign-in/ask')?.body).toMatchObject({ workspace: other.workspace });
  cleanup();
  await open({ '/api/sign-in/password': { how: 'password', seats: [] } });
  await typePassword();
  await app.settle();
  expect(screen.getByText(/You are in no workspace here any more/u)).toBeTruthy();
});

test('by passkey it is in at once; turned round, or unknown here, it says so where it was asked', async () => {
  const { workspace: id, person } = seat();
  const admitted = { incarnation: 1, deviceNo: 4, person, workspace: id, workspaceTitle: 'Northwind' };
  const relay = {
    name: 'baton',
    protocol: 1,
    founding: false,
    relayKey: 'R'.repeat(43),
    secure: true,
    now: Date.now(),
  };
  const app = await open({ '/api/relay': relay, '/api/sign-in/passkey': admitted }, { passkeys: passkeys() });
  await userEvent.click(screen.getByRole('button', { name: 'Use a passkey' }));
  await app.settle(150);
  expect(app.kept).toMatchObject([{ workspace: id, deviceNo: 4 }]);
  expect(app.address()).toContain(`/w/${id}`);
  cleanup();
  const turned = passkeys({ ask: () => Promise.resolve('cancelled') });
  const next = await open({ '/api/relay': relay }, { passkeys: turned });
  await userEvent.click(screen.getByRole('button', { name: 'Use a passkey' }));
  await next.settle();
  expect(screen.getByRole('alert').textContent).toBe('No passkey was used. Try again, or use another way.');
  expect(next.kept).toEqual([]);
});

test.each([
  ['nobody', /knows you, and nobody here is linked to that/u],
  ['refused', /did not say who you are/u],
  ['away', /does not answer/u],
  ['late', /took too long/u],
])('back from the sign-on with “%s”: said at its button, and the word has left the address', async (hash, sentence) => {
  await open({}, { hash: `#${hash}` });
  expect(screen.getByRole('alert').textContent).toMatch(sentence);
  expect(location.hash).toBe('');
});

test('back from the sign-on with a proof it asks to be let in; a device that is theirs already goes on', async () => {
  const proven = { how: 'sign-on', seats: [seat()] };
  const answers = {
    '/api/sign-in/proof': proven,
    '/api/sign-in/ask': asked,
    [`/api/claims/${claim}`]: { state: 'waiting', expires },
  };
  const app = await open(answers, { hash: '#proven' });
  await app.settle();
  expect(screen.getByRole('heading', { name: 'One more yes' })).toBeTruthy();
  cleanup();
  const mine = await open(answers, { hash: '#proven', known: true });
  await mine.settle();
  expect(mine.address()).toContain(`/w/${seat().workspace}`);
});

test('linked under Settings: it says so and leads back there', async () => {
  await open({}, { hash: '#linked', known: true });
  expect(screen.getByRole('heading', { name: 'You are linked' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Back to Settings' })).toBeTruthy();
  cleanup();
  await open({}, { hash: '#taken', known: true });
  expect(screen.getByRole('heading', { name: 'Somebody else has this' })).toBeTruthy();
});

test('the relay is away: said, and nothing is lost', async () => {
  await open({ '/api/sign-in': () => Response.error() });
  expect(screen.getByRole('alert').textContent).toContain('The relay does not answer');
  expect(screen.getByLabelText('Mail address')).toBeTruthy();
});

test('a password is shown for as long as one wants to see it', async () => {
  await open({});
  const field = screen.getByLabelText('Password');
  expect(field.getAttribute('type')).toBe('password');
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(field.getAttribute('type')).toBe('text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(field.getAttribute('type')).toBe('password');
});
