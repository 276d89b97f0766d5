import { planOf } from '@baton/interchange/trello/plan';
import { previewOf } from '@baton/interchange/trello/preview';
import { isRefused, readTrello } from '@baton/interchange/trello/read';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { tasksOnBoard } from '@baton/model/board/queries';
import { setPriority } from '@baton/model/task/commands';
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { chooses } from '../../test/choosing.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { seedNorthwind } from '../../test/northwind.ts';

const hex = (number: number) => `65e5f000${number.toString(16).padStart(16, '0')}`;
const card = (number: number, name: string, more: object = {}) => ({
  id: hex(number),
  name,
  desc: '',
  closed: false,
  idList: hex(1),
  pos: number,
  due: null,
  idMembers: [hex(50)],
  idLabels: [],
  ...more,
});
const board = {
  id: hex(99),
  name: 'Retail partners',
  desc: 'Who sells what',
  lists: [{ id: hex(1), name: 'To do', closed: false, pos: 1 }],
  cards: [card(10, 'Call Fjell'), card(11, 'Price list'), card(12, 'Old card', { closed: true })],
  members: [{ id: hex(50), fullName: 'Ines Carvalho', username: 'ines' }],
  labels: [],
  checklists: [],
  actions: [],
};
/** Reads at once, as the worker would. */
vi.mock('./read-file.ts', () => ({
  async readFile(file: File) {
    const read = readTrello(await file.text());
    return isRefused(read) ? read : { plan: planOf(read.board), preview: previewOf(read.board) };
  },
}));

let workspace: MemoryWorkspace;
const id = () => workspace.world.me.workspace;
const projects = () => workspace.memory.ask(projectsOfWorkspace, {});
const brought = () => projects().find(({ name }) => name === 'Retail partners');
const main = () => within(document.querySelector('#main') as HTMLElement);
const file = (text = JSON.stringify(board)) => new File([text], 'retail-partners.json', { type: 'application/json' });

beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  seedNorthwind(workspace.memory);
});
async function chosen(text?: string): Promise<App> {
  const app = await openApp({ at: `/w/${id()}/import`, workspace });
  chooses(file(text));
  await userEvent.click(main().getByRole('button', { name: 'Choose a file' }));
  await app.settle();
  return app;
}
async function bring(): Promise<App> {
  const app = await chosen();
  await userEvent.click(main().getByRole('button', { name: 'Bring 3 tasks' }));
  await app.settle(80);
  return app;
}

test('looking changes nothing and says what comes, what does not and why', async () => {
  await chosen();
  expect(main().getByRole('heading', { level: 2 }).textContent).toBe(
    '“Retail partners” brings 3 tasks. One thing in it cannot come.',
  );
  expect(main().getByText('Boards have no description.')).toBeTruthy();
  expect(main().getByText(/1 found, 1 matched/)).toBeTruthy();
  expect(workspace.calls).toEqual([]);
});

test('archived cards can be left out, and the button counts with them', async () => {
  await chosen();
  await userEvent.click(main().getByRole('button', { name: 'Leave out' }));
  expect(main().getByRole('button', { name: 'Bring 2 tasks' })).toBeTruthy();
});

test('a file that is no export says why and changes nothing', async () => {
  await chosen('{"a": 1');
  expect(main().getByRole('alert').textContent).toMatch(/breaks off before its end.*Nothing was changed\./);
  expect(workspace.calls).toEqual([]);
});

test('brought: the tasks, the match, and the report that stays with the project', async () => {
  const app = await bring();
  expect(app.address()).toContain(`import?project=${brought()?.id}`);
  expect(main().getByRole('heading', { level: 2 }).textContent).toBe('3 of 3 tasks came from “Retail partners”.');
  const tasks = workspace.memory.ask(tasksOnBoard, { board: brought()?.board ?? '' });
  expect(tasks.map(({ title, holder }) => [title, holder?.name])).toEqual([
    ['Call Fjell', 'Ines Carvalho'],
    ['Price list', 'Ines Carvalho'],
  ]);
});

test('a prefix that is taken is refused where it stands, and nothing came', async () => {
  const app = await chosen();
  const prefix = main().getByLabelText('Prefix of its keys');
  await userEvent.clear(prefix);
  await userEvent.type(prefix, 'spr');
  await userEvent.click(main().getByRole('button', { name: 'Bring 3 tasks' }));
  await app.settle();
  expect(main().getByRole('alert').textContent).toBe('SPR is the prefix of Spring launch. Choose another.');
  expect(brought()).toBeUndefined();
});

test('undone as one step; what was worked on since is listed and stays', async () => {
  const app = await bring();
  const [first] = workspace.memory.ask(tasksOnBoard, { board: brought()?.board ?? '' });
  workspace.memory.does(setPriority, { task: first?.id ?? '', priority: 1 });
  await userEvent.click(main().getByRole('button', { name: 'Undo this import' }));
  await app.settle();
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo this import' }));
  expect(dialog.getByText('One task was worked on since and stays:')).toBeTruthy();
  expect(dialog.getByText('Call Fjell')).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Undo this import' }));
  await app.settle();
  expect(workspace.memory.ask(tasksOnBoard, { board: brought()?.board ?? '' }).map(({ title }) => title)).toEqual([
    'Call Fjell',
  ]);
  expect(main().queryByRole('button', { name: 'Undo this import' })).toBeNull();
});

test('a file dropped anywhere opens the import with it', async () => {
  const app = await openApp({ at: `/w/${id()}/projects`, workspace });
  const dataTransfer = { types: ['Files'], files: [file()] };
  fireEvent.dragOver(document.body, { dataTransfer });
  expect(screen.getByText('Drop a Trello export to look at it')).toBeTruthy();
  fireEvent.drop(document.body, { dataTransfer });
  await app.settle(80);
  expect(app.address()).toBe(`/w/${id()}/import`);
  expect(screen.queryByText('Drop a Trello export to look at it')).toBeNull();
  expect(main().getByRole('heading', { level: 2 }).textContent).toContain('“Retail partners” brings 3 tasks.');
});
