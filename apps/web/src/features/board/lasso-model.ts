// Which cards a lasso holds: those that its frame meets, and in each cell what lies between them, drawn or not.
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

export const boxOf = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  right: Math.max(a.x, b.x),
  bottom: Math.max(a.y, b.y),
});

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param lists the cards of each cell, from top to bottom. */
export function heldBy(
  frame: Box,
  boxes: ReadonlyMap<string, Box>,
  lists: readonly (readonly string[])[],
): readonly string[] {
  return lists.flatMap((list) => {
    const isMet = (id: string): boolean => {
      const box = boxes.get(id);
      return box !== undefined && meets(frame, box);
    };
    const first = list.findIndex(isMet);
    return first < 0 ? [] : list.slice(first, list.findLastIndex(isMet) + 1);
  });
}
