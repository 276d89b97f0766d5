/* Places on a board as ids. Pure: the keyboard walks over these, and every drop is said in these. */

export interface Cell {
  readonly column: string;
  readonly lane?: string | undefined;
}

/** Between which two cards. `after` is the one that will stand above, `before` the one that will stand below. */
export interface Place extends Cell {
  readonly after: string | undefined;
  readonly before: string | undefined;
}

export interface Move extends Place {
  readonly id: string;
}

/** What the board holds, in order, also what is not drawn. */
export interface BoardModel {
  readonly columns: readonly string[];
  readonly lanes?: readonly string[] | undefined;
  readonly cards: (cell: Cell) => readonly string[];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export function cellKey({ column, lane }: Cell): string {
  return JSON.stringify([column, lane ?? null]);
}

/** The place of a card above which stands `index` others; the moved card itself does not count. */
export function placeAt(others: readonly string[], index: number, cell: Cell): Place {
  const at = Math.max(0, Math.min(index, others.length));
  return { column: cell.column, lane: cell.lane, after: others[at - 1], before: others[at] };
}

/** How many cards stand above this place. */
export function indexOf(others: readonly string[], place: Place): number {
  if (place.before !== undefined) return Math.max(0, others.indexOf(place.before));
  return others.length;
}

export function othersIn(model: BoardModel, cell: Cell, id: string): readonly string[] {
  return model.cards(cell).filter((other) => other !== id);
}

/** Where a card stands now, or nothing when the board does not hold it. */
export function findPlace(model: BoardModel, id: string): Place | undefined {
  for (const column of model.columns) {
    for (const lane of model.lanes ?? [undefined]) {
      const cards = model.cards({ column, lane });
      const index = cards.indexOf(id);
      if (index >= 0) return placeAt(othersIn(model, { column, lane }, id), index, { column, lane });
    }
  }
  return undefined;
}

/** One step of the arrows: within a cell, then on to the next lane; sideways at the same height. */
export function stepPlace(
  model: BoardModel,
  id: string,
  step: { from: Place; direction: Direction },
): Place | undefined {
  const { from, direction } = step;
  const others = othersIn(model, from, id);
  const index = indexOf(others, from);
  if (direction === 'left' || direction === 'right') {
    const column = neighbour(model.columns, from.column, direction === 'right');
    if (column === undefined) return undefined;
    const cell = { column, lane: from.lane };
    return placeAt(othersIn(model, cell, id), index, cell);
  }
  const next = index + (direction === 'down' ? 1 : -1);
  if (next >= 0 && next <= others.length) return placeAt(others, next, from);
  const lane = neighbour(model.lanes ?? [], from.lane, direction === 'down');
  if (lane === undefined) return undefined;
  const cell = { column: from.column, lane };
  return placeAt(othersIn(model, cell, id), direction === 'down' ? 0 : Infinity, cell);
}

function neighbour(list: readonly string[], from: string | undefined, isAfter: boolean): string | undefined {
  const index = from === undefined ? -1 : list.indexOf(from);
  return index === -1 ? undefined : list[index + (isAfter ? 1 : -1)];
}

export function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.column === b.column && a.lane === b.lane && a.before === b.before && a.after === b.after;
}
