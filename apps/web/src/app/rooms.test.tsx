import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addProject, archiveProject } from '@baton/model/project/commands';
import { moveToProject } from '@baton/model/task/move-commands';
import { space } from '@baton/model/test/memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prefer } from '../lib/preferences.ts';
import { type App, openApp } from '../test/app.tsx';
import { layout } from '../test/layout.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../test/northwind.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
const id = () => workspace.world.me.workspace;
const open = (path = `/board/${company.board}`): Promise<App> => openApp({ at: `/w/${id()}${path}`, workspace });
const side = () => within(screen.getByRole('navigation', { name: 'Main' }));
const press = async (app: App, keys: string) => {
  await userEvent.keyboard(keys);
  await app.settle();
};

beforeEach(() => {
  localStorage.clear();
  for (const name of ['main', 'team']) prefer(`space.${space(name)}`, '');
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
afterEach(() => {
  layout.setPhone(false);
  cleanup();
});

test('the side bar shows the department of what is shown open, the others closed', async () => {
  await open();
  expect(side().getByRole('button', { name: 'Marketing', expanded: true })).toBeTruthy();
  expect(side().getByRole('button', { name: 'Sales', expanded: false })).toBeTruthy();
  expect(side().getByRole('link', { name: 'Spring launch' }).getAttribute('aria-current')).toBe('page');
});

test('who goes on before their work is found is not brought back to it', async () => {
  let find = (): void => {};
  const live: typeof workspace.live = (question, args, handler) => {
    if (question.name !== 'myWork') return workspace.live(question, args, handler);
    find = () => void workspace.live(question, args, handler);
    return () => {};
  };
  const app = await openApp({ at: `/w/${id()}`, workspace: Object.create(workspace, { live: { value: live } }) });
  fireEvent.click(screen.getByRole('link', { name: 'Settings' }));
  act(find);
  await app.settle();
  expect(app.address()).toBe(`/w/${id()}/settings`);
});

test('under a key of before the side bar shows the project in which the task is now', async () => {
  const made = workspace.memory.does(addProject, { space: space('main'), name: 'Shelf', hue: 3, prefix: 'SHE' });
  const task = company.tasks['Landing page: Tarn 2'] ?? '';
  workspace.memory.does(moveToProject, { task, project: made.project });
  await open('/task/SPR-118');
  expect(side().getByRole('link', { name: 'Shelf' }).getAttribute('aria-current')).toBe('page');
  expect(side().getByRole('link', { name: 'Spring launch' }).getAttribute('aria-current')).toBeNull();
});

test('a computer that is not mine is marked in the side bar for as long as it lasts', async () => {
  workspace.setSync({ storage: { ...workspace.sync.storage, keeping: 'none', device: 'shared' } });
  await open();
  expect(side().getByRole('link', { name: 'Not mine: nothing is kept' }).getAttribute('href')).toBe(`/w/${id()}/sync`);
  cleanup();
  workspace.setSync({ storage: { ...workspace.sync.storage, keeping: 'kept', device: 'own' } });
  await open();
  expect(side().queryByRole('link', { name: 'Not mine: nothing is kept' })).toBeNull();
});

test('a window over edits that are nowhere else asks before it closes', async () => {
  const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  workspace.setSync({ waitingCount: 1 });
  const app = await open();
  expect(closes()).toBe(true);
  workspace.setSync({ storage: { ...workspace.sync.storage, keeping: 'none', device: 'shared' } });
  await app.settle();
  expect(closes()).toBe(false);
});

test('a department stays as it was left', async () => {
  const app = await open();
  await userEvent.click(side().getByRole('button', { name: 'Marketing' }));
  await app.settle();
  expect(side().queryByRole('link', { name: 'Spring launch' })).toBeNull();
  cleanup();
  await open();
  expect(side().getByRole('button', { name: 'Marketing', expanded: false })).toBeTruthy();
});

test('an archived project leaves the side bar', async () => {
  workspace.memory.does(archiveProject, { project: company.project });
  await open('/projects');
  expect(side().queryByRole('link', { name: 'Spring launch' })).toBeNull();
});

test('G then a number goes to that project of the side bar, G then P to all of them', async () => {
  const app = await open();
  await press(app, 'g2');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Store site');
  await press(app, 'g1');
  expect(app.address()).toContain(company.board);
  await press(app, 'gp');
  expect(app.address()).toMatch(/\/projects$/);
});

test('the number counts what is in sight: projects of a closed department are left out', async () => {
  workspace.memory.does(addProject, { space: space('team'), name: 'Key accounts', hue: 3, prefix: 'KEY' });
  const app = await open();
  await press(app, 'g3');
  expect(app.address()).toContain(company.board);
  await userEvent.click(side().getByRole('button', { name: 'Sales' }));
  await app.settle();
  (document.activeElement as HTMLElement).blur();
  await press(app, 'g3');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Key accounts');
});

test('[ hides the side bar and brings it back', async () => {
  const app = await open();
  await press(app, '[[');
  expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull();
  await press(app, '[[');
  expect(screen.getByRole('navigation', { name: 'Main' })).toBeTruthy();
});

test('the sheet of keys of a board names selecting and going to projects once', async () => {
  const app = await open();
  await press(app, '?');
  const sheet = within(await screen.findByRole('dialog', { name: 'Keys for this screen' }));
  expect(sheet.getByText('Select the column, then all')).toBeTruthy();
  expect(sheet.getAllByText(/^G then \d$/)).toHaveLength(1);
});

test('Space opens the side panel and J takes it along; Escape closes it, with focus on the card', async () => {
  const app = await open();
  const first = screen.getByRole('heading', { level: 3, name: 'Landing page: Tarn 2' }).closest('li');
  first?.focus();
  await press(app, ' ');
  expect(await screen.findByRole('dialog', { name: /^SPR-118/ })).toBeTruthy();
  await press(app, 'j');
  await app.settle(60);
  expect(screen.getByRole('dialog', { name: /^SPR-128/ })).toBeTruthy();
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Launch film/);
  await press(app, '{Escape}');
  await app.settle(60);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(app.address()).toContain('/board/');
});

test('J in the side panel goes on from a field, and K comes back from the next task', async () => {
  const app = await open(`/task/SPR-118?board=${company.board}`);
  screen.getByRole('button', { name: 'Title: Landing page: Tarn 2' }).focus();
  await press(app, 'j');
  await app.settle(60);
  expect(screen.getByRole('dialog', { name: /^SPR-128/ }).contains(document.activeElement)).toBe(true);
  await press(app, 'k');
  await app.settle(60);
  expect(screen.getByRole('dialog', { name: /^SPR-118/ }).contains(document.activeElement)).toBe(true);
});

test('others are told which field I edit, and when I leave it', async () => {
  const app = await open('/task/SPR-118?full=true');
  const told = () => workspace.presented.at(-1);
  expect(told()).toMatchObject({ on: company.tasks['Landing page: Tarn 2'], field: null });
  await userEvent.click(within(screen.getByRole('group', { name: 'Due' })).getByRole('textbox'));
  await app.settle();
  expect(told()?.field).toBe('due');
  (document.activeElement as HTMLElement).blur();
  await app.settle();
  expect(told()?.field).toBeNull();
});

test('renaming a card where it stands tells the others of that card', async () => {
  const app = await open();
  screen.getByRole('heading', { level: 3, name: 'Window display kit' }).closest('li')?.focus();
  await press(app, '{F2}');
  expect(workspace.presented.at(-1)).toMatchObject({
    at: company.board,
    on: company.tasks['Window display kit'],
    field: 'title',
  });
});

test('a key that no task has says so, with the way back', async () => {
  await open('/task/SPR-999');
  expect(screen.getByRole('heading', { name: 'SPR-999 is not here' })).toBeTruthy();
});

test('a provisional key leads to its task as the number does', async () => {
  const key = /SPR~[0-9A-Z]+/.exec(
    (await open(), screen.getByRole('heading', { name: 'Giveaway terms, Portugal' }).closest('li')?.ariaLabel ?? ''),
  );
  const label = screen
    .getByRole('heading', { name: 'Giveaway terms, Portugal' })
    .closest('li')
    ?.getAttribute('aria-label');
  const found = key?.[0] ?? /SPR~[0-9A-Z]+/.exec(label ?? '')?.[0] ?? '';
  cleanup();
  await open(`/task/${found}`);
  expect(await screen.findByRole('button', { name: 'Title: Giveaway terms, Portugal' })).toBeTruthy();
});

test('an address that leads nowhere says so', async () => {
  await openApp({ at: '/nowhere', workspace });
  expect(screen.getByRole('heading', { name: 'There is nothing at this address' })).toBeTruthy();
});

test('a workspace that this browser does not hold says so and how to come in', async () => {
  await openApp({ at: '/w/wELSEWHERE/projects' });
  expect(screen.getByRole('heading', { name: 'This workspace is not on this device' })).toBeTruthy();
});

test('on the phone a task is a page of its own, holder and due first, and the steps stand at its end', async () => {
  layout.setPhone(true);
  const app = await open(`/task/SPR-118?board=${company.board}`);
  await app.settle(60);
  const facts = within(screen.getByRole('article'))
    .getAllByRole('group')
    .map((fact) => fact.getAttribute('aria-label'));
  expect(facts.slice(0, 2)).toEqual(['Holder', 'Due']);
  expect(screen.getByText('5 of 17').closest('article')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  await app.settle();
  expect(app.address()).toContain(`/board/${company.board}`);
});

test('V shows who changed what of the task, and leads back', async () => {
  const app = await open('/task/SPR-118?full=true');
  await press(app, 'v');
  expect(screen.getByRole('region', { name: 'History' })).toBeTruthy();
  expect(app.address()).toContain('show=history');
  await press(app, 'v');
  expect(app.address()).not.toContain('show=');
  expect(screen.getByRole('button', { name: 'Title: Landing page: Tarn 2' })).toBeTruthy();
});

test('G then Y opens the part of sync that says more about what the chip says', async () => {
  const app = await open();
  await press(app, 'gy');
  expect(app.address()).toMatch(/\/sync$/);
  workspace.setStatus({ save: { state: 'offline', waiting: 2, since: 0 } });
  await app.settle();
  await press(app, 'gy');
  expect(app.address()).toMatch(/show=waiting$/);
});

test('“Not saved” is spoken at once, with its reason', async () => {
  const app = await open();
  workspace.setStatus({ save: { state: 'unsaved', reason: 'full', sentence: '' } });
  await app.settle();
  expect(document.querySelector('[aria-live="assertive"]')?.textContent).toBe('Not saved: storage is full');
});

test('the phone’s tabs lead to the projects and add a task where one stands', async () => {
  layout.setPhone(true);
  const app = await open();
  const tabs = within(screen.getByRole('navigation', { name: 'Main' }));
  await userEvent.click(tabs.getByRole('button', { name: 'Add a task' }));
  await app.settle();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Add to Ready');
  await userEvent.click(tabs.getByRole('link', { name: 'Projects' }));
  await app.settle();
  expect(app.address()).toMatch(/\/projects$/);
});
