import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { moveTask } from '@baton/model/task/move-commands';
import { setLimit } from '@baton/model/board/column-commands';
import { renameTask } from '@baton/model/task/commands';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';
import type { BoardScreenProps } from './board-screen.tsx';

let at: Scene;
const onPeek = vi.fn<BoardScreenProps['onPeek']>();
const onPage = vi.fn<BoardScreenProps['onPage']>();
const onFollow = vi.fn<BoardScreenProps['onFollow']>();

beforeEach(async () => {
  localStorage.clear();
  vi.clearAllMocks();
  at = scene();
  await showBoard(at, { onPeek, onPage, onFollow });
});
afterEach(cleanup);

const cell = (name: RegExp) => screen.getByRole('list', { name });
const titles = (list: HTMLElement) =>
  within(list)
    .queryAllByRole('heading', { level: 3 })
    .map((heading) => heading.textContent);
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const said = () => document.querySelector('output')?.textContent ?? '';

test('cards stand in their columns and lanes, each named by title, key, status, baton, due', () => {
  expect(titles(cell(/^Making, Critical/))).toEqual([
    'Landing page: Tarn 2',
    'Launch film: rough cut',
    'Care label text, six languages',
    'Window display kit',
  ]);
  expect(card('Launch film: rough cut').getAttribute('aria-label')).toBe(
    'Launch film: rough cut, SPR-128, In progress, Priority Critical, You have it, Due Today',
  );
});

test('a task without a number has its provisional key', () => {
  expect(card('Giveaway terms, Portugal').getAttribute('aria-label')).toMatch(/SPR~[0-9A-Z]{5}/);
});

test('the limit is shown, and going over it is said in words', async () => {
  expect(screen.getByText(/7 of 6/).textContent).toBe('7 of 6, over the limit');
  at.workspace.memory.does(setLimit, { column: at.company.columns[1] ?? '', limit: 9 });
  at.workspace.byOther(bo, () => {});
  await at.settle();
  expect(screen.getByText(/7 of 9/).textContent).toBe('7 of 9');
});

test('what is late says by how much; what is due today says so', () => {
  expect(within(card('Retail price list')).getByText(/^2 d late$/)).toBeTruthy();
  expect(within(card('Launch film: rough cut')).getByText('Today')).toBeTruthy();
});

test('J goes to the first card, then on; arrows go sideways at the same height', async () => {
  await press('j');
  expect(document.activeElement).toBe(card('EAN codes into the ERP'));
  await press('j');
  expect(document.activeElement).toBe(card('Launch-day support rota'));
  await press('{ArrowRight}');
  expect(document.activeElement).toBe(card('Launch film: rough cut'));
  await press('{Home}');
  expect(document.activeElement).toBe(card('Landing page: Tarn 2'));
});

test('only one card is a stop for Tab', async () => {
  await press('j');
  const stops = screen.getAllByRole('listitem').filter((item) => item.tabIndex === 0);
  expect(stops).toEqual([card('EAN codes into the ERP')]);
});

test('Alt and arrows move a card, and focus goes with it into the other column', async () => {
  card('Launch film: rough cut').focus();
  await press('{Alt>}{ArrowUp}{/Alt}');
  expect(titles(cell(/^Making, Critical/))[0]).toBe('Launch film: rough cut');
  await press('{Alt>}{ArrowRight}{/Alt}');
  expect(titles(cell(/^Brand review, Critical/))).toContain('Launch film: rough cut');
  expect(document.activeElement).toBe(card('Launch film: rough cut'));
});

test('M picks up, arrows walk, Enter drops; each step is spoken', async () => {
  card('Window display kit').focus();
  await press('m');
  expect(said()).toBe('Picked up Window display kit, Making, Critical, 4 of 4.');
  await press('{ArrowRight}');
  expect(said()).toBe('Brand review, Critical, 2 of 2.');
  await press('{ArrowUp}');
  expect(said()).toBe('Brand review, Critical, 1 of 2.');
  await press('{Enter}');
  expect(said()).toBe('Dropped Window display kit, Brand review, Critical, 1 of 2.');
  expect(titles(cell(/^Brand review, Critical/))).toEqual(['Window display kit', 'Hang-tag artwork, Ridgeline 40']);
});

test('M then Escape puts it back and writes nothing', async () => {
  card('Window display kit').focus();
  await press('m');
  await press('{ArrowRight}{Escape}');
  expect(at.workspace.calls).not.toContain('moveTask');
  expect(titles(cell(/^Making, Critical/))).toContain('Window display kit');
});

test('Ctrl Z takes back my own move and says so; Ctrl Shift Z does it again', async () => {
  card('Window display kit').focus();
  await press('{Alt>}{ArrowRight}{/Alt}');
  await press('{Control>}z{/Control}');
  expect(titles(cell(/^Making, Critical/))).toContain('Window display kit');
  expect(said()).toBe('Undone: moved a task.');
  await press('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(titles(cell(/^Brand review, Critical/))).toContain('Window display kit');
});

test('P then a number sets the priority, and the card goes to that lane with focus', async () => {
  card('Window display kit').focus();
  await press('p2');
  expect(titles(cell(/^Making, High/))).toContain('Window display kit');
  expect(document.activeElement).toBe(card('Window display kit'));
});

test('F2 renames in place; Enter keeps', async () => {
  card('Window display kit').focus();
  await press('{F2}');
  await userEvent.keyboard('Shop window kit{Enter}');
  await at.settle();
  expect(document.activeElement).toBe(card('Shop window kit'));
});

test('F2 then Escape returns the old title and offers what was typed', async () => {
  card('Window display kit').focus();
  await press('{F2}');
  await userEvent.keyboard('Half a thought{Escape}');
  await at.settle();
  expect(card('Window display kit')).toBeTruthy();
  expect(at.workspace.calls).not.toContain('renameTask');
  await userEvent.click(screen.getByRole('button', { name: 'Use what you typed' }));
  await at.settle();
  expect(card('Half a thought')).toBeTruthy();
});

test('keys do nothing while a text is typed', async () => {
  card('Window display kit').focus();
  await press('{F2}');
  await userEvent.keyboard('{Control>}a{/Control}jkmn');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' }).value).toBe('jkmn');
});

test('Del moves to the bin, goes on to the next card, and can be undone from the toast', async () => {
  card('Window display kit').focus();
  await press('{Delete}');
  expect(screen.queryByRole('heading', { level: 3, name: 'Window display kit' })).toBeNull();
  expect(document.activeElement?.tagName).toBe('LI');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await at.settle();
  expect(card('Window display kit')).toBeTruthy();
});

test('Space opens the side panel, Enter the page', async () => {
  card('Window display kit').focus();
  await press(' ');
  expect(onPeek.mock.calls[0]?.[0].title).toBe('Window display kit');
  await press('{Enter}');
  expect(onPage.mock.calls[0]?.[0].key).toBe('SPR-135');
});

test('a menu of all actions opens with the dot; its status list moves the card', async () => {
  card('Window display kit').focus();
  await press('s');
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Legal check' }));
  await at.settle();
  expect(titles(cell(/^Legal check, Critical/))).toContain('Window display kit');
});

test('what a colleague changes is drawn at once, with the tint of its author', async () => {
  const task = at.company.tasks['Retail price list'] ?? '';
  at.workspace.byOther(bo, (memory) => memory.does(renameTask, { task, title: 'Retail price list, spring' }));
  await at.settle();
  expect(card('Retail price list, spring').querySelector('[data-person][aria-hidden]')).toBeTruthy();
});

test('own changes carry no tint', async () => {
  await at.workspace.run(renameTask, { task: at.company.tasks['Retail price list'] ?? '', title: 'Mine' });
  await at.settle();
  expect(card('Mine').querySelector('[data-person][aria-hidden]')).toBeNull();
});

test('a card that a colleague has open wears their name', async () => {
  const task = at.company.tasks['Retail price list'] ?? '';
  at.workspace.setHere([{ person: bo, deviceNo: 2, at: at.company.board, on: task, field: null, me: false }]);
  await at.settle();
  expect(within(card('Retail price list')).getByText('Yuki')).toBeTruthy();
  expect(card('Retail price list').getAttribute('aria-label')).toMatch(/Yuki Tanaka has it open$/);
});

test('a move by a colleague while I pick up does not drop my card', async () => {
  card('Window display kit').focus();
  await press('m');
  at.workspace.byOther(bo, (memory) =>
    memory.does(moveTask, {
      task: at.company.tasks['Landing page: Tarn 2'] ?? '',
      board: at.company.board,
      column: at.company.columns[4] ?? '',
    }),
  );
  await at.settle();
  await press('{ArrowRight}{Enter}');
  expect(titles(cell(/^Brand review, Critical/))).toContain('Window display kit');
});

test('a cell that is pointed at keeps its order when others move cards, says how many, and settles when left', async () => {
  const making = cell(/^Making, Critical/);
  await userEvent.hover(card('Landing page: Tarn 2'));
  at.workspace.byOther(bo, (memory) =>
    memory.does(moveTask, {
      task: at.company.tasks['Window display kit'] ?? '',
      board: at.company.board,
      column: at.company.columns[1] ?? '',
      at: 'top',
    }),
  );
  await at.settle();
  expect(titles(making)[0]).toBe('Landing page: Tarn 2');
  expect(screen.getByText('1 moved')).toBeTruthy();
  await userEvent.unhover(card('Landing page: Tarn 2'));
  await at.settle();
  expect(titles(making)[0]).toBe('Window display kit');
  expect(screen.queryByText('1 moved')).toBeNull();
});

test('what I move myself is drawn at once, also under the pointer', async () => {
  await userEvent.hover(card('Landing page: Tarn 2'));
  card('Window display kit').focus();
  await press('{Alt>}{ArrowUp}{/Alt}');
  expect(titles(cell(/^Making, Critical/))[2]).toBe('Window display kit');
});
