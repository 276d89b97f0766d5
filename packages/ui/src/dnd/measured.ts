import type { Board } from './board.ts';
import type { Box } from './geometry.tsx';
import { boxOf, type CardOffsets, measureCards } from './measure.ts';

/* The numbers of one drag: boxes of all cells, offsets of the cards of the cells that were visited. Boxes are read
   again only after a scroll, card offsets only after the cards of a cell changed. */

export interface Measured {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly cardsOf: (key: string) => CardOffsets;
  readonly scrollOf: (key: string) => number;
  /** Brings stale numbers up to date; true when cards changed and whatever was drawn from them is void. */
  readonly refresh: (closeGap: () => void) => boolean;
  readonly stop: () => void;
}

export function createMeasured(board: Board, movedId: string, onStale: () => void): Measured {
  const boxes = new Map<string, Box>();
  const scrolls = new Map<string, number>();
  const cards = new Map<string, CardOffsets>();
  let areBoxesStale = false;
  let areCardsStale = false;

  const readBoxes = () => {
    areBoxesStale = false;
    for (const [key, { element }] of board.cells) {
      boxes.set(key, boxOf(element));
      scrolls.set(key, element.scrollTop);
    }
  };
  const handleScroll = () => {
    areBoxesStale = true;
    onStale();
  };
  const observer = new MutationObserver((records) => {
    if (!records.some(isOfCards)) return;
    areCardsStale = true;
    handleScroll();
  });
  readBoxes();
  if (board.root) observer.observe(board.root, { childList: true, subtree: true });
  document.addEventListener('scroll', handleScroll, { capture: true, passive: true });

  return {
    boxes,
    scrollOf: (key) => scrolls.get(key) ?? 0,
    cardsOf: (key) => {
      const known = cards.get(key);
      if (known !== undefined) return known;
      const read = measureCards(board.cells.get(key)?.element, movedId);
      cards.set(key, read);
      return read;
    },
    refresh: (closeGap) => {
      const changed = areCardsStale;
      if (changed) {
        closeGap();
        cards.clear();
        areCardsStale = false;
      }
      if (areBoxesStale) readBoxes();
      return changed;
    },
    stop: () => {
      observer.disconnect();
      document.removeEventListener('scroll', handleScroll, { capture: true });
    },
  };
}

/** Our own marker comes and goes too; it is no card. */
function isOfCards(record: MutationRecord): boolean {
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.some((node) => node instanceof HTMLElement && !node.hasAttribute('data-drag-marker'));
}
