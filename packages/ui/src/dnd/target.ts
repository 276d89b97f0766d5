import type { Board } from './board.ts';
import { cellAt, countAbove, type Point } from './geometry.tsx';
import type { Measured } from './measured.ts';
import { isSamePlace, othersIn, type Place, placeAt } from './model.tsx';

/** What a point means: a place in a cell that takes the card, or a cell that says why not. */
export interface Target {
  readonly key: string;
  readonly place: Place | undefined;
  readonly refusal: string | undefined;
}

export function targetAt(board: Board, id: string, { measured, point }: { measured: Measured; point: Point }) {
  const key = cellAt(measured.boxes, point);
  const entry = key === undefined ? undefined : board.cells.get(key);
  if (key === undefined || entry === undefined) return undefined;
  const refusal = board.rules.mayDrop(id, entry.cell);
  if (refusal !== undefined) return { key, place: undefined, refusal };
  const cards = measured.cardsOf(key);
  const top = measured.boxes.get(key)?.top ?? 0;
  const index = countAbove(cards.middles, point.y - top + measured.scrollOf(key));
  const others = othersIn(board.rules.model, entry.cell, id);
  // The drawn cards may be a window on a long list: their neighbours are found in the whole of it.
  const below = cards.ids[index];
  const at = below === undefined ? others.indexOf(cards.ids[index - 1] ?? '') + 1 : others.indexOf(below);
  return { key, place: placeAt(others, at, entry.cell), refusal: undefined };
}

export function isSameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a?.key === b?.key && a?.refusal === b?.refusal && isSamePlace(a?.place, b?.place);
}
