import { renameTask } from '@baton/model/task/commands';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';
import type { BoardScreenProps } from './board-screen.tsx';

let at: Scene;
const onFollow = vi.fn<BoardScreenProps['onFollow']>();
const onPeek = vi.fn<BoardScreenProps['onPeek']>();
const show = (peeked?: string) => showBoard(at, { peeked, onPeek, onFollow });

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  at = scene();
});

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const bar = () => screen.queryByRole('toolbar');
const taskOf = (title: string) => at.workspace.memory.tx.tasks.get(at.company.tasks[title] ?? '');
const chosen = () =>
  [...document.querySelectorAll('[data-selected] h3')].map((heading) => heading.textContent ?? '').toSorted();
const pickThree = async () => {
  card('Landing page: Tarn 2').focus();
  await press('x');
  await press('{Shift>}jj{/Shift}');
};
const three = ['Care label text, six languages', 'Landing page: Tarn 2', 'Launch film: rough cut'];

test('X chooses and lets go; the bar at the foot says how many', async () => {
  await show();
  card('Window display kit').focus();
  await press('x');
  expect(bar()?.getAttribute('aria-label')).toBe('1 selected');
  expect(card('Window display kit').getAttribute('aria-label')).toMatch(/selected$/);
  await press('x');
  expect(bar()).toBeNull();
});

test('Shift and J choose on to the next and take focus along; Shift and K go back over it', async () => {
  await show();
  await pickThree();
  expect(chosen()).toEqual(three);
  expect(document.activeElement).toBe(card('Care label text, six languages'));
  await press('{Shift>}k{/Shift}');
  expect(document.activeElement).toBe(card('Launch film: rough cut'));
  expect(chosen()).toEqual(three);
});

test('Ctrl A chooses the column, lane by lane, then the whole board', async () => {
  await show();
  card('Window display kit').focus();
  await press('{Control>}a{/Control}');
  expect(bar()?.getAttribute('aria-label')).toBe('7 selected');
  expect(chosen()).toContain('Press kit: words and stills');
  await press('{Control>}a{/Control}');
  expect(bar()?.getAttribute('aria-label')).toBe('17 selected');
});

test('Ctrl A in a text field is the field’s own', async () => {
  await show();
  card('Window display kit').focus();
  await press('{F2}');
  await press('{Control>}a{/Control}');
  expect(bar()).toBeNull();
});

test('Escape and the cross clear', async () => {
  await show();
  await pickThree();
  await press('{Escape}');
  expect(bar()).toBeNull();
  await pickThree();
  await userEvent.click(screen.getByRole('button', { name: 'Clear the selection' }));
  await at.settle();
  expect(chosen()).toEqual([]);
});

test('a press with Shift chooses and opens nothing', async () => {
  await show();
  const user = userEvent.setup();
  await user.keyboard('{Shift>}');
  await user.click(card('Window display kit'));
  await user.click(card('Retail price list'));
  await user.keyboard('{/Shift}');
  await at.settle();
  expect(chosen()).toEqual(['Retail price list', 'Window display kit']);
  expect(onPeek).not.toHaveBeenCalled();
});

test('P then a number sets the priority of all that are chosen, as one step of undo', async () => {
  await show();
  await pickThree();
  await press('p2');
  expect(three.map((title) => taskOf(title)?.priority)).toEqual([2, 2, 2]);
  expect(at.workspace.calls.filter((name) => name === 'editTasks')).toHaveLength(1);
  await press('{Control>}z{/Control}');
  expect(three.map((title) => taskOf(title)?.priority)).toEqual([1, 1, 1]);
});

test('Del moves all that are chosen to the bin; one Undo brings them back', async () => {
  await show();
  await pickThree();
  await press('{Delete}');
  expect(screen.getAllByText('3 tasks are in the bin for 30 days.').length).toBeGreaterThan(0);
  expect(bar()).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await at.settle();
  for (const title of three) expect(card(title)).toBeTruthy();
});

test.each([
  ['Status', 'Legal check', () => taskOf('Window display kit')?.status === taskOf('Waterproof claims check')?.status],
  ['Who has it', 'Nobody', () => taskOf('Window display kit')?.assigned === null],
  ['Due', 'No due day', () => taskOf('Window display kit')?.due === null],
])('the bar sets %s of what is chosen', async (menu, choice, isSet) => {
  await show();
  card('Window display kit').focus();
  await press('x');
  await userEvent.click(within(bar() as HTMLElement).getByRole('button', { name: menu }));
  await userEvent.click(await screen.findByRole('menuitem', { name: choice }));
  await at.settle();
  expect(isSet()).toBe(true);
});

test('the bar archives what is chosen', async () => {
  await show();
  await pickThree();
  await userEvent.click(within(bar() as HTMLElement).getByRole('button', { name: 'Archive' }));
  await at.settle();
  expect(three.every((title) => taskOf(title)?.archived !== null)).toBe(true);
  expect(at.workspace.calls.filter((name) => name === 'editTasks')).toHaveLength(1);
});

test('the menu of a chosen card speaks of all of them; that of another card of itself', async () => {
  await show();
  await pickThree();
  await press('.');
  expect((await screen.findAllByText('3 selected')).length).toBeGreaterThan(1);
  expect(screen.queryByRole('menuitem', { name: /^Rename/ })).toBeNull();
  await press('{Escape}');
  card('Retail price list').focus();
  await press('.');
  expect(await screen.findByRole('menuitem', { name: /^Rename/ })).toBeTruthy();
});

test('what a colleague takes off the board is no longer chosen', async () => {
  await show();
  await pickThree();
  const task = at.company.tasks['Launch film: rough cut'] ?? '';
  at.workspace.byOther(bo, (memory) => memory.tx.tasks.patch(task, { archived: 1 }));
  await at.settle();
  expect(bar()?.getAttribute('aria-label')).toBe('2 selected');
});

test('while the side panel is open it follows the keys; closed it does not', async () => {
  await show(at.company.tasks['Landing page: Tarn 2']);
  card('Landing page: Tarn 2').focus();
  await press('j');
  expect(onFollow.mock.calls.map(([one]) => one.title)).toEqual(['Launch film: rough cut']);
  await press('{ArrowRight}');
  expect(onFollow.mock.lastCall?.[0].title).toBe('Hang-tag artwork, Ridgeline 40');
});

test('no side panel, nothing follows', async () => {
  await show();
  card('Landing page: Tarn 2').focus();
  await press('jk');
  expect(onFollow).not.toHaveBeenCalled();
});

test('a card that a colleague edits says so, with the name of the field', async () => {
  await show();
  const task = at.company.tasks['Retail price list'] ?? '';
  at.workspace.setHere([
    { person: bo, deviceNo: 2, at: at.company.board, on: task, field: 'due', me: false },
    { person: bo, deviceNo: 3, at: at.company.board, on: task, field: null, me: false },
  ]);
  await at.settle();
  expect(within(card('Retail price list')).getByText('Yuki, due')).toBeTruthy();
  expect(card('Retail price list').dataset['watched']).toBe('edited');
  expect(card('Retail price list').getAttribute('aria-label')).toMatch(/Yuki Tanaka edits it: due$/);
});

test('a second change by a colleague starts the tint again', async () => {
  await show();
  const task = at.company.tasks['Retail price list'] ?? '';
  const tint = () => document.querySelector('li [data-person][aria-hidden]');
  at.workspace.byOther(bo, (memory) => memory.does(renameTask, { task, title: 'Once' }));
  await at.settle();
  const first = tint();
  at.workspace.byOther(bo, (memory) => memory.does(renameTask, { task, title: 'Twice' }));
  await at.settle();
  expect(tint()).toBeTruthy();
  expect(tint()).not.toBe(first);
});
