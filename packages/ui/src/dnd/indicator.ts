import type { CardOffsets } from './measure.ts';

/* Draws the place of the drop by hand: attributes and one marker, no component renders while a card is in the air.
   The rows after the gap move by a sibling selector, see dnd.css. */

export interface Indicator {
  /** Opens the gap above the card at `index` of the drawn ones; at the end where there is none. */
  open(cell: HTMLElement, cards: CardOffsets, index: number): void;
  /** The cell takes nothing, and says so. */
  refuse(cell: HTMLElement): void;
  close(): void;
  /** Closes without motion: what was moved is already drawn in the gap. */
  closeAtOnce(): void;
  readonly marker: HTMLElement;
}

/** Beyond this many rows their glide costs more than it shows. */
const most = 60;

export function createIndicator(height: number): Indicator {
  const marker = document.createElement('div');
  marker.setAttribute('data-drag-marker', '');
  marker.setAttribute('aria-hidden', 'true');
  let opened: { cell: HTMLElement; row: HTMLElement | undefined } | undefined;

  const close = () => {
    opened?.row?.removeAttribute('data-drag-gap');
    opened?.cell.removeAttribute('data-drag-over');
    marker.remove();
    opened = undefined;
  };
  const over = (cell: HTMLElement, verdict: string, row?: HTMLElement) => {
    if (opened?.cell !== cell || opened.row !== row) close();
    opened = { cell, row };
    cell.setAttribute('data-drag-over', verdict);
  };
  return {
    marker,
    open: (cell, cards, index) => {
      const row = cards.elements[index];
      over(cell, 'yes', row);
      const space = spaceBetween(cards);
      cell.style.setProperty('--drag-shift', `${height + space}px`);
      cell.toggleAttribute('data-drag-still', cards.ids.length - index > most);
      row?.setAttribute('data-drag-gap', '');
      const below = cards.bottoms.at(-1);
      const padding = Number.parseFloat(getComputedStyle(cell).paddingBlockStart) || 0;
      marker.style.insetBlockStart = `${cards.tops[index] ?? (below === undefined ? padding : below + space)}px`;
      marker.style.blockSize = `${height}px`;
      if (marker.parentElement !== cell) cell.append(marker);
    },
    refuse: (cell) => {
      over(cell, 'refused');
      marker.remove();
    },
    close,
    closeAtOnce: () => {
      const cell = opened?.cell;
      cell?.setAttribute('data-drag-still', '');
      close();
      // Read once so that the closed state is drawn before motion is allowed again.
      void cell?.offsetHeight;
      cell?.removeAttribute('data-drag-still');
    },
  };
}

function spaceBetween({ tops, bottoms }: CardOffsets): number {
  const [first, second] = [bottoms[0], tops[1]];
  return first === undefined || second === undefined ? 6 : Math.max(0, second - first);
}
