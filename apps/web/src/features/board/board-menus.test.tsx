import { addDays } from '@baton/model/day';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { todayHere } from '../../parts/day-text.ts';
import { layout } from '../../test/layout.ts';
import { scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';
import type { BoardScreenProps } from './board-screen.tsx';

let at: Scene;
const onPeek = vi.fn<BoardScreenProps['onPeek']>();
const onPage = vi.fn<BoardScreenProps['onPage']>();
const show = () => showBoard(at, { onPeek, onPage });
beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  at = scene();
});
afterEach(() => layout.setPhone(false));

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const choose = async (...rows: (string | RegExp)[]) => {
  for (const name of rows) await userEvent.click(await screen.findByRole('menuitem', { name }));
  await at.settle();
};
const titles = (name: RegExp) =>
  within(screen.getByRole('list', { name }))
    .queryAllByRole('heading', { level: 3 })
    .map((heading) => heading.textContent);
const taskOf = (title: string) => at.workspace.memory.tx.tasks.get(at.company.tasks[title] ?? '');
const onTouch = async (title: string) =>
  userEvent.click(screen.getByRole('button', { name: `All actions of ${title}` }));

test('a task is added on top of any lane from the menu of the column', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Making, menu' }));
  await choose(/^Add on top/, 'High');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Add to Making, High');
  await press('Before the deck{Enter}');
  expect(titles(/^Making, High/)[0]).toBe('Before the deck');
});

test('the place to add stands in sight in the first lane and in empty cells, elsewhere when pointed at', async () => {
  await show();
  const add = (label: string) => screen.getByRole('button', { name: `Add to ${label}` });
  expect(add('Making, Critical').dataset['shown']).toBe('');
  expect(add('Brand review, High').dataset['shown']).toBe('');
  expect(add('Making, High').dataset['shown']).toBeUndefined();
});

test('the place to add follows the last card of its cell', async () => {
  await show();
  const list = screen.getByRole('list', { name: /^Ready, Critical/ });
  expect(list.nextElementSibling).toBe(screen.getByRole('button', { name: 'Add to Ready, Critical' }));
});

test('the sum of the bar is in hours as people say them', async () => {
  at.workspace.memory.tx.tasks.patch(at.company.tasks['Window display kit'] as never, { estimate: 150 });
  await show();
  expect(screen.getByText(/^17 tasks, 2\sh\s30 left$/)).toBeTruthy();
});

test('O opens the list of who has it, with the one who has it ticked', async () => {
  await show();
  card('Retail price list').focus();
  await press('o');
  const now = await screen.findByRole('menuitem', { name: /Viktor Lang/ });
  expect(within(now).getByLabelText('now')).toBeTruthy();
  await choose(/^Ines Carvalho, you/);
  expect(card('Retail price list').getAttribute('aria-label')).toMatch(/You have it/);
});

test('Shift D opens the days; a day by name is set', async () => {
  await show();
  card('Retail price list').focus();
  await press('{Shift>}d{/Shift}');
  await choose(/^Tomorrow/);
  expect(taskOf('Retail price list')?.due).toBe(addDays(todayHere(), 1));
});

test('another day is chosen in the side panel, where the calendar is', async () => {
  await show();
  card('Retail price list').focus();
  await press('{Shift>}d{/Shift}');
  await choose('Another day');
  expect(onPeek.mock.lastCall?.[0].title).toBe('Retail price list');
  expect(onPeek.mock.lastCall?.[1]).toBe('due');
});

test('C goes to the comment field of the side panel', async () => {
  await show();
  card('Retail price list').focus();
  await press('c');
  expect(onPeek.mock.lastCall?.[1]).toBe('comment');
});

test('Ctrl C copies key and link and says so', async () => {
  const user = userEvent.setup();
  await show();
  card('Retail price list').focus();
  await user.keyboard('{Control>}c{/Control}');
  await at.settle();
  expect(await navigator.clipboard.readText()).toBe('SPR-104 https://relay/SPR-104');
  expect(screen.getAllByText('Copied SPR-104 and its link.').length).toBeGreaterThan(0);
});

test('Ctrl and a press open the page', async () => {
  await show();
  const user = userEvent.setup();
  await user.keyboard('{Control>}');
  await user.click(card('Retail price list'));
  await user.keyboard('{/Control}');
  expect(onPage.mock.lastCall?.[0].key).toBe('SPR-104');
});

test('the menu moves a card by steps, and says where it cannot go', async () => {
  await show();
  card('EAN codes into the ERP').focus();
  await press('.');
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Move' }));
  expect(await screen.findAllByText('It stands at the end already.')).not.toHaveLength(0);
  await choose(/^Down/);
  expect(titles(/^Ready, Critical/)).toEqual(['Launch-day support rota', 'EAN codes into the ERP']);
});

test('closing a lane by key and opening it again', async () => {
  await show();
  card('Window display kit').focus();
  await press('<');
  expect(screen.queryByRole('list', { name: /^Making, Critical/ })).toBeNull();
  await press('>');
  expect(screen.getByRole('list', { name: /^Making, Critical/ })).toBeTruthy();
});

test('a limit is taken away by emptying its field', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Making, menu' }));
  await choose(/^Change the limit/);
  await userEvent.clear(screen.getByRole('textbox', { name: /Limit/ }));
  await press('{Enter}');
  expect(screen.queryByText(/of 6/)).toBeNull();
});

test('Escape leaves a limit as it was', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Making, menu' }));
  await choose(/^Change the limit/);
  await press('9{Escape}');
  expect(screen.getByText(/7 of 6/)).toBeTruthy();
});

test('on the phone the menu is a sheet: what would fly out takes its place, with the way back on top', async () => {
  layout.setPhone(true);
  await show();
  await onTouch('EAN codes into the ERP');
  await choose('Who has it');
  expect(screen.getByRole('menuitem', { name: /Nobody/ })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: /^Rename/ })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Who has it');
  await choose(/^Back ?Who has it$/);
  expect(screen.getByRole('menuitem', { name: /^Rename/ })).toBeTruthy();
  await choose('Who has it', /Nobody/);
  expect(taskOf('EAN codes into the ERP')?.assigned).toBeNull();
  expect(screen.queryByRole('menu')).toBeNull();
});

test('on the phone a card is chosen by its menu, since there is no X', async () => {
  layout.setPhone(true);
  await show();
  await onTouch('EAN codes into the ERP');
  await choose(/^Select/);
  expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeTruthy();
});

test('on the phone a card names who has it, the reader as You', async () => {
  layout.setPhone(true);
  await show();
  expect(within(card('EAN codes into the ERP')).getByRole('img', { name: 'Dana Reyes has it' }).textContent).toBe(
    'Dana',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Making 7/6' }));
  await at.settle();
  expect(within(card('Window display kit')).getByRole('img', { name: 'You have it' }).textContent).toBe('You');
});

test('on the phone the menu of the board stands beside the columns', async () => {
  layout.setPhone(true);
  await show();
  const menu = screen.getByRole('button', { name: 'Spring launch, menu of the board' });
  expect(menu.parentElement?.contains(screen.getByRole('group', { name: 'Columns' }))).toBe(true);
});

test('on the phone a column has its menu: renamed, given a limit and moved where it is looked at', async () => {
  layout.setPhone(true);
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Ready, menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }));
  await at.settle();
  const field = screen.getByRole('textbox', { name: 'Name of the column' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Next up{Enter}');
  await at.settle();
  expect(screen.getByRole('heading', { level: 2, name: 'Next up' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Next up, menu' })).toBeTruthy();
});

test('on the phone one lane of a column is looked at, chosen from all of the board', async () => {
  layout.setPhone(true);
  await show();
  const titles = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  expect(titles()).toHaveLength(4);
  await userEvent.click(screen.getByRole('button', { name: 'Lane All' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^High/ }));
  await at.settle();
  expect(titles()).toEqual(['Email series, four parts']);
  await userEvent.click(screen.getByRole('button', { name: 'Lane High' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^All/ }));
  await at.settle();
  expect(titles()).toHaveLength(4);
});

test('W asks where the edits of the focused card are', async () => {
  await show();
  card('Window display kit').focus();
  await press('w');
  expect(screen.getByRole('dialog', { name: 'Where is my edit?' }).textContent).toContain('SPR-135');
});
