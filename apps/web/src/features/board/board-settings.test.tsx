import { setLanes, limitBoard } from '@baton/model/board/commands';
import { boardColumns, tasksOnBoard } from '@baton/model/board/queries';
import { addStatus, setNeed, setPolicy } from '@baton/model/board/setting-commands';
import type { Command } from '@baton/model/command';
import { statusesOfProject } from '@baton/model/project/queries';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { setStatus } from '@baton/model/task/status-command';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';

let at: Scene;
const rota = 'Launch-day support rota';

beforeEach(async () => {
  localStorage.clear();
  at = scene();
  await showBoard(at);
});
afterEach(cleanup);

const does = async <A, R>(command: Command<A, R>, args: NoInfer<A>): Promise<void> => {
  await at.workspace.run(command, args);
  await at.settle();
};
const column = (index: number): string => at.company.columns[index] ?? '';
const told = (index: number) => at.workspace.memory.ask(boardColumns, { board: at.company.board })[index];
const columnOf = (title: string) => {
  const board = at.company.board;
  const card = at.workspace.memory.ask(tasksOnBoard, { board }).find((one) => one.title === title);
  return at.workspace.memory.ask(boardColumns, { board }).find(({ id }) => id === card?.column)?.name;
};
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const moveRight = async (title: string) => {
  card(title).focus();
  await press('{Alt>}{ArrowRight}{/Alt}');
};
const click = async (role: 'button' | 'menuitem', name: string | RegExp) => {
  await userEvent.click(await screen.findByRole(role, { name }));
  await at.settle();
};

test('a move that lacks something is a question: filled in there, the card moves', async () => {
  await does(setNeed, { column: column(1), need: 'estimate', on: true });
  await moveRight(rota);
  const dialog = await screen.findByRole('dialog', { name: 'Making asks for an estimate' });
  expect(dialog.textContent).toContain(`“${rota}” does not have that yet`);
  expect(columnOf(rota)).toBe('Ready');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
  expect(screen.queryByRole('dialog')).not.toBeNull();
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Estimate' }), '1:30');
  await userEvent.tab();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
  await at.settle();
  expect(columnOf(rota)).toBe('Making');
  expect(at.workspace.memory.rows.tasks.get(at.company.tasks[rota] ?? '')?.estimate).toBe(90);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('left where it is nothing has changed, and a new task is given back to where it was typed', async () => {
  await does(setNeed, { column: column(1), need: 'due', on: true });
  await userEvent.click(screen.getByRole('button', { name: 'Add to Making, Critical' }));
  await press('Retail postcard{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Making asks for a due day' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Do not add' }));
  await at.settle();
  expect(screen.queryByRole('heading', { level: 3, name: 'Retail postcard' })).toBeNull();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Add to Making, Critical' }).value).toBe(
    'Retail postcard',
  );
});

test('open lines of a checklist are ticked in the question', async () => {
  await does(setNeed, { column: column(1), need: 'checklist', on: true });
  await does(addCheckItems, { task: at.company.tasks['EAN codes into the ERP'] ?? '', texts: ['Ask Dana'] });
  await moveRight('EAN codes into the ERP');
  const dialog = await screen.findByRole('dialog', { name: 'Making asks for a finished checklist' });
  await userEvent.click(await within(dialog).findByRole('checkbox', { name: 'Ask Dana' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
  await at.settle();
  expect(columnOf('EAN codes into the ERP')).toBe('Making');
});

test('a card says what it lacks of what its column asks', async () => {
  await does(setNeed, { column: column(1), need: 'tag', on: true });
  expect(card('Window display kit').textContent).toContain('Lacks a tag');
  expect(card('Window display kit').getAttribute('aria-label')).toContain('Lacks a tag');
  expect(card(rota).textContent).not.toContain('Lacks');
});

test('the head of a column says its words, and all of them by a press', async () => {
  await does(setNeed, { column: column(1), need: 'due', on: true });
  await does(setPolicy, { column: column(1), of: 'policy', text: 'Bring the print proof.' });
  await does(setPolicy, { column: column(1), of: 'doneWhen', text: 'Lena has seen it.' });
  await click('button', /^What Making asks: Bring the print proof\. · Needs a due day/);
  const all = await screen.findByRole('dialog', { name: 'Working in Making' });
  expect(all.textContent).toContain('It is done here when');
  expect(all.textContent).toContain('Lena has seen it.');
});

test('limits of persons and lanes are said in words when they are passed', async () => {
  await does(limitBoard, { board: at.company.board, of: 'lane', limit: 1 });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Critical/ }).textContent).toContain('1 at most'));
  await does(setLanes, { board: at.company.board, lanes: 'none' });
  await does(limitBoard, { board: at.company.board, of: 'person', limit: 1 });
  await waitFor(() => expect(screen.getAllByText(/: \d in progress, 1 at most$/).length).toBeGreaterThan(0));
});

test('in its settings a board is said in sentences, and their values are changed where they stand', async () => {
  await click('button', 'Spring launch, menu of the board');
  await click('menuitem', 'Board settings');
  await screen.findByRole('dialog', { name: 'Settings of the board Spring launch' });
  await click('button', 'Rules and words of Ready');
  await click('button', '+ rule for Ready');
  await click('menuitem', 'a due day');
  expect(told(0)?.needs).toEqual(['due']);
  await click('button', 'Ready asks for a due day: take the rule away');
  expect(told(0)?.needs).toEqual([]);

  await userEvent.type(screen.getByRole('textbox', { name: 'How work is done in Ready' }), 'Only what is agreed.');
  await userEvent.tab();
  await at.settle();
  expect(told(0)?.policy).toBe('Only what is agreed.');

  await click('button', 'Limit of Ready: any number');
  await press('none{Enter}');
  screen.getByText('Write a number from 1 to 999, or nothing.');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Limit of Ready' }));
  await press('3{Enter}');
  expect(told(0)?.limit).toBe(3);

  await click('button', '+ status for Ready');
  await click('menuitem', 'A new one');
  await press('Waiting for stock{Enter}');
  expect(told(0)?.statuses).toHaveLength(2);
});

test('a status is removed from the sentence of its column, its tasks go to another one, and all of it is taken back', async () => {
  const { project = '' } = at.workspace.memory.rows.boards.get(at.company.board) ?? {};
  const [ready] = at.workspace.memory.ask(statusesOfProject, { project });
  await does(addStatus, { column: column(0), name: 'Waiting for stock', kind: 'todo' });
  const waiting = at.workspace.memory.ask(statusesOfProject, { project }).at(-1)?.id ?? '';
  await does(setStatus, { task: at.company.tasks[rota] ?? '', status: waiting });
  await click('button', 'Spring launch, menu of the board');
  await click('menuitem', 'Board settings');
  await click('button', 'Status of Ready: Waiting for stock');
  (await screen.findByRole('menuitem', { name: 'Remove, its tasks go to' })).focus();
  await press('{ArrowRight}');
  const menus = await screen.findAllByRole('menu');
  await userEvent.click(within(menus.at(-1) as HTMLElement).getByRole('menuitem', { name: 'Making' }));
  await at.settle();
  await screen.findByText('The status “Waiting for stock” is removed, its 1 task now in “Making”.');
  expect(columnOf(rota)).toBe('Making');
  expect(screen.queryByRole('button', { name: 'Status of Ready: Waiting for stock' })).toBeNull();
  await click('button', 'Undo');
  expect(columnOf(rota)).toBe('Ready');
  expect(told(0)?.statuses).toEqual(expect.arrayContaining([ready?.id, waiting]));
});

test('the only status of a column says what to do instead', async () => {
  await click('button', 'Spring launch, menu of the board');
  await click('menuitem', 'Board settings');
  await click('button', 'Status of Ready: Ready');
  const row = await screen.findByRole('menuitem', { name: /^Remove, its tasks go to/u });
  expect(row.textContent).toContain('It is the only one of its column: remove the column instead');
  await userEvent.keyboard('{Escape}');
  // From the list of all statuses it is refused by the same reason.
  await click('button', 'Kind of Ready: To do');
  (await screen.findByRole('menuitem', { name: 'Remove, its tasks go to' })).focus();
  await press('{ArrowRight}');
  const menus = await screen.findAllByRole('menu');
  await userEvent.click(within(menus.at(-1) as HTMLElement).getByRole('menuitem', { name: 'Making' }));
  await screen.findByText(/^That status is the only one of its column\./u);
  expect(told(0)?.statuses).toHaveLength(1);
});

test('a column is taken by its grip alone: what its sentence says can be marked', async () => {
  await click('button', 'Spring launch, menu of the board');
  await click('menuitem', 'Board settings');
  const grip = await screen.findByRole('button', { name: /^Move Ready, 1 of/ });
  expect(grip.closest('[draggable]')?.tagName).toBe('SPAN');
  expect(screen.getByRole('button', { name: 'Limit of Ready: any number' }).closest('[draggable]')).toBeNull();
});

test('a second press while it is under way adds it once', async () => {
  await does(setNeed, { column: column(1), need: 'due', on: true });
  await userEvent.click(screen.getByRole('button', { name: 'Add to Making, Critical' }));
  await press('Retail postcard{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Making asks for a due day' });
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Due' }), 'tomorrow');
  await userEvent.tab();
  const { run } = at.workspace;
  const held = Promise.withResolvers<void>();
  vi.spyOn(at.workspace, 'run').mockImplementation(async (...given) => {
    await held.promise;
    return run(...given);
  });
  await userEvent.dblClick(within(dialog).getByRole('button', { name: 'Add' }));
  held.resolve();
  await at.settle();
  expect(screen.getAllByRole('heading', { level: 3, name: 'Retail postcard' })).toHaveLength(1);
});

test('by keys a column goes down the list, and removed it hands its tasks on', async () => {
  await click('button', 'Spring launch, menu of the board');
  await click('menuitem', 'Board settings');
  (await screen.findByRole('button', { name: /^Move Ready, 1 of/ })).focus();
  await press('{Alt>}{ArrowDown}{/Alt}');
  expect([told(0)?.name, told(1)?.name]).toEqual(['Making', 'Ready']);
  await click('button', 'Rules and words of Ready');
  await click('button', 'Remove this column, Ready');
  await click('menuitem', 'Making');
  expect(columnOf(rota)).toBe('Making');
  expect(told(1)?.name).not.toBe('Ready');
});
