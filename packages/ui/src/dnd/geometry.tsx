/* Which cell and which gap a point means, from numbers measured before. Pure, and cheap enough for every move. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far outside a cell a point still means it: the head above it, the gutter beside it. */
const reach = 64;

/** The cell that holds the point, else the nearest within reach. */
export function cellAt<Key>(cells: Iterable<readonly [Key, Box]>, point: Point): Key | undefined {
  let found: Key | undefined;
  let least = reach * reach;
  for (const [key, box] of cells) {
    const dx = Math.max(box.left - point.x, 0, point.x - box.right);
    const dy = Math.max(box.top - point.y, 0, point.y - box.bottom);
    const distance = dx * dx + dy * dy;
    if (distance === 0) return key;
    if (distance < least) {
      least = distance;
      found = key;
    }
  }
  return found;
}

/** How many of the sorted middles lie above `y`: the number of cards that stay above the gap. */
export function countAbove(middles: readonly number[], y: number): number {
  let low = 0;
  let high = middles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((middles[middle] ?? Infinity) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pixels to scroll in one frame: none in the middle, faster towards an edge, as fast as it gets beyond it. */
export function edgeSpeed(position: number, start: number, end: number): number {
  const zone = Math.min(56, (end - start) / 4);
  const fastest = 18;
  const intoStart = start + zone - position;
  if (intoStart > 0) return -Math.ceil(Math.min(1, intoStart / zone) ** 2 * fastest);
  const intoEnd = position - (end - zone);
  if (intoEnd > 0) return Math.ceil(Math.min(1, intoEnd / zone) ** 2 * fastest);
  return 0;
}
