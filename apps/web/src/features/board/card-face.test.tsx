import { setLanes } from '@baton/model/board/commands';
import { setCardFace } from '@baton/model/board/face-command';
import type { Money } from '@baton/model/money';
import { addFiles } from '@baton/model/file/commands';
import { setBudget } from '@baton/model/task/budget-commands';
import { setEstimate } from '@baton/model/task/commands';
import { setCover } from '@baton/model/task/cover-command';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';

let at: Scene;
beforeEach(async () => {
  localStorage.clear();
  at = scene();
  await showBoard(at);
});

const film = 'Launch film: rough cut';
const openFace = async () => {
  await userEvent.click(screen.getByRole('button', { name: /menu of the board$/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Board settings|^Settings/ }));
  return within(await screen.findByRole('region', { name: 'Card face' }));
};

test('facts are switched for the board: cards show them and say them at once', async () => {
  const face = await openFace();
  expect(within(card(film)).getByText('Today')).toBeTruthy();
  await userEvent.click(face.getByRole('button', { name: 'Due' }));
  await userEvent.click(face.getByRole('button', { name: 'Priority' }));
  await at.settle();
  expect(within(card(film)).queryByText('Today')).toBeNull();
  expect(card(film).getAttribute('aria-label')).toBe(`${film}, SPR-128, In progress, You have it`);
  expect(face.getByRole('button', { name: 'Due' }).getAttribute('aria-pressed')).toBe('false');
  await userEvent.click(face.getByRole('button', { name: 'Compact' }));
  await at.settle();
  expect(card(film).dataset['dense']).toBe('true');
});

test('age: a number of days, refused in words where it is none; a card says how long nobody touched it', async () => {
  const face = await openFace();
  const field = face.getByRole('textbox', { name: /nobody has touched/ });
  await userEvent.type(field, '0');
  expect(face.getByText('Write a number of days from 1 to 365, or nothing.')).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, '5{Enter}');
  await at.settle();
  expect(at.workspace.memory.tx.boards.get(at.company.board)?.ageAfter).toBe(5);
  expect(card(film).dataset['untouched']).toBeUndefined();
  at.workspace.byOther(bo, (memory) => memory.wait(6));
  await at.settle();
  expect(within(card(film)).getByText('untouched 6 d')).toBeTruthy();
  expect(card(film).getAttribute('aria-label')).toMatch(/untouched for 6 days/);
});

test('days in its column: switched on for the board, a card shows and says them', async () => {
  const face = await openFace();
  await userEvent.click(face.getByRole('button', { name: 'Days in its column' }));
  at.workspace.byOther(bo, (memory) => memory.wait(4));
  await at.settle();
  expect(within(card(film)).getByText('4 d here')).toBeTruthy();
  expect(card(film).getAttribute('aria-label')).toMatch(/in its column for 4 days/);
});

test('what somebody else sets leaves what is being typed, and the field keeps the focus', async () => {
  const face = await openFace();
  const field = face.getByRole<HTMLInputElement>('textbox', { name: /nobody has touched/ });
  await userEvent.type(field, '2');
  at.workspace.byOther(bo, (memory) => memory.does(setCardFace, { board: at.company.board, ageAfter: 9 }));
  await at.settle();
  expect([field.value, document.activeElement === field]).toEqual(['2', true]);
  await userEvent.type(field, '1{Enter}');
  await at.settle();
  expect(at.workspace.memory.tx.boards.get(at.company.board)?.ageAfter).toBe(21);
  expect([field.isConnected, document.activeElement === field]).toEqual([true, true]);
});

test('a cover whose bytes are not here has a frame that says so', async () => {
  const task = at.company.tasks[film] ?? '';
  const given = { name: 'frame.png', hash: 'a'.repeat(64), size: 5, type: 'image/png' };
  at.workspace.byOther(bo, (memory) => {
    const { files } = memory.does(addFiles, { task, files: [given] });
    memory.does(setCover, { task, file: files[0] ?? '' });
  });
  await at.settle();
  await at.settle();
  expect(within(card(film)).getByText('The picture is not on this device yet')).toBeTruthy();
  at.workspace.byOther(bo, (memory) => memory.does(setCardFace, { board: at.company.board, face: { cover: false } }));
  await at.settle();
  expect(within(card(film)).queryByText('The picture is not on this device yet')).toBeNull();
});

test('heads of columns and lanes say how much is left, until estimates are switched off', async () => {
  at.workspace.byOther(bo, (memory) => {
    const { project = '' } = memory.tx.boards.get(at.company.board) ?? {};
    for (const { id } of memory.tx.tasks.by('project', project)) memory.tx.tasks.patch(id, { estimate: null });
    memory.does(setEstimate, { task: at.company.tasks['EAN codes into the ERP'] ?? '', estimate: 90 });
  });
  await at.settle();
  expect(screen.getByTitle('1 h 30 left in this column')).toBeTruthy();
  expect(
    screen
      .getAllByRole('button', { expanded: true })
      .map((head) => head.textContent)
      .join(),
  ).toMatch(/Critical9 tasks, 1\sh\s30 left/);
});

test('where everybody reads money the head of a column says its budgets, for each currency', async () => {
  at.workspace.byOther(bo, (memory) => {
    const { directory } = memory.ctx;
    for (const { groups } of Object.values(directory.spaces))
      Object.assign(groups, { money: Object.keys(directory.persons) });
    const budgetOf = (title: string, budget: Money) =>
      memory.does(setBudget, { task: at.company.tasks[title] ?? '', budget });
    budgetOf('EAN codes into the ERP', { minor: 120_050, currency: 'EUR' });
    budgetOf('Window display kit', { minor: 9_900, currency: 'USD' });
  });
  await at.settle();
  const sums = screen.getAllByTitle(/^Budgets in this column: /).map((sum) => sum.textContent);
  expect(sums).toEqual(['EUR 1,200.50', 'USD 99.00']);
});

test('lanes by estimate are called by it, the smallest first', async () => {
  at.workspace.byOther(bo, (memory) => {
    const { project = '' } = memory.tx.boards.get(at.company.board) ?? {};
    for (const { id } of memory.tx.tasks.by('project', project)) memory.tx.tasks.patch(id, { estimate: null });
    memory.does(setEstimate, { task: at.company.tasks[film] ?? '', estimate: 600 });
    memory.does(setEstimate, { task: at.company.tasks['Window display kit'] ?? '', estimate: 90 });
    memory.does(setLanes, { board: at.company.board, lanes: 'estimate' });
  });
  await at.settle();
  const heads = screen.getAllByRole('button', { expanded: true }).map((head) => head.textContent);
  expect(heads.map((text) => text?.replace(/\s/gu, ' '))).toEqual([
    expect.stringMatching(/1 h 301 task/),
    expect.stringMatching(/10 h1 task/),
    expect.stringMatching(/No estimate\d+ tasks/),
  ]);
});
