import { assignTask } from '@baton/model/task/commands';
import { setProfile } from '@baton/model/person/commands';
import { always, weekOf } from '@baton/model/person/week';
import type { Zone } from '@baton/model/person/zone';
import { openMemory, person } from '@baton/model/test/memory';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../../test/app.tsx';
import { layout } from '../../test/layout.ts';
import { type MemoryWorkspace, workspaceOver } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';

const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')];
const week = weekOf([1, 2, 3, 4], { from: 540, to: 1_020, rest: 30 });
let workspace: MemoryWorkspace;
let company: Northwind;

beforeEach(() => {
  localStorage.clear();
  const memory = openMemory();
  workspace = workspaceOver(memory, ann);
  company = seedNorthwind(memory);
  const yuki = { name: 'Yuki Tanaka', title: 'Web', zone: 'Asia/Kolkata' as Zone, weeks: { [always]: week } };
  memory.as(bo, () => memory.does(setProfile, yuki));
  const { persons } = memory.ctx.directory;
  Object.assign(persons, { [bo]: { ...persons[bo], manager: ann } });
  const tasks = Object.values(company.tasks).slice(0, 6);
  for (const task of tasks) memory.does(assignTask, { task, to: bo });
});
afterEach(() => layout.setPhone(false));

const open = (at: string) => openApp({ at: `/w/${workspace.world.me.workspace}/${at}`, workspace });
const face = (name: string) =>
  within(screen.getByRole('list', { name: 'People' })).getByRole('button', { name: `About ${name}` });
const card = (name: string) => screen.findByRole('dialog', { name: `About ${name}` });

test('a press on a face opens its card: who, when, and what they hold; Escape gives the focus back', async () => {
  await open('settings');
  await userEvent.click(face('Yuki Tanaka'));
  const shown = within(await card('Yuki Tanaka'));
  expect(shown.getByRole('heading', { name: 'Yuki Tanaka', level: 2 })).toBeTruthy();
  expect(shown.getByText('30 h, Mon–Thu')).toBeTruthy();
  expect(shown.getByText(/ahead of you$/)).toBeTruthy();
  expect(shown.getByText(/^(Working now, until|Works Mon–Thu, back) /)).toBeTruthy();
  expect(shown.getByRole('heading', { name: 'Has 6 open tasks' })).toBeTruthy();
  expect(shown.getAllByRole('listitem')).toHaveLength(5);
  await userEvent.click(shown.getByRole('button', { name: 'Show all 6' }));
  await waitFor(() => expect(shown.getAllByRole('listitem')).toHaveLength(6));
  expect(face('Yuki Tanaka').getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(face('Yuki Tanaka'));
  expect(face('Yuki Tanaka').getAttribute('aria-expanded')).toBe('false');
});

test('Enter opens it too, and the manager in it opens theirs', async () => {
  await open('settings');
  face('Yuki Tanaka').focus();
  await userEvent.keyboard('{Enter}');
  const shown = within(await card('Yuki Tanaka'));
  await userEvent.click(shown.getByRole('button', { name: 'About you' }));
  const mine = within(await card('you'));
  expect(mine.getByRole('heading', { name: 'Ines Carvalho', level: 2 })).toBeTruthy();
  expect(mine.getByRole('link', { name: 'Change your profile' })).toBeTruthy();
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
});

const point = (at: Element) => fireEvent(at, new MouseEvent('pointerover', { bubbles: true }));
const rest = (ms: number) => act(() => new Promise((resolve) => setTimeout(resolve, ms)));

test('a resting pointer opens it and takes no focus; away from it, it goes', async () => {
  await open('settings');
  const before = document.activeElement;
  point(face('Yuki Tanaka'));
  expect(screen.queryByRole('dialog')).toBeNull();
  await rest(420);
  const shown = await card('Yuki Tanaka');
  expect(document.activeElement).toBe(before);
  point(within(shown).getByText('Web'));
  await rest(400);
  expect(screen.queryByRole('dialog')).toBe(shown);
  point(document.body);
  await rest(300);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('Escape closes a card that was pointed at, and not the side panel under it', async () => {
  const app = await open(`board/${company.board}`);
  await userEvent.click(screen.getByRole('heading', { name: 'Window display kit' }));
  await app.settle();
  const panel = screen.getByRole('dialog');
  point(within(panel).getByRole('group', { name: 'Holder' }).querySelector('[data-person-card]') as Element);
  await rest(420);
  await waitFor(() => expect(screen.getAllByRole('dialog')).toHaveLength(2));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.getAllByRole('dialog')).toEqual([panel]));
});

test('on a card of the board a press on the face opens the person and not the task; its menu leads there by keys', async () => {
  const app = await open(`board/${company.board}`);
  const item = screen.getByRole('listitem', { name: /^EAN codes into the ERP/ });
  await userEvent.click(item.querySelector('[data-person-card]') as Element);
  await card('Yuki Tanaka');
  expect(app.address()).not.toContain('/task/');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  item.focus();
  await userEvent.keyboard('.');
  await userEvent.click(await screen.findByRole('menuitem', { name: 'About Yuki Tanaka' }));
  await card('Yuki Tanaka');
});

test('nobody has a card of whom this reader knows nothing but an id', async () => {
  const { persons } = workspace.memory.ctx.directory;
  delete (persons as Record<string, unknown>)[cy];
  await open('settings');
  const anchor = document.createElement('button');
  anchor.dataset['personCard'] = cy;
  document.body.append(anchor);
  await userEvent.click(anchor);
  await rest(50);
  expect(screen.queryByRole('dialog')).toBeNull();
  anchor.remove();
});

test('by name from “Find or do”, and on the phone as a sheet', async () => {
  const app = await open('settings');
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find or do' }), 'yuki');
  await userEvent.click(await screen.findByRole('option', { name: /Yuki Tanaka/ }));
  await app.settle(120);
  expect(within(await card('Yuki Tanaka')).getByRole('heading', { name: 'Yuki Tanaka', level: 2 })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => layout.setPhone(true));
  await userEvent.click(face('Yuki Tanaka'));
  expect(within(await card('Yuki Tanaka')).getByRole('button', { name: 'Close' })).toBeTruthy();
});
