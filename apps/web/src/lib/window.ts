// Which cards of a cell are drawn: those near what is looked at. Pure; heights are estimated until they are measured.

export const gap = 6;
/** Pixels drawn beyond what is looked at, so that a scroll has something to show. */
export const overscan = 240;

export interface Range {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Tops of all cards and, last, the height of the whole list. */
export function topsOf(heights: readonly number[]): readonly number[] {
  const tops: number[] = [];
  let at = 0;
  for (const height of heights) {
    tops.push(at);
    at += height + gap;
  }
  tops.push(Math.max(0, at - gap));
  return tops;
}

/** How many tops lie at or above `y`. */
function countUpTo(tops: readonly number[], count: number, y: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cards that touch `from`–`to`, both measured from the top of the list, overscan included. */
export function rangeOf(tops: readonly number[], from: number, to: number): Range {
  const count = tops.length - 1;
  if (count <= 0 || to + overscan < 0 || from - overscan > (tops[count] ?? 0)) return { start: 0, end: 0 };
  const start = Math.max(0, countUpTo(tops, count, from - overscan) - 1);
  const end = Math.min(count, countUpTo(tops, count, to + overscan));
  return { start, end: Math.max(end, start) };
}
