import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetTablet, keepTablet, tabletHere, type TabletHere } from '../../lib/tablet.ts';
import { type Answers, openApp } from '../../test/app.tsx';
import { openMemoryWorkspace } from '../../test/memory-workspace.ts';

// There is no database in this browser.
const eraseSeats = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('@baton/workspace/browser/tablet-seats', () => ({ eraseSeats, takeSession: () => Promise.resolve() }));

const workspace = openMemoryWorkspace();
const { workspace: ws, person } = workspace.world.me;
const secret = 'S'.repeat(43);
const device = `d${'4'.repeat(17)}`;
const [ana, ben] = [
  { person: `u${'5'.repeat(17)}`, device, name: 'Ana', has: 'pin' },
  { invitation: `i${'6'.repeat(17)}`, name: 'Ben', has: 'code' },
];
const looked = (more: object = {}) => ({
  ok: true,
  tablet: `z${'7'.repeat(17)}`,
  idle: 2,
  spaceTitle: 'Warehouse',
  workspaceTitle: 'Northwind Outdoor',
  people: [ana, ben],
  ...more,
});
const here: TabletHere = {
  workspace: ws,
  secret,
  idle: 2,
  spaceTitle: 'Warehouse',
  workspaceTitle: 'Northwind Outdoor',
  people: [],
  pins: {},
  behind: [],
  last: null,
};
const open = (answers: Answers) => openApp({ at: '/tablet', workspace, answers });
beforeEach(() => {
  forgetTablet();
  keepTablet(here);
});
afterEach(() => {
  cleanup();
  forgetTablet();
});

test('names stand there by alphabet, with what each needs, and nothing of their work', async () => {
  await open({ '/api/tablets/look': looked() });
  expect(screen.getByRole('heading', { name: 'Who is here?' })).toBeTruthy();
  const names = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(names.map((text) => text?.replace(/^[A-Z]{1,2}(?=[A-Z])/u, ''))).toEqual([
    expect.stringContaining('Ana'),
    expect.stringContaining('BenFirst time: with a code'),
  ]);
});

test('a wrong PIN is said with how many tries are left, and the right one goes in', async () => {
  let said: object = { ok: false, why: 'wrong', left: 4 };
  const app = await open({ '/api/tablets/look': looked(), '/api/tablets/check': () => said });
  await userEvent.click(screen.getByRole('button', { name: /Ana/u }));
  for (const digit of '8350') await userEvent.click(screen.getByRole('button', { name: digit }));
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('That is not the PIN. 4 more tries, then wait.')).toBeTruthy();
  expect(app.asked.at(-1)).toMatchObject({ body: { device, pin: '8350', secret } });
  said = { ok: false, why: 'wait', until: 120_000, now: 0 };
  await userEvent.type(screen.getByLabelText('Your PIN'), '8351');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('Too many were wrong. Try again in 2 minutes.')).toBeTruthy();
});

test('with the relay away it says who may come in all the same, and lets nobody new in', async () => {
  keepTablet({ ...here, people: [ana] as never });
  await open({});
  expect(await screen.findByText(/The relay is away. Who has been here before signs in all the same./u)).toBeTruthy();
  expect(screen.getByRole('button', { name: /Ana/u })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /already$/u }));
  expect(screen.queryByLabelText('Code from your own device')).toBeNull();
});

const claim = 'C'.repeat(43);
const claimed = { ok: true, claim, codeId: 'D'.repeat(22), workspaceTitle: 'Northwind Outdoor', expires: 1 };

test('who is in the workspace already comes by the code of their own device, compares three words, and chooses a PIN', async () => {
  let state: object = { state: 'waiting', expires: 1 };
  const app = await open({
    '/api/tablets/look': looked({ people: [] }),
    '/api/device-codes/claim': claimed,
    [`/api/claims/${claim}`]: () => state,
    '/api/tablets/pin': { ok: false, why: 'easy' },
  });
  await userEvent.click(screen.getByRole('button', { name: 'I am in Northwind Outdoor already' }));
  await userEvent.type(screen.getByLabelText('Code from your own device'), 'abc');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(screen.getByText('A code has eight letters and digits.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Code from your own device'));
  await userEvent.type(screen.getByLabelText('Code from your own device'), 'wjk6 dpmv');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText(/^\w+ \w+ \w+$/u)).toBeTruthy();
  const sent = app.asked.find(({ path }) => path === '/api/device-codes/claim')?.body;
  expect(sent).toMatchObject({ code: 'WJK6DPMV', tablet: { workspace: ws, secret } });
  expect(app.kept).toEqual([]);
  state = { state: 'enrolled', incarnation: 1, deviceNo: 3, workspace: ws, person };
  await userEvent.type(await screen.findByLabelText('Your PIN', {}, { timeout: 5_000 }), '4826');
  expect(app.kept).toMatchObject([{ workspace: ws, person, deviceNo: 3 }]);
  await userEvent.type(screen.getByLabelText('The same PIN again'), '4827');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByText('This is another one.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('The same PIN again'), '{Backspace}6');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('That is too easily guessed. Choose other digits.')).toBeTruthy();
});

test('a code that no device shows, and one that was sent away, are said, and nobody is in', async () => {
  let answer: object = { ok: false, why: 'unknown' };
  const app = await open({
    '/api/tablets/look': looked({ people: [] }),
    '/api/device-codes/claim': () => answer,
    [`/api/claims/${claim}`]: { state: 'refused' },
  });
  await userEvent.click(screen.getByRole('button', { name: 'I am in Northwind Outdoor already' }));
  await userEvent.type(screen.getByLabelText('Code from your own device'), 'WJK6DPMV');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText(/^No device shows this code for this tablet/u)).toBeTruthy();
  answer = claimed;
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText('The other device did not agree.')).toBeTruthy();
  expect(app.kept).toEqual([]);
});

test('a closed tablet says so, and is none any more', async () => {
  await open({ '/api/tablets/look': { ok: false, why: 'closed' } });
  expect(await screen.findByRole('heading', { name: 'This tablet was closed' })).toBeTruthy();
  expect(await screen.findByText(/^Nothing of anybody is on it any more/u)).toBeTruthy();
  expect([tabletHere(), eraseSeats.mock.calls.length]).toEqual([null, 1]);
});
