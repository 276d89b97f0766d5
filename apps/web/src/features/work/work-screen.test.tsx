import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addTask } from '@baton/model/task/add-commands';
import { finishTask } from '@baton/model/task/status-command';
import { addDays } from '@baton/model/day';
import { person } from '@baton/model/test/memory';
import { myWork } from '@baton/model/work/queries';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { layout } from '../../test/layout.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { todayHere } from '../../parts/day-text.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
afterEach(() => {
  layout.setPhone(false);
  cleanup();
});

const open = (view = ''): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/work${view}`, workspace });
const rowsIn = (name: string): (string | undefined)[] =>
  within(screen.getByRole('list', { name: new RegExp(`^${name}, \\d+$`) }))
    .queryAllByRole('listitem')
    .map((row) => row.getAttribute('aria-label')?.split(', ')[0]);
const row = (title: string) => screen.getByRole('listitem', { name: new RegExp(`^${title}`) });
const press = async (app: App, keys: string) => {
  await userEvent.keyboard(keys);
  await app.settle();
};

test('what I hold stands in Now, Next and Later, and nothing of others', async () => {
  await open();
  const shown = new Set(['Now', 'Next', 'Later'].flatMap(rowsIn));
  expect(shown).toEqual(new Set(['Launch film: rough cut', 'Paid social set-up', 'Window display kit']));
});

test('J and K walk, Alt and an arrow rank, and the order on the board stays', async () => {
  const app = await open();
  const before = workspace.memory.ask(myWork, {}).map(({ title }) => title);
  await press(app, 'j');
  expect(document.activeElement?.getAttribute('aria-label')).toContain(before[0]);
  await press(app, '{Alt>}{ArrowDown}{/Alt}');
  const after = workspace.memory.ask(myWork, {}).map(({ title }) => title);
  expect(after.indexOf(before[0] ?? '')).toBe(1);
  expect(workspace.memory.written.every((id) => id.startsWith('x'))).toBe(true);
});

test('E finishes what has focus, which stands in what was done today', async () => {
  const app = await open();
  row('Launch film').focus();
  await press(app, 'e');
  expect(screen.queryByRole('listitem', { name: /^Launch film/ })).toBeNull();
  expect(workspace.memory.ask(myWork, {})).toHaveLength(2);
});

test('Z puts to sleep until a day; it stands among what sleeps', async () => {
  const app = await open();
  row('Window display kit').focus();
  await press(app, 'z');
  const dialog = within(await screen.findByRole('dialog', { name: 'Snooze' }));
  await userEvent.type(dialog.getByRole('textbox', { name: 'Until' }), 'next monday{Tab}');
  await userEvent.click(dialog.getByRole('button', { name: 'Snooze until that day' }));
  await app.settle();
  await userEvent.click(screen.getByRole('button', { name: /^Asleep 1/ }));
  expect(rowsIn('Asleep')).toEqual(['Window display kit']);
});

test('a task that only I have is added in place, and says so', async () => {
  const app = await open();
  await press(app, 'n');
  const form = within(screen.getByRole('form', { name: 'Add a task' }));
  await userEvent.type(form.getByRole('textbox', { name: 'What is to be done' }), 'Renew passport{Enter}');
  await app.settle();
  expect(row('Renew passport').textContent).toContain('Only you');
});

test('who has nothing is told so, and how to begin', async () => {
  workspace = openMemoryWorkspace();
  await open();
  expect(screen.getByRole('heading', { name: 'Nothing is yours yet' })).toBeTruthy();
});

test('of many only some are drawn, the rest by a press', async () => {
  const due = addDays(workspace.memory.ctx.today, 30);
  for (let at = 0; at < 14; at += 1)
    workspace.memory.does(addTask, { project: company.project, title: `far ${at}`, due, assigned: person('ann') });
  const app = await open();
  expect(rowsIn('Later')).toHaveLength(10);
  await userEvent.click(screen.getByRole('button', { name: /^Show 4 more/ }));
  await app.settle();
  expect(rowsIn('Later')).toHaveLength(14);
});

test('hours are kept from the menu and stand on their day', async () => {
  const app = await open();
  row('Window display kit').focus();
  await press(app, '.');
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Keep hours for it' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Today' }));
  await app.settle();
  cleanup();
  await open('?view=days');
  expect(await screen.findByRole('listitem', { name: /^Window display kit, 09:00 – / })).toBeTruthy();
});

test('the week is looked back on: what was done, what is late, what sleeps; the week before is a press away', async () => {
  workspace = openMemoryWorkspace({ today: todayHere() });
  company = seedNorthwind(workspace.memory);
  const { memory } = workspace;
  const { task } = memory.does(addTask, {
    project: company.project,
    title: 'Sent invoices',
    due: addDays(memory.ctx.today, -1),
    assigned: person('ann'),
  });
  const [cut] = memory.ask(myWork, {}).filter(({ title }) => title.startsWith('Launch film'));
  memory.does(finishTask, { task: cut?.id ?? '', done: true });
  const app = await open('?view=review');
  const part = (name: string) => within(screen.getByRole('region', { name }));
  expect(part('Done').getByText(/^Launch film/)).toBeTruthy();
  expect(part('Late').getByText('Sent invoices')).toBeTruthy();
  expect(part('Asleep').getByText('Nothing sleeps.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Week before' }));
  await app.settle();
  expect(screen.queryByText(/^Launch film/)).toBeNull();
  expect(screen.queryByRole('region', { name: 'Late' })).toBeNull();
  expect(memory.rows.tasks.get(task)?.archived).toBeNull();
});

test('on the phone the list has no numbers of a week beside it, but over it', async () => {
  layout.setPhone(true);
  await open();
  expect(screen.getByText('Your week')).toBeTruthy();
  expect(screen.queryByRole('complementary', { name: 'How your week stands' })).toBeNull();
});
