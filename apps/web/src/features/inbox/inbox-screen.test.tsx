import { act, cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { inbox, unreadNotices } from '@baton/model/inbox/queries';
import { addComment } from '@baton/model/comment/commands';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { addTask } from '@baton/model/task/add-commands';
import { watchTask } from '@baton/model/task/watch-command';
import { person } from '@baton/model/test/memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

let workspace: MemoryWorkspace;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  const { memory } = workspace;
  const { project } = seedNorthwind(memory);
  memory.as(person('bo'), () => {
    for (const title of ['Hang tags', 'Press kit']) memory.does(addTask, { project, title, assigned: person('ann') });
  });
});
afterEach(cleanup);

const open = (search = ''): Promise<App> =>
  openApp({ at: `/w/${workspace.world.me.workspace}/inbox${search}`, workspace });
const given = () =>
  workspace.memory.ask(inbox, { show: 'open' }).filter(({ notices }) => notices[0]?.kind === 'assigned');
const unread = () => workspace.memory.ask(unreadNotices, {}).length;
const press = async (app: App, keys: string) => {
  await userEvent.keyboard(keys);
  await app.settle();
};

test('who gave me what stands there, with the task beside it', async () => {
  await open('?tab=given');
  const row = screen.getByRole('link', { name: /^Press kit/ });
  expect(row.textContent).toContain('Yuki gave you this.');
  expect(await screen.findByRole('article', { name: /Press kit$/ })).toBeTruthy();
});

test('walking reads nothing; E finishes and the next has its place', async () => {
  const app = await open('?tab=given');
  const before = unread();
  await press(app, 'jjk');
  expect(unread()).toBe(before);
  await press(app, 'e');
  expect(given()).toHaveLength(1);
  expect(document.activeElement?.textContent).toContain('Hang tags');
});

test('what others say of a task that I watch stands under Watched, with the words, and is read by opening it', async () => {
  const { memory } = workspace;
  const [project = ''] = memory.ask(projectsOfWorkspace, {}).map(({ id }) => id);
  const { task } = memory.does(addTask, { project, title: 'Hut signs' });
  memory.does(watchTask, { task, watching: true });
  const app = await open('?tab=watched');
  expect(screen.queryByRole('link', { name: /^Hut signs/ })).toBeNull();
  act(() => workspace.byOther(person('bo'), (his) => his.does(addComment, { task, text: 'The wood came today' })));
  await app.settle();
  const row = await screen.findByRole('link', { name: /^Hut signs/ });
  expect(row.textContent).toContain('The wood came today');
  const before = unread();
  await userEvent.click(row);
  await app.settle();
  expect(unread()).toBe(before - 1);
});

test('what is pressed is read, and the badge says how many are left', async () => {
  const app = await open('?tab=given');
  const before = unread();
  await userEvent.click(screen.getByRole('link', { name: /^Press kit/ }));
  await app.settle();
  expect(unread()).toBe(before - 1);
  const side = within(screen.getByRole('navigation', { name: 'Main' }));
  expect(side.getByRole('img', { name: `${unread()} unread` })).toBeTruthy();
});

test('Z puts to sleep until tomorrow; it stands under Snoozed and is woken there', async () => {
  const app = await open('?tab=given');
  await press(app, 'jz');
  expect(given()).toHaveLength(1);
  await userEvent.click(screen.getByRole('link', { name: 'Snoozed' }));
  await app.settle();
  await userEvent.click(screen.getByRole('button', { name: /^Actions for (?:Press kit|Hang tags)/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Snooze' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Wake it now' }));
  await app.settle();
  expect(given()).toHaveLength(2);
});

test('all is marked read at once, and nothing is gone', async () => {
  const app = await open();
  const all = workspace.memory.ask(inbox, { show: 'open' }).length;
  await userEvent.click(screen.getByRole('button', { name: 'Mark all read' }));
  await app.settle();
  expect([unread(), workspace.memory.ask(inbox, { show: 'open' }).length]).toEqual([0, all]);
});

test('an empty inbox says what would stand there', async () => {
  workspace = openMemoryWorkspace();
  await open();
  expect(screen.getByRole('heading', { name: 'Nothing is waiting for you' })).toBeTruthy();
});
