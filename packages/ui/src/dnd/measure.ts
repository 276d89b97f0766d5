import type { Box } from './geometry.tsx';

/* Reads the page once and keeps numbers. Card offsets are kept relative to the content of their cell, so no scroll
   of the cell or of anything around it makes them wrong; only a change of the cards themselves does. */

export interface CardOffsets {
  readonly ids: readonly string[];
  readonly elements: readonly HTMLElement[];
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
  readonly middles: readonly number[];
}

const nothing: CardOffsets = { ids: [], elements: [], tops: [], bottoms: [], middles: [] };

export function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

/** The cards drawn in a cell, top to bottom, without the one that is moved. The gap must be closed meanwhile. */
export function measureCards(cell: HTMLElement | undefined, movedId: string): CardOffsets {
  if (cell === undefined) return nothing;
  const origin = cell.getBoundingClientRect().top - cell.scrollTop;
  const rows: { id: string; element: HTMLElement; top: number; bottom: number }[] = [];
  for (const element of cell.querySelectorAll<HTMLElement>('[data-drag-card]')) {
    const id = element.dataset['dragCard'] ?? '';
    if (id === movedId) continue;
    const { top, bottom } = element.getBoundingClientRect();
    rows.push({ id, element, top: top - origin, bottom: bottom - origin });
  }
  return {
    ids: rows.map((row) => row.id),
    elements: rows.map((row) => row.element),
    tops: rows.map((row) => row.top),
    bottoms: rows.map((row) => row.bottom),
    middles: rows.map((row) => (row.top + row.bottom) / 2),
  };
}

/** Everything around an element that can scroll, innermost first, the element itself included. */
export function scrollersOf(element: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (!(at instanceof HTMLElement)) continue;
    const { overflowX, overflowY } = getComputedStyle(at);
    if (/auto|scroll/u.test(overflowX + overflowY)) found.push(at);
  }
  return found;
}

/** The gap among the drawn cards: above the one that will stand below, else at the end. */
export function drawnIndex(cards: CardOffsets, place: { readonly before: string | undefined }): number {
  const index = place.before === undefined ? -1 : cards.ids.indexOf(place.before);
  return index === -1 ? cards.ids.length : index;
}
