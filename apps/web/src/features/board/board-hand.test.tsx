import { binTask } from '@baton/model/task/commands';
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { preference } from '../../lib/preferences.ts';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';

let at: Scene;
beforeEach(async () => {
  localStorage.clear();
  vi.clearAllMocks();
  at = scene();
  await showBoard(at);
});

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
};
const pointAt = (title: string) =>
  fireEvent.pointerMove(card(title), { pointerType: 'mouse', movementX: 3, movementY: 1 });
const taskOf = (title: string) => at.workspace.memory.tx.tasks.get(at.company.tasks[title] ?? '');
const titles = () => screen.queryAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
const said = () => document.querySelector('output')?.textContent ?? '';

test('one key edits the card under the pointer, which has the focus from then on', async () => {
  pointAt('Window display kit');
  await press('p4');
  expect(taskOf('Window display kit')?.priority).toBe(4);
  expect(document.activeElement).toBe(card('Window display kit'));
  pointAt('Retail price list');
  await press('x');
  expect(card('Retail price list').dataset['selected']).toBeTruthy();
  expect(document.activeElement).toBe(card('Retail price list'));
});

test('a pointer that merely rests does not take a key from the card that keys went to', async () => {
  pointAt('Landing page: Tarn 2');
  await press('j');
  expect(document.activeElement).toBe(card('Launch film: rough cut'));
  await press('p3');
  expect([taskOf('Launch film: rough cut')?.priority, taskOf('Landing page: Tarn 2')?.priority]).toEqual([3, 1]);
  // Something scrolls below it: the hand did not move.
  fireEvent.pointerMove(card('Landing page: Tarn 2'), { pointerType: 'mouse', movementX: 0, movementY: 0 });
  await press('p2');
  expect(taskOf('Landing page: Tarn 2')?.priority).toBe(1);
});

test('while a text is typed no key is meant for what is pointed at', async () => {
  await userEvent.click(screen.getAllByRole('button', { name: /^Add to Ready/ })[0] as HTMLElement);
  pointAt('Window display kit');
  await press('xi');
  expect(screen.queryByRole('toolbar')).toBeNull();
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'xi');
});

test('I takes it and lets it go, # tags it, Shift A archives it', async () => {
  pointAt('Retail price list');
  await press('i');
  expect(taskOf('Retail price list')?.assigned).toBe(at.workspace.world.me.person);
  await press('i');
  expect(taskOf('Retail price list')?.assigned).toBeNull();
  await press('#');
  await userEvent.click(await screen.findByRole('menuitem', { name: 'New tag' }));
  await userEvent.type(await screen.findByRole('textbox', { name: 'Tag' }), 'print{Enter}');
  await at.settle();
  expect(taskOf('Retail price list')?.tags).toContain('print');
  pointAt('Retail price list');
  await press('{Shift>}a{/Shift}');
  expect(taskOf('Retail price list')?.archived).not.toBeNull();
});

test('Q shows only mine, says so, is kept for the board, and what is added then is mine', async () => {
  const all = titles().length;
  await press('q');
  const mine = titles();
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.length).toBeLessThan(all);
  expect(said()).toBe(`Only mine, ${mine.length} of ${all}`);
  expect(screen.getByRole('button', { name: 'Only mine' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByText(new RegExp(`^${mine.length} of ${all} tasks`))).toBeTruthy();
  await userEvent.click(screen.getAllByRole('button', { name: /^Add to Ready/ })[0] as HTMLElement);
  await userEvent.type(screen.getByRole('textbox'), 'Of my own{Enter}{Escape}');
  await at.settle();
  expect(card('Of my own')).toBeTruthy();
  expect(preference(`mine.${at.company.board}`)).toBe('yes');
  await press('q');
  expect(titles()).toHaveLength(all + 1);
});

test('nothing of mine on the board: it says so, and all is one press away', async () => {
  at.workspace.byOther(bo, (memory) => {
    for (const { id } of memory.tx.tasks.all()) memory.tx.tasks.patch(id, { assigned: null });
  });
  await at.settle();
  await press('q');
  expect(screen.getByText('Nothing here is yours')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Show all/ }));
  await at.settle();
  expect(titles().length).toBeGreaterThan(10);
});

test('a press with Shift chooses on from the one before in the same column', async () => {
  const user = userEvent.setup();
  card('Landing page: Tarn 2').focus();
  await press('x');
  await user.keyboard('{Shift>}');
  await user.click(card('Window display kit'));
  await user.keyboard('{/Shift}');
  await at.settle();
  expect(screen.getByRole('toolbar').getAttribute('aria-label')).toBe('4 selected');
});

test('of many, those that cannot be changed are told with the reason and stay chosen', async () => {
  const [film, care] = ['Launch film: rough cut', 'Care label text, six languages'];
  card('Landing page: Tarn 2').focus();
  await press('x');
  await press('{Shift>}jj{/Shift}');
  const run = at.workspace.run.bind(at.workspace);
  // It goes to the bin between the press and the command.
  at.workspace.run = async (command: never, args: never, how: never) => {
    at.workspace.memory.as(bo, () => at.workspace.memory.does(binTask, { task: at.company.tasks[film] ?? '' }));
    return run(command, args, how);
  };
  await userEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Priority' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Low/ }));
  await at.settle();
  expect(screen.getByText('Changed 2 tasks. Skipped 1: 1 is in the bin.')).toBeTruthy();
  expect(taskOf(care)?.priority).toBe(4);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await at.settle();
  expect(taskOf(care)?.priority).toBe(1);
});

test('a button that the mouse pressed before does not keep a key from the card that is pointed at', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Only mine' }));
  await userEvent.click(screen.getByRole('button', { name: 'Only mine' }));
  await at.settle();
  const button = screen.getByRole('button', { name: 'Only mine' });
  expect(document.activeElement).toBe(button);
  const matches = button.matches.bind(button);
  // The browser tells the mouse from keys; here nothing does.
  vi.spyOn(button, 'matches').mockImplementation((selector: string) =>
    selector === 'button:not(:focus-visible)' ? true : matches(selector),
  );
  pointAt('Retail price list');
  await press('p4');
  expect(taskOf('Retail price list')?.priority).toBe(4);
});
