import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { expect, test } from 'vitest';
import { cellsOf, lanesOf, readingOrder, wholeBoard } from './board-order.ts';

const card = (id: string, column: string, ...[lane = null, holder = null]: (string | null)[]) =>
  ({ id, column, lane, holder: holder === null ? null : { id: lane, name: holder } }) as unknown as CardAnswer;
const reader = { me: 'me', today: '2026-03-05' as Day };
const columns = ['ready', 'doing'].map((id) => ({ id })) as unknown as readonly ColumnAnswer[];

test('lanes by priority stand from 1 to 4, also empty ones; "none" only where it holds cards', () => {
  expect(lanesOf([card('a', 'ready', '2')], 'priority', reader).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(lanesOf([card('a', 'ready', 'none')], 'priority', reader).map(({ id }) => id)).toEqual([
    '1',
    '2',
    '3',
    '4',
    'none',
  ]);
});

test('lanes by person begin with the reader, go on by name and end with nobody', () => {
  const cards = [
    card('a', 'ready', 'zed', 'Zed'),
    card('b', 'ready', 'none'),
    card('c', 'ready', 'me', 'Me'),
    card('d', 'ready', 'abe', 'Abe'),
  ];
  expect(lanesOf(cards, 'person', reader).map(({ id }) => id)).toEqual(['me', 'abe', 'zed', 'none']);
});

test('lanes by week are this one, those with work, and one more to put work off into', () => {
  const ids = (...weeks: string[]) =>
    lanesOf(
      weeks.map((lane, at) => card(String(at), 'ready', lane)),
      'due',
      reader,
    ).map(({ id }) => id);
  expect(ids('none')).toEqual(['2026-03-02', '2026-03-09', 'none']);
  expect(ids('2026-02-16', '2026-03-16')).toEqual(['2026-02-16', '2026-03-02', '2026-03-16', '2026-03-23']);
  expect(ids('2026-02-16')).toEqual(['2026-02-16', '2026-03-02', '2026-03-09']);
});

test('without lanes the whole board is one', () => {
  expect(lanesOf([card('a', 'ready')], 'none', reader)).toEqual([{ id: wholeBoard, cards: 1 }]);
});

test('a board with lanes that is shown without them holds every card all the same', () => {
  const cells = cellsOf([card('a', 'ready', '1'), card('b', 'ready', '2')], 'none');
  expect(cells.get('ready')?.get(wholeBoard)).toHaveLength(2);
});

test('a cell whose cards did not change keeps its list; one that did has a new one', () => {
  const [a, b, c] = [card('a', 'ready'), card('b', 'ready'), card('c', 'doing')];
  const before = cellsOf([a, b, c], 'none');
  const after = cellsOf([a, b, card('c', 'doing')], 'none', before);
  expect(after.get('ready')?.get(wholeBoard)).toBe(before.get('ready')?.get(wholeBoard));
  expect(after.get('doing')?.get(wholeBoard)).not.toBe(before.get('doing')?.get(wholeBoard));
});

test('a board is read column by column, in each lane by lane', () => {
  const cards = [card('a', 'ready', '2'), card('b', 'ready', '1'), card('c', 'doing', '1')];
  const order = readingOrder({ columns, lanes: lanesOf(cards, 'priority', reader), cells: cellsOf(cards, 'priority') });
  expect(order.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});
