import { addBoard } from '@baton/model/board/commands';
import { addComment } from '@baton/model/comment/commands';
import { setFavourite } from '@baton/model/favourite/commands';
import { tasksOnBoard } from '@baton/model/board/queries';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';
import { fits, rangesIn, wordsIn } from '../../lib/search.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
const id = () => workspace.world.me.workspace;

beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
async function open(at = `/w/${id()}/projects`): Promise<{ app: App; menu: ReturnType<typeof within> }> {
  const app = await openApp({ at, workspace });
  await userEvent.keyboard('{Control>}k{/Control}');
  await app.settle(200);
  return { app, menu: within(await screen.findByRole('dialog', { name: 'Find or do' })) };
}
const options = (menu: ReturnType<typeof within>): string[] =>
  (menu.queryAllByRole('option') as HTMLElement[]).map((one) => one.textContent);
const type = async (app: App, text: string) => {
  await userEvent.keyboard(text);
  await app.settle(60);
};

test('what is a favourite and what was opened lately is at hand before anything is typed', async () => {
  const { memory } = workspace;
  const [one, other] = memory.ask(tasksOnBoard, { board: company.board });
  memory.does(setFavourite, { of: other?.id ?? '', favourite: true });
  const app = await openApp({ at: `/w/${id()}/task/${one?.key}`, workspace });
  await app.settle(200);
  await userEvent.keyboard('{Control>}k{/Control}');
  await app.settle(200);
  const menu = within(await screen.findByRole('dialog', { name: 'Find or do' }));
  const shown = options(menu);
  for (const task of [one, other]) expect(shown.some((text) => text.includes(task?.title ?? '?'))).toBe(true);
  expect(menu.getByText('Favourites')).toBeTruthy();
  expect(menu.getByText('Recent')).toBeTruthy();
});

test('before anything is typed: what can be done here, the rooms, the projects', async () => {
  const { menu } = await open();
  const all = options(menu).join('|');
  for (const label of ['New project', 'Invite people', 'Bring a Trello board', 'All projects', 'Bin', 'Store site'])
    expect(all).toContain(label);
  // Walking with keys is no act, and no task has focus.
  expect(all).not.toContain('Next region');
  expect(menu.queryByText(/^For /)).toBeNull();
});

test('a task is found by words in any order and by its key, and opens', async () => {
  const { app, menu } = await open();
  await type(app, 'tarn land');
  expect(options(menu)[0]).toContain('SPR-118 Landing page: Tarn 2');
  await userEvent.keyboard('{Control>}a{/Control}spr-128');
  await app.settle(60);
  expect(options(menu)[0]).toContain('SPR-128 Launch film: rough cut');
  await userEvent.keyboard('{Enter}');
  await app.settle(60);
  expect(app.address()).toContain('/task/SPR-128');
});

test('a comment is found by what was said, and its task opens at it', async () => {
  const task = company.tasks['Launch film: rough cut'] ?? '';
  const { comment } = workspace.memory.does(addComment, { task, text: 'The zeppelin comes too late in the film.' });
  const { app, menu } = await open();
  await type(app, 'zeppelin');
  const option = menu.getByRole('option', { name: /The zeppelin comes too late/u });
  expect(option.textContent).toContain('SPR-128');
  expect(option.querySelector('mark')?.textContent).toBe('zeppelin');
  await userEvent.keyboard('{Enter}');
  await app.settle(60);
  expect(app.address()).toContain('/task/SPR-128');
  expect(app.address()).toContain(`comment=${comment}`);
});

test('the footer tells how much was searched: every task, project and board', async () => {
  const { app, menu } = await open();
  await type(app, 'tarn');
  // 17 tasks, 2 projects, 2 boards, people and what was said.
  expect(menu.getByText(/^Searched \d\d things on this device in \d+ ms$/)).toBeTruthy();
});

test('projects and boards are gone to; a board that is called like its project stands there once', async () => {
  workspace.memory.does(addBoard, { project: company.project, name: 'Spring shelf' });
  const { app, menu } = await open();
  await type(app, 'spring');
  const found = options(menu);
  expect(found.filter((label) => label?.startsWith('Spring launch'))).toHaveLength(1);
  expect(found.some((label) => label?.startsWith('Spring shelf'))).toBe(true);
});

test('an act is done', async () => {
  const { app } = await open();
  await type(app, 'new proj');
  await userEvent.keyboard('{Enter}');
  await app.settle(120);
  expect(await screen.findByRole('dialog', { name: 'New project' })).toBeTruthy();
});

test('a room is entered', async () => {
  const { app } = await open();
  await type(app, 'bin');
  await userEvent.keyboard('{Enter}');
  await app.settle(60);
  expect(app.address()).toContain('show=bin');
});

test('what is nowhere says so', async () => {
  const { app, menu } = await open();
  await type(app, 'zebra');
  expect(menu.getByText('Nothing here is called zebra.')).toBeTruthy();
});

test('words begin words, without accents or case; what was found is marked where it stands', () => {
  expect(fits('Stock split by store, hand-off to you', wordsIn('Hand'))).toBe(true);
  expect(fits('Backhand', wordsIn('hand'))).toBe(false);
  expect(fits('Ana Petrović', wordsIn('petrovic'))).toBe(true);
  expect(fits('anything', wordsIn('  '))).toBe(true);
  expect(rangesIn('Second hand tents: hand over', wordsIn('hand sec'))).toEqual([
    [0, 3],
    [7, 11],
  ]);
  expect(rangesIn('aa', wordsIn('a aa'))).toEqual([[0, 1]]);
});
