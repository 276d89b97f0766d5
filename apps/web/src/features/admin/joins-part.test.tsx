// Who asks to join, as an admin sees and answers it.
import { newPerson, newSpace } from '@baton/model/directory/made';
import { openMemory, person, space } from '@baton/model/test/memory';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

const ann = person('ann');
let workspace: MemoryWorkspace;
const keys = {
  request: `i${'1'.repeat(17)}`,
  person: `u${'5'.repeat(17)}`,
  device: { id: `d${'5'.repeat(17)}`, key: 'K'.repeat(43) },
  recovery: 'R'.repeat(43),
  proof: 'P'.repeat(86),
};
const eve = { ...keys, name: 'Eve Stone', says: 'From Lyon', at: 1, until: 9, agent: 'Firefox' };
const open = (told: object, answers: Answers = {}) => {
  const { workspace: id } = workspace.world.me;
  return openApp({ at: `/w/${id}/admin`, workspace, answers: { [`/api/joins-of/${id}`]: told, ...answers } });
};
const part = () => within(screen.getByRole('region', { name: 'Asking to join' }));

beforeEach(() => {
  localStorage.clear();
  const memory = openMemory({
    directory: {
      persons: {
        [ann]: newPerson('admin', 1, null),
        [person('bo')]: newPerson('member', 2, null),
        [person('cy')]: newPerson('member', 3, null),
      },
      spaces: { [space('main')]: newSpace(1), [space('team')]: newSpace(2, [ann]) },
    },
  });
  workspace = workspaceOver(memory, ann);
  seedNorthwind(memory);
  workspace.setStatus({ link: 'live' });
  workspace.decided.answer = { number: 9 };
});

test('[W334] it is off until an admin switches it on, and then there is a link to pass on', async () => {
  let isOpen = false;
  const app = await open(() => ({ isOpen, waiting: [] }), {
    '/api/joins-of/open': (body: { isOpen: boolean }) => {
      isOpen = body.isOpen;
      return { done: true };
    },
  });
  const box = () => part().getByRole('checkbox', { name: 'People without an invitation may ask to join' });
  expect(box().getAttribute('aria-checked')).toBe('false');
  expect(part().queryByRole('button', { name: 'Copy the link to ask' })).toBeNull();
  await userEvent.click(box());
  await app.settle();
  expect(box().getAttribute('aria-checked')).toBe('true');
  expect(part().getByRole('button', { name: 'Copy the link to ask' })).toBeTruthy();
});

test('[W334] admitted as what and where the admin chooses, over the keys that were asked with', async () => {
  const app = await open({ isOpen: true, waiting: [eve] });
  const list = within(part().getByRole('list', { name: 'Who asks to join' }));
  expect(list.getByText('From Lyon')).toBeTruthy();
  await userEvent.click(list.getByRole('button', { name: 'Admit Eve Stone' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Admit Eve Stone' }));
  await userEvent.click(dialog.getByRole('combobox', { name: 'Role' }));
  // An admin makes no owner.
  expect(screen.queryByRole('option', { name: /^Owner/u })).toBeNull();
  await userEvent.click(await screen.findByRole('option', { name: /^Guest/u }));
  await userEvent.click(dialog.getByRole('button', { name: 'Admit' }));
  // A guest without a space would see nothing.
  expect(workspace.decided.signed).toEqual([]);
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Sales' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Admit' }));
  await app.settle();
  expect(workspace.decided.signed.map(({ decision }) => decision)).toEqual([
    { type: 'person-admitted', role: 'guest', spaces: [space('team')], ...keys },
  ]);
});

test('[W334] declined with a word that who asked will read', async () => {
  const app = await open({ isOpen: true, waiting: [eve] }, { '/api/joins-of/decline': { done: true } });
  await userEvent.click(part().getByRole('button', { name: 'Decline Eve Stone' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Decline Eve Stone' }));
  await userEvent.type(dialog.getByLabelText('Why'), 'Ask Bo first');
  await userEvent.click(dialog.getByRole('button', { name: 'Decline' }));
  await app.settle();
  expect(app.asked.find(({ path }) => path === '/api/joins-of/decline')?.body).toMatchObject({
    request: eve.request,
    reason: 'Ask Bo first',
  });
  expect(workspace.decided.signed).toEqual([]);
});
