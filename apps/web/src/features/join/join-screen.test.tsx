import { peopleOfWorkspace } from '@baton/model/person/queries';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { wordsOf } from './ended-card.tsx';

const secret = 'A'.repeat(43);
let workspace: MemoryWorkspace;
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
    known: known ? [{ id: id(), title: 'Northwind Outdoor', person: workspace.world.me.person }] : [],
  });
};
beforeEach(() => {
  localStorage.clear();
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
