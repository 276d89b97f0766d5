import type { BoardModel } from '@baton/ui/dnd/model';
import { expect, test } from 'vitest';
import { firstCard, neighbourOf, stepOf } from './board-model.ts';

const cells: Readonly<Record<string, readonly string[]>> = {
  'ready 1': ['a', 'b'],
  'ready 2': ['c'],
  'doing 1': ['d'],
  'doing 2': [],
  'done 1': [],
  'done 2': ['e'],
};
const model: BoardModel = {
  columns: ['ready', 'doing', 'done'],
  lanes: ['1', '2'],
  cards: ({ column, lane }) => cells[`${column} ${lane}`] ?? [],
};

test('down goes through a cell and on into the next lane of the column', () => {
  expect(neighbourOf(model, 'a', 'down')).toBe('b');
  expect(neighbourOf(model, 'b', 'down')).toBe('c');
  expect(neighbourOf(model, 'c', 'down')).toBeUndefined();
  expect(neighbourOf(model, 'c', 'up')).toBe('b');
});

test('sideways keeps the height and skips columns that are empty in this lane', () => {
  expect(neighbourOf(model, 'b', 'right')).toBe('d');
  expect(neighbourOf(model, 'c', 'right')).toBe('e');
  expect(neighbourOf(model, 'd', 'left')).toBe('a');
  expect(neighbourOf(model, 'a', 'left')).toBeUndefined();
});

test('first and last stay in the cell', () => {
  expect(neighbourOf(model, 'b', 'first')).toBe('a');
  expect(neighbourOf(model, 'a', 'last')).toBe('b');
});

test('one step of a move says between which cards', () => {
  expect(stepOf(model, 'a', 'down')).toEqual({ id: 'a', column: 'ready', lane: '1', after: 'b', before: undefined });
  expect(stepOf(model, 'a', 'right')).toMatchObject({ column: 'doing', lane: '1', before: 'd' });
  expect(stepOf(model, 'a', 'left')).toBeUndefined();
});

test('the first card is that of the first lane that holds one', () => {
  expect(firstCard(model)).toBe('a');
  expect(firstCard({ ...model, cards: () => [] })).toBeUndefined();
});
