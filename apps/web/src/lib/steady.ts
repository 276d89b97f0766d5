// Nothing jumps under the pointer: while a list is pointed at or has focus, what others moved keeps its place and is
// counted; it takes its own when the pointer leaves. What I do myself is drawn at once. Pure.

type Row = { readonly id: string };
export interface Steady<R extends Row> {
  readonly rows: readonly R[];
  /** Rows that stand elsewhere in truth. */
  readonly moved: number;
}

/** The rows in the order in which they stood: those that are gone leave, new ones come last. */
export function inOrderOf<R extends Row>(before: readonly string[], rows: readonly R[]): Steady<R> {
  const left = new Map(rows.map((row) => [row.id, row]));
  const kept: R[] = [];
  for (const id of before) {
    const row = left.get(id);
    if (row) kept.push(row);
    left.delete(id);
  }
  const next = [...kept, ...left.values()];
  return { rows: next, moved: countMoved(next, rows) };
}

/** How many have to move to get from one order to the other: all but the longest run that rises in both. */
function countMoved(shown: readonly Row[], rows: readonly Row[]): number {
  const place = new Map(rows.map((row, at) => [row.id, at]));
  // The smallest end of a rising run of each length so far.
  const ends: number[] = [];
  for (const { id } of shown) {
    const at = place.get(id) ?? 0;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    ends[low] = at;
  }
  return shown.length - ends.length;
}
