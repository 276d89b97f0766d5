import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { archiveTask } from '@baton/model/task/commands';
import { archiveColumn } from '@baton/model/board/column-commands';
import { addProject } from '@baton/model/project/commands';
import { space } from '@baton/model/test/memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layout } from '../../test/layout.ts';
import { scene, type Scene } from '../../test/scene.tsx';
import { showBoard } from './shown-board.fixture.tsx';

let at: Scene;
const show = (board = at.company.board) => showBoard(at, { board });

beforeEach(() => {
  localStorage.clear();
  at = scene();
});
afterEach(() => layout.setPhone(false));

const cell = (name: RegExp) => screen.getByRole('list', { name });
const titles = (list: HTMLElement) =>
  within(list)
    .queryAllByRole('heading', { level: 3 })
    .map((heading) => heading.textContent);
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const openAdd = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Add to Ready, Critical' }));
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Add to Ready, Critical' });
};
const choose = async (menu: string, ...rows: string[]) => {
  await userEvent.click(screen.getByRole('button', { name: menu }));
  for (const row of rows) await userEvent.click(await screen.findByRole('menuitem', { name: row }));
  await at.settle();
};

test('Enter adds to the cell and stays open for the next', async () => {
  await show();
  await openAdd();
  await press('Retail postcard{Enter}');
  await press('Window stickers{Enter}');
  expect(titles(cell(/^Ready, Critical/)).slice(-2)).toEqual(['Retail postcard', 'Window stickers']);
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('');
});

test('@ says who has it, # a tag, ^ its place, and what was understood is said', async () => {
  await show();
  await openAdd();
  await press('Gate posters @yuki #Press ^2');
  expect(screen.getByText('Yuki Tanaka has it, tagged Press, place 2')).toBeTruthy();
  await press('{Enter}');
  expect(titles(cell(/^Ready, Critical/))[1]).toBe('Gate posters');
  const card = screen.getByRole('listitem', { name: /^Gate posters, / });
  expect(within(card).getByText('Press')).toBeTruthy();
  expect(card.getAttribute('aria-label')).toContain('Yuki');
});

test('what is added in a lane has its priority', async () => {
  await show();
  await openAdd();
  await press('Retail postcard{Enter}');
  const card = screen.getByRole('heading', { level: 3, name: 'Retail postcard' }).closest('li');
  expect(card?.getAttribute('aria-label')).toMatch(/Priority Critical/);
});

test('many pasted lines say how many they are and become as many tasks, in one gesture', async () => {
  await show();
  await openAdd();
  await userEvent.paste('- First thing\n- Second thing\n\n3. Third thing');
  expect(screen.getByText('Enter adds 3 tasks, one for each line')).toBeTruthy();
  await press('{Enter}');
  expect(titles(cell(/^Ready, Critical/)).slice(-3)).toEqual(['First thing', 'Second thing', 'Third thing']);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await at.settle();
  expect(screen.queryByText('Second thing')).toBeNull();
});

test('Escape closes the quick add and keeps what was typed for when it is opened again', async () => {
  await show();
  await openAdd();
  await press('Half a thou');
  await press('{Escape}');
  expect(at.workspace.calls).toEqual([]);
  expect(screen.getByText('Add “Half a thou”')).toBeTruthy();
  expect((await openAdd()).value).toBe('Half a thou');
});

test('N adds where the focused card stands', async () => {
  await show();
  screen.getByRole('heading', { level: 3, name: 'Retail price list' }).closest('li')?.focus();
  await press('n');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Add to Legal check, High');
});

test('a task is added on top from the head of the column', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Add on top of Ready' }));
  await press('Before all others{Enter}');
  expect(titles(cell(/^Ready, Critical/))[0]).toBe('Before all others');
});

test('a column is renamed in place; Escape returns its name', async () => {
  await show();
  await choose('Making, menu', 'Rename');
  await press('Doing it{Escape}');
  expect(screen.getByRole('heading', { level: 2, name: 'Making' })).toBeTruthy();
  await choose('Making, menu', 'Rename');
  await press('Doing it{Enter}');
  expect(screen.getByRole('heading', { level: 2, name: 'Doing it' })).toBeTruthy();
});

test('the cards of a column are put in order once, and undone as one step', async () => {
  await show();
  const ready = () => titles(cell(/^Ready, Critical/));
  const before = ready();
  await choose('Ready, menu', 'Sort once', 'By title');
  expect(ready()).toEqual(before.toSorted((a, b) => (a ?? '').localeCompare(b ?? '')));
  expect(await screen.findByText(/^\d tasks of “Ready” put in order\.$/)).toBeTruthy();
  await press('{Control>}z{/Control}');
  expect(ready()).toEqual(before);
});

test('all cards of a column go to another one, each in its lane, and it says how many', async () => {
  await show();
  const all = screen.getAllByRole('list', { name: /^Ready, / }).flatMap(titles);
  await choose('Ready, menu', 'Move all tasks to', 'Making');
  expect(screen.getAllByRole('list', { name: /^Ready, / }).flatMap(titles)).toEqual([]);
  const making = screen.getAllByRole('list', { name: /^Making, / }).flatMap(titles);
  expect(all.every((title) => making.includes(title))).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Ready, menu' }));
  expect(await screen.findAllByText('Nothing stands in it.')).not.toHaveLength(0);
});

test('a column moves, collapses to its turned name, and opens again', async () => {
  await show();
  await choose('Making, menu', 'Move right');
  const heads = screen.getAllByRole('heading', { level: 2 }).map((head) => head.textContent);
  expect(heads.slice(0, 3)).toEqual(['Ready', 'Brand review', 'Making']);
  await choose('Making, menu', 'Collapse');
  expect(screen.queryByRole('heading', { level: 2, name: 'Making' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^Open ?Making 7$/ }));
  await at.settle();
  expect(screen.getByRole('heading', { level: 2, name: 'Making' })).toBeTruthy();
});

test('the first column cannot go further left, and says why', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Ready, menu' }));
  expect(await screen.findByText('It is at the end already.')).toBeTruthy();
});

test('a limit is set, and one that is no number is refused in words', async () => {
  await show();
  await choose('Ready, menu', 'Set a limit');
  await press('many{Enter}');
  expect(screen.getByText('Write a number from 1 to 999, or nothing.')).toBeTruthy();
  await userEvent.clear(screen.getByRole('textbox', { name: /Limit/ }));
  await press('3{Enter}');
  expect(screen.getByText(/4 of 3/)).toBeTruthy();
});

test('a column is added and the field stays open for the next', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Add a column' }));
  await press('Archive room{Enter}');
  expect(screen.getByRole('heading', { level: 2, name: 'Archive room' })).toBeTruthy();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Name of the new column');
});

test('an archived column waits in the archive and comes back with its tasks', async () => {
  await show();
  await choose('Legal check, menu', 'Archive');
  expect(screen.queryByText('Waterproof claims check')).toBeNull();
  await choose('Spring launch, menu of the board', 'Archived tasks and columns');
  await at.settle();
  await userEvent.click(await screen.findByRole('button', { name: 'Restore Legal check' }));
  await at.settle();
  expect(screen.getByText('Waterproof claims check')).toBeTruthy();
});

test('the last column that is shown stays, and the refusal says what to do', async () => {
  for (const column of at.company.columns.slice(1)) at.workspace.memory.does(archiveColumn, { column });
  await show();
  await choose('Ready, menu', 'Archive');
  expect(
    screen.getAllByText('“Ready” is the last column that is shown. Add another before you archive it.').length,
  ).toBeGreaterThan(0);
  expect(screen.getByRole('heading', { level: 2, name: 'Ready' })).toBeTruthy();
});

test('lanes follow the lanes control: by person, or none', async () => {
  await show();
  await choose('Lanes Priority', 'Person');
  expect(screen.getByRole('button', { name: /Ines Carvalho, you/, expanded: true })).toBeTruthy();
  expect(titles(cell(/^Making, Ines Carvalho, you/))).toContain('Launch film: rough cut');
  await choose('Lanes Person', 'None');
  expect(titles(cell(/^Making, 7/))).toHaveLength(7);
});

test('a closed lane hides its cards and stays closed when the board is opened again', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: /Critical/, expanded: true }));
  expect(screen.queryByText('Window display kit')).toBeNull();
  expect(localStorage.getItem(`baton.lanes.${at.company.board}`)).toBe('1');
});

test('an empty board says so and offers the one thing to do', async () => {
  const made = at.workspace.memory.does(addProject, {
    space: space('main'),
    name: 'Autumn range',
    hue: 2,
    prefix: 'AUT',
  });
  await show(made.board ?? '');
  expect(screen.getByRole('heading', { name: 'An empty track' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /Add a task/ }));
  await press('The first{Enter}');
  expect(screen.queryByRole('heading', { name: 'An empty track' })).toBeNull();
});

test('archived tasks are listed with their key and restored one by one', async () => {
  at.workspace.memory.does(archiveTask, { task: at.company.tasks['Retail price list'] ?? '' });
  await show();
  await choose('Spring launch, menu of the board', 'Archived tasks and columns');
  await at.settle();
  expect(screen.getByText('SPR-104')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Restore Retail price list' }));
  await at.settle();
  expect(titles(cell(/^Legal check, High/))).toEqual(['Retail price list']);
});

test('a board that is not here says so', async () => {
  await show('bNOWHERE');
  expect(screen.getByRole('heading', { name: 'This board is not here' })).toBeTruthy();
});

test('on the phone one column shows at a time, chosen by its chip, whatever the lanes', async () => {
  layout.setPhone(true);
  await show();
  expect(titles(cell(/^Ready, 4/))).toHaveLength(4);
  await userEvent.click(screen.getByRole('button', { name: 'Making 7/6' }));
  await at.settle();
  expect(titles(cell(/^Making, 7/))).toContain('Window display kit');
  expect(screen.queryByRole('list', { name: /^Ready/ })).toBeNull();
});

test('on the phone a card moves by its menu, in two taps', async () => {
  layout.setPhone(true);
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'All actions of EAN codes into the ERP' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Status/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Making' }));
  await at.settle();
  expect(titles(cell(/^Ready, 3/))).not.toContain('EAN codes into the ERP');
});
