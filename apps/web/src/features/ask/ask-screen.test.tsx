import { peopleOfWorkspace } from '@baton/model/person/queries';
import type { AskRow } from '@baton/workspace/doors/joins';
import type { Passkeys } from '@baton/workspace/doors/passkeys';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { fingerThat, registered } from '../../test/finger.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';

const claim = 'C'.repeat(43);
const until = Date.parse('2026-03-18T10:00:00');
let workspace: MemoryWorkspace;
const id = () => workspace.world.me.workspace;
const ways = () => ({ signOn: null, title: 'Northwind Outdoor', asks: id() });
const open = (answers: Answers, part: { hash?: string; ask?: AskRow | undefined; passkeys?: Passkeys } = {}) => {
  history.replaceState(null, '', `/ask${part.hash ?? ''}`);
  const { ask: kept, passkeys } = part;
  return openApp({ at: '/ask', workspace, answers, ask: kept, ...(passkeys ? { passkeys } : {}) });
};
async function ask(answers: Answers) {
  const app = await open({ '/api/sign-in': ways(), '/api/joins': { claim, until }, ...answers });
  await userEvent.type(screen.getByLabelText('Your name, as others see it'), 'Eve Stone');
  await userEvent.type(screen.getByLabelText('How they know you'), 'From Lyon');
  await userEvent.click(screen.getByRole('button', { name: 'Ask to join' }));
  await app.settle(150);
  return app;
}
const state = (answer: object) => ({ [`/api/joins/${claim}`]: answer });

beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
});
afterEach(cleanup);

test('[W333] asked, it waits, keeps what it asked with, goes on after a reload, and is in once it was admitted', async () => {
  const app = await ask(state({ state: 'waiting', until }));
  expect(app.asked.find(({ path }) => path === '/api/joins')?.body).toMatchObject({
    workspace: id(),
    name: 'Eve Stone',
    says: 'From Lyon',
  });
  expect(screen.getByRole('heading', { name: 'You have asked to join' })).toBeTruthy();
  expect(app.kept).toEqual([]);
  const kept = app.askKept();
  expect(kept).toMatchObject({ claim, name: 'Eve Stone' });
  cleanup();
  const admitted = { state: 'admitted', incarnation: 1, deviceNo: 3, workspaceTitle: 'Northwind Outdoor' };
  const again = await open(state(admitted), { ask: kept && { ...kept, workspace: id() } });
  await again.settle(150);
  expect(await screen.findByLabelText('Recovery link')).toBeTruthy();
  expect(again.kept).toMatchObject([{ workspace: id(), deviceNo: 3, person: kept?.person }]);
  expect(again.askKept()).toBeUndefined();
  expect(workspace.memory.ask(peopleOfWorkspace, {}).find(({ me }) => me)?.name).toBe('Eve Stone');
});

test('[W333] admitted, perhaps with nobody there, no finger is asked for; a press makes a passkey', async () => {
  workspace.decided.answer = { number: 9 };
  const app = await ask(state({ state: 'waiting', until }));
  const kept = app.askKept();
  cleanup();
  const { passkeys, wishes } = fingerThat(registered);
  const admitted = { state: 'admitted', incarnation: 1, deviceNo: 3, workspaceTitle: 'Northwind Outdoor' };
  await open(state(admitted), { ask: kept && { ...kept, workspace: id() }, passkeys });
  expect(await screen.findByLabelText('Recovery link')).toBeTruthy();
  expect(wishes).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Make a passkey now' }));
  await screen.findByText(/^Your passkey is made\./);
  expect(wishes).toEqual([expect.stringMatching(/^Eve Stone, /)]);
  expect(workspace.decided.signed).toMatchObject([{ decision: { type: 'passkey-added' } }]);
});

test('[W333] declined is said kindly, with their words; then one may ask again', async () => {
  const app = await ask(state({ state: 'declined', reason: 'Ask Bo first' }));
  expect(screen.getByRole('heading', { name: 'You were not let in this time' })).toBeTruthy();
  expect(screen.getByText('They say: “Ask Bo first”')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  await app.settle();
  expect(app.askKept()).toBeUndefined();
  expect(screen.getByLabelText('How they know you')).toBeTruthy();
});

test('[W333] a request can be taken back; a relay that is away is said, and it waits on', async () => {
  const answers: Record<string, unknown> = { '/api/joins-back': { done: true } };
  const app = await ask(answers);
  expect(screen.getByText(/The relay does not answer/u)).toBeTruthy();
  expect(app.askKept()).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  await app.settle();
  expect(app.askKept()).toBeUndefined();
});

test('without a name nobody asks; where nobody is heard that is said; a link names a place and tells nothing of it', async () => {
  const app = await open({ '/api/sign-in': ways() });
  await userEvent.click(screen.getByRole('button', { name: 'Ask to join' }));
  expect(screen.getByText('As others will see you.')).toBeTruthy();
  expect(app.asked.some(({ path }) => path === '/api/joins')).toBe(false);
  cleanup();
  await open({ '/api/sign-in': { signOn: null, title: null, asks: null } });
  expect(screen.getByRole('heading', { name: 'Nobody can be asked here' })).toBeTruthy();
  cleanup();
  await open({ '/api/sign-in': { signOn: null, title: null, asks: null } }, { hash: `#w${'7'.repeat(17)}` });
  expect(screen.getByRole('heading', { name: 'Ask to join' })).toBeTruthy();
});

test('too many asked just now: the relay says so, and nothing is kept', async () => {
  const app = await ask({
    '/api/joins': Response.json({ refused: 'too-many', why: 'Try again in an hour.' }, { status: 429 }),
  });
  expect(screen.getByRole('alert').textContent).toBe('Try again in an hour.');
  expect(app.askKept()).toBeUndefined();
});
