import { peopleOfWorkspace } from '@baton/model/person/queries';
import type { Passkeys } from '@baton/workspace/doors/passkeys';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { fingerThat, type Laid, registered } from '../../test/finger.ts';
import { wordsOf } from './ended-card.tsx';

const secret = 'A'.repeat(43);
let workspace: MemoryWorkspace;
/** Of the browser; most have none here. */
let passkeys: Passkeys | undefined;
function layFinger(...answers: readonly Laid[]): readonly string[] {
  const finger = fingerThat(...answers);
  ({ passkeys } = finger);
  return finger.wishes;
}
const id = () => workspace.world.me.workspace;
const at = Date.parse('2026-03-05T12:00:00Z');
const live = () => ({
  ok: true,
  invitation: `i${'1'.repeat(17)}`,
  by: workspace.world.me.person,
  byName: 'Samir Haddad',
  workspaceTitle: 'Northwind Outdoor',
  role: 'member',
  spaces: [{ id: `s${'1'.repeat(17)}`, title: 'Marketing' }],
  notAfter: at,
  relayKey: 'k'.repeat(43),
});
const open = async (answers: Answers, hash = `${id()}.${secret}`, known: boolean = false) => {
  history.replaceState(null, '', `/join#${hash}`);
  return openApp({
    at: '/join',
    workspace,
    answers,
    ...(passkeys ? { passkeys } : {}),
    known: known ? [{ id: id(), title: 'Northwind Outdoor', person: workspace.world.me.person }] : [],
  });
};
beforeEach(() => {
  localStorage.clear();
  passkeys = undefined;
  workspace = openMemoryWorkspace();
  workspace.memory.titles.workspace = 'Northwind Outdoor';
});

test('says who invites, to what and until when, and takes the secret out of the address', async () => {
  const app = await open({ '/api/invitations/look': live() });
  expect(screen.getByRole('heading', { name: 'Join Northwind Outdoor' })).toBeTruthy();
  expect(screen.getByText('Samir Haddad invites you')).toBeTruthy();
  expect(screen.getByText(/until Thu 5 March/)).toBeTruthy();
  expect(screen.getByText('Marketing')).toBeTruthy();
  expect(location.hash).toBe('');
  expect(app.asked).toEqual([{ path: '/api/invitations/look', body: { workspace: id(), secret } }]);
});

test('without a name nobody joins', async () => {
  const app = await open({ '/api/invitations/look': live() });
  await userEvent.click(screen.getByRole('button', { name: 'Join Northwind Outdoor' }));
  expect(screen.getByText('As others will see you.')).toBeTruthy();
  expect(app.asked).toHaveLength(1);
});

test('joining keeps the device, sets the name, and shows the recovery link before going in', async () => {
  const app = await open({
    '/api/invitations/look': live(),
    '/api/invitations/accept': { ok: true, incarnation: 1, deviceNo: 2 },
  });
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara Park');
  await userEvent.click(screen.getByRole('button', { name: 'Join Northwind Outdoor' }));
  const link = await screen.findByLabelText('Recovery link');
  expect(link.textContent).toMatch(/\/recover#w\w+\.u\w+\.[\w-]{43}$/);
  expect(app.kept).toHaveLength(1);
  expect(workspace.memory.ask(peopleOfWorkspace, {}).find(({ me }) => me)?.name).toBe('Clara Park');
  await userEvent.click(screen.getByRole('button', { name: 'Open Northwind Outdoor' }));
  await app.settle();
  expect(app.address()).toContain(`/w/${id()}`);
});

test('on a computer that is not mine, what comes in is kept in this window, and what that means is said', async () => {
  const app = await open({
    '/api/invitations/look': live(),
    '/api/invitations/accept': { ok: true, incarnation: 1, deviceNo: 2 },
  });
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara Park');
  await userEvent.click(screen.getByRole('checkbox', { name: 'This is not my device' }));
  expect(screen.getByText(/^Nothing is kept here\. It works in this one tab/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Join Northwind Outdoor' }));
  await screen.findByLabelText('Recovery link');
  expect(app.keptIn).toEqual(['device', 'window']);
});

test('an invitation that ends while its page is open says so', async () => {
  let isOver = false;
  const dead = { ok: false, why: 'taken-back', byName: 'Samir Haddad', when: at };
  const app = await open({
    '/api/invitations/look': () => (isOver ? dead : live()),
    '/api/invitations/accept': () => dead,
  });
  isOver = true;
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara');
  await userEvent.click(screen.getByRole('button', { name: 'Join Northwind Outdoor' }));
  await app.settle(120);
  expect(screen.getByRole('heading', { name: 'Samir took this link back' })).toBeTruthy();
  expect(app.kept).toEqual([]);
});

test('a link that was cut is not even asked about', async () => {
  const app = await open({}, `${id()}.AAAA`);
  expect(screen.getByRole('heading', { name: 'This link is not whole' })).toBeTruthy();
  expect(app.asked).toEqual([]);
});

test('whoever is in already is offered to open it', async () => {
  const app = await open({ '/api/invitations/look': live() }, undefined, true);
  expect(screen.getByRole('link', { name: 'Open Northwind Outdoor' }).getAttribute('href')).toBe(`/w/${id()}`);
  expect(app.asked).toEqual([]);
});

test('a relay that is away can be asked again', async () => {
  const answers: Record<string, unknown> = {};
  const app = await open(answers);
  expect(screen.getByText(/The relay does not answer/)).toBeTruthy();
  answers['/api/invitations/look'] = live();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await app.settle();
  expect(screen.getByRole('heading', { name: 'Join Northwind Outdoor' })).toBeTruthy();
});

test('each way to end has its words, and says whom to ask', () => {
  const dead = { ok: false, byName: 'Samir Haddad', when: at } as const;
  expect(wordsOf({ ...dead, why: 'expired' })).toEqual({
    title: 'This invitation ended on Thu 5 March',
    text: 'Samir Haddad made it. Ask Samir for a new one.',
  });
  expect(wordsOf({ ...dead, why: 'used' }).text).toContain('Not you? Tell Samir.');
  expect(wordsOf({ ...dead, why: 'taken-back' }).title).toBe('Samir took this link back');
  expect(wordsOf({ ok: false, why: 'unknown' }).title).toBe('This link opens nothing');
  // A relay that was told no name.
  expect(wordsOf({ ...dead, byName: '', why: 'taken-back' })).toMatchObject({ title: 'Somebody took this link back' });
});

test('[W331] an address is shown by the code that is sent there; nobody joins before', async () => {
  const app = await open({
    '/api/invitations/look': {
      ...live(),
      bound: { kind: 'domain', domain: 'work.example' },
      isProven: false,
      sendsCodes: true,
    },
    '/api/invitations/code': ({ mail }: { mail: string }) =>
      mail.endsWith('@work.example')
        ? { done: true }
        : Response.json(
            { refused: 'other-address', why: 'This invitation is for addresses at work.example.' },
            { status: 403 },
          ),
    '/api/invitations/accept': { ok: true, incarnation: 1, deviceNo: 2 },
  });
  const join = () => userEvent.click(screen.getByRole('button', { name: 'Join Northwind Outdoor' }));
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara');
  await join();
  expect(screen.getByText('Have a code sent to your address.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Your mail address'), 'clara@evil.example');
  await userEvent.click(screen.getByRole('button', { name: 'Send a code' }));
  await app.settle();
  expect(screen.getByText('This invitation is for addresses at work.example.')).toBeTruthy();
  expect(screen.queryByLabelText('Code from the letter')).toBeNull();
  await userEvent.clear(screen.getByLabelText('Your mail address'));
  await userEvent.type(screen.getByLabelText('Your mail address'), 'clara@work.example');
  await userEvent.click(screen.getByRole('button', { name: 'Send a code' }));
  await userEvent.type(await screen.findByLabelText('Code from the letter'), '12345');
  await join();
  expect(screen.getByText('The six digits of the letter.')).toBeTruthy();
  expect(app.asked.some(({ path }) => path === '/api/invitations/accept')).toBe(false);
  await userEvent.type(screen.getByLabelText('Code from the letter'), '6');
  await join();
  await screen.findByLabelText('Recovery link');
  expect(app.asked.find(({ path }) => path === '/api/invitations/accept')?.body).toMatchObject({
    address: { mail: 'clara@work.example', code: '123456' },
  });
});

test('[W331] from the letter itself nothing more is asked, and its token goes along', async () => {
  const letter = 'L'.repeat(43);
  const app = await open(
    {
      '/api/invitations/look': { ...live(), bound: { kind: 'mail' }, isProven: true, sendsCodes: true },
      '/api/invitations/accept': { ok: true, incarnation: 1, deviceNo: 2 },
    },
    `${id()}.${secret}.${letter}`,
  );
  expect(app.asked[0]?.body).toEqual({ workspace: id(), secret, letter });
  expect(screen.queryByLabelText('Your mail address')).toBeNull();
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara');
  await userEvent.click(screen.getByRole('button', { name: 'Join Northwind Outdoor' }));
  await screen.findByLabelText('Recovery link');
  expect(app.asked.find(({ path }) => path === '/api/invitations/accept')?.body).toMatchObject({ letter });
});

test('[W331] for one address where the relay sends no mail: it says what to ask for', async () => {
  await open({ '/api/invitations/look': { ...live(), bound: { kind: 'mail' }, isProven: false, sendsCodes: false } });
  expect(screen.getByText(/Ask for a link without an address/u)).toBeTruthy();
});

const accepting = () => ({
  '/api/invitations/look': live(),
  '/api/invitations/accept': { ok: true, incarnation: 1, deviceNo: 2 },
});
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('in one go: joining with a passkey puts it on record, and says so', async () => {
  workspace.decided.answer = { number: 9 };
  const wishes = layFinger(registered);
  await open(accepting());
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara Park');
  await press('Join with a passkey');
  await screen.findByText(/^Your passkey is made\./);
  expect(screen.getByLabelText('Recovery link')).toBeTruthy();
  expect(wishes).toEqual(['Clara Park, Northwind Outdoor']);
  expect(workspace.decided.signed).toMatchObject([
    { ledger: 'dir', decision: { type: 'passkey-added', passkey: { rpId: 'localhost' } } },
  ]);
});

test('who turns round at the browser’s question is in all the same, and may make one with the next press', async () => {
  workspace.decided.answer = { number: 9 };
  layFinger('cancelled', registered);
  await open(accepting());
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara Park');
  await press('Join with a passkey');
  expect((await screen.findByRole('alert')).textContent).toBe('You are in, without a passkey. None was made.');
  expect(screen.getByLabelText('Recovery link')).toBeTruthy();
  expect(workspace.decided.signed).toEqual([]);
  await press('Make a passkey now');
  await screen.findByText(/^Your passkey is made\./);
  expect(workspace.decided.signed).toHaveLength(1);
});

test('who joins without one is not asked for a finger', async () => {
  const wishes = layFinger(registered);
  await open(accepting());
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara Park');
  await press('Join without a passkey');
  await screen.findByLabelText('Recovery link');
  expect(wishes).toEqual([]);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what the relay does not put on record is said', async () => {
  layFinger(registered);
  await open(accepting());
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Clara Park');
  await press('Join with a passkey');
  expect((await screen.findByRole('alert')).textContent).toMatch(/^You are in, without a passkey\. .*relay/);
});

test('where the browser has none, or the device is somebody else’s, none is spoken of', async () => {
  await open(accepting());
  expect(screen.getByRole('button', { name: 'Join Northwind Outdoor' })).toBeTruthy();
  expect(screen.queryByText(/passkey/)).toBeNull();
  cleanup();
  layFinger();
  await open(accepting());
  await userEvent.click(screen.getByRole('checkbox', { name: 'This is not my device' }));
  expect(screen.queryByRole('button', { name: /passkey/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Join Northwind Outdoor' })).toBeTruthy();
});
