// The order of a board as it is read: column by column, in each lane by lane. Shared by the board and by "3 of 16".
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import type { Lanes } from '@baton/model/board/schema';
import { addDays, type Day, mondayOf } from '@baton/model/day';

export interface Lane {
  /** As in model/board/lanes.ts; "all" where the board has no lanes. */
  readonly id: string;
  readonly cards: number;
  /** Of the task whose parts stand in it. */
  readonly title?: string;
}

const priorityLanes = ['1', '2', '3', '4'];
export const wholeBoard = 'all';
export const laneOfCard = (card: Pick<CardAnswer, 'lane'>): string => card.lane ?? wholeBoard;

interface Reader {
  readonly me: string;
  readonly today: Day;
}
/**
 * Priorities from 1 on, people with the reader first and then by name, single tags before several, weeks as they come with this
 * one and one more, tasks by title, estimates from the smallest; "none" last and only where it holds cards.
 */
export function lanesOf(cards: readonly CardAnswer[], lanes: Lanes, { me, today }: Reader): readonly Lane[] {
  const counts = new Map<string, number>();
  for (const card of cards) counts.set(laneOfCard(card), (counts.get(laneOfCard(card)) ?? 0) + 1);
  if (lanes === 'none') return [{ id: wholeBoard, cards: cards.length }];
  const lane = (id: string): Lane => ({ id, cards: counts.get(id) ?? 0 });
  const none = counts.has('none') || cards.length === 0 ? [lane('none')] : [];
  if (lanes === 'priority') return [...priorityLanes.map(lane), ...none];
  const known = [...counts.keys()].filter((id) => id !== 'none');
  if (lanes === 'due') return [...weeksOf(known, today).map(lane), ...none];
  if (lanes === 'estimate') return [...known.toSorted((a, b) => Number(a) - Number(b)).map(lane), ...none];
  const names = namesOfLanes(cards, lanes);
  const first = (id: string) => (lanes === 'tag' ? id.split(',').length : id === me ? 0 : 1);
  const order = (id: string) => `${first(id)} ${names.get(id)} ${id}`;
  known.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const shown = lanes === 'parent' ? known.map((id) => ({ ...lane(id), title: names.get(id) ?? '' })) : known.map(lane);
  return [...shown, ...none];
}

const week = 7;
/** This one too, and the one after the last: work is put into it, and put off into the other. */
function weeksOf(known: readonly string[], today: Day): readonly string[] {
  const weeks = [...new Set([...known, mondayOf(today)])].toSorted();
  return [...weeks, addDays(weeks.at(-1) as Day, week)];
}
const namesOfLanes = (cards: readonly CardAnswer[], lanes: Lanes): ReadonlyMap<string, string> =>
  new Map(
    cards.map((card) => [
      laneOfCard(card),
      lanes === 'person' ? (card.holder?.name ?? '') : lanes === 'parent' ? (card.parent?.title ?? '') : '',
    ]),
  );

/** Cards of each cell: column → lane → cards, in rank order. Empty cells are missing. */
export type Cells = ReadonlyMap<string, ReadonlyMap<string, readonly CardAnswer[]>>;

const sameCards = (a: readonly CardAnswer[] | undefined, b: readonly CardAnswer[]): boolean =>
  a !== undefined && a.length === b.length && a.every((card, at) => card === b[at]);

/** A cell whose cards are the ones of before keeps its list, so that its part of the screen stays still. */
export function cellsOf(cards: readonly CardAnswer[], lanes: Lanes, before?: Cells): Cells {
  const laneIn = (card: CardAnswer) => (lanes === 'none' ? wholeBoard : laneOfCard(card));
  const cells = new Map<string, Map<string, CardAnswer[]>>();
  for (const card of cards) {
    const column = cells.get(card.column) ?? new Map<string, CardAnswer[]>();
    cells.set(card.column, column);
    const cell = column.get(laneIn(card));
    if (cell) cell.push(card);
    else column.set(laneIn(card), [card]);
  }
  const settled = new Map<string, ReadonlyMap<string, readonly CardAnswer[]>>();
  for (const [column, lanes] of cells) {
    const kept = [...lanes].map(([lane, list]): [string, readonly CardAnswer[]] => {
      const old = before?.get(column)?.get(lane);
      return [lane, old && sameCards(old, list) ? old : list];
    });
    settled.set(column, new Map(kept));
  }
  return settled;
}

export function readingOrder(board: {
  columns: readonly ColumnAnswer[];
  lanes: readonly Lane[];
  cells: Cells;
}): readonly CardAnswer[] {
  return board.columns.flatMap((column) =>
    board.lanes.flatMap((lane) => board.cells.get(column.id)?.get(lane.id) ?? []),
  );
}
