// The board as drag and keys see it: columns, lanes and ids, also of cards that are not drawn.
import type { ColumnAnswer } from '@baton/model/board/queries';
import {
  type BoardModel,
  type Cell,
  type Direction,
  findPlace,
  isSamePlace,
  type Move,
  stepPlace,
} from '@baton/ui/dnd/model';
import { type Cells, type Lane, wholeBoard } from '../../parts/board-order.ts';

export interface Arranged {
  readonly columns: readonly ColumnAnswer[];
  readonly lanes: readonly Lane[];
  readonly cells: Cells;
}

export function modelOf({ columns, lanes, cells }: Arranged): BoardModel {
  const ids = new Map<string, readonly string[]>();
  const keyOf = (column: string, lane: string) => `${column} ${lane}`;
  for (const [column, byLane] of cells)
    for (const [lane, cards] of byLane)
      ids.set(
        keyOf(column, lane),
        cards.map((card) => card.id),
      );
  const nothing: readonly string[] = [];
  return {
    columns: columns.map((column) => column.id),
    lanes: lanes.map((lane) => lane.id),
    cards: ({ column, lane }: Cell) => ids.get(keyOf(column, lane ?? wholeBoard)) ?? nothing,
  };
}

/** The move that one step of the arrows makes; undefined at the end of the board. */
export function stepOf(model: BoardModel, id: string, direction: Direction): Move | undefined {
  const from = findPlace(model, id);
  if (from === undefined) return undefined;
  const to = stepPlace(model, id, { from, direction });
  return to === undefined || isSamePlace(from, to) ? undefined : { id, ...to };
}

/** The card that focus goes to from a card, without moving any. */
export function neighbourOf(
  model: BoardModel,
  id: string,
  direction: Direction | 'first' | 'last',
): string | undefined {
  const here = findPlace(model, id);
  if (here === undefined) return undefined;
  const list = model.cards(here);
  const at = list.indexOf(id);
  if (direction === 'first') return list[0];
  if (direction === 'last') return list.at(-1);
  if (direction === 'left' || direction === 'right')
    return sideways(model, { column: here.column, lane: here.lane, at }, direction === 'right' ? 1 : -1);
  const next = list[at + (direction === 'down' ? 1 : -1)];
  return next ?? beyondLane(model, here, direction === 'down' ? 1 : -1);
}

/** Past the end of a cell: on to the next lane of the column that holds a card. */
function beyondLane(model: BoardModel, here: Cell, by: 1 | -1): string | undefined {
  const lanes = model.lanes ?? [];
  for (let at = lanes.indexOf(here.lane ?? '') + by; at >= 0 && at < lanes.length; at += by) {
    const list = model.cards({ column: here.column, lane: lanes[at] });
    if (list.length > 0) return by === 1 ? list[0] : list.at(-1);
  }
  return undefined;
}

/** The next column that holds a card in this lane, at the same height. */
function sideways(
  model: BoardModel,
  from: { column: string; lane: string | undefined; at: number },
  by: 1 | -1,
): string | undefined {
  for (let at = model.columns.indexOf(from.column) + by; at >= 0 && at < model.columns.length; at += by) {
    const list = model.cards({ column: model.columns[at] ?? '', lane: from.lane });
    if (list.length > 0) return list[Math.min(from.at, list.length - 1)];
  }
  return undefined;
}

export const firstCard = (model: BoardModel): string | undefined => {
  for (const lane of model.lanes ?? [undefined]) {
    for (const column of model.columns) {
      const [first] = model.cards({ column, lane });
      if (first !== undefined) return first;
    }
  }
  return undefined;
};
