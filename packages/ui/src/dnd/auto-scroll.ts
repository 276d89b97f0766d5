import { edgeSpeed, type Point } from './geometry.tsx';
import { boxOf, scrollersOf } from './measure.ts';

/** Scrolls whatever holds the board when the pointer rests near one of its edges. True while it still moves. */
export function createAutoScroll(cells: Iterable<HTMLElement>): (point: Point) => boolean {
  const scrollers = new Set<HTMLElement>();
  for (const cell of cells) for (const scroller of scrollersOf(cell)) scrollers.add(scroller);
  const boxes = [...scrollers].map((element) => ({ element, box: boxOf(element) }));

  return ({ x, y }) => {
    let moved = false;
    for (const { element, box } of boxes) {
      const isWithin = x >= box.left - 24 && x <= box.right + 24 && y >= box.top - 24 && y <= box.bottom + 24;
      if (!isWithin) continue;
      moved = step(element, edgeSpeed(x, box.left, box.right), edgeSpeed(y, box.top, box.bottom)) || moved;
    }
    return moved;
  };
}

function step(element: HTMLElement, dx: number, dy: number): boolean {
  if (dx === 0 && dy === 0) return false;
  const { scrollLeft, scrollTop } = element;
  element.scrollBy({ left: dx, top: dy, behavior: 'instant' });
  return element.scrollLeft !== scrollLeft || element.scrollTop !== scrollTop;
}
