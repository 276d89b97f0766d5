// Draws only what is looked at of one list inside a scroller that holds several. Heights are guessed, then measured.
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Viewport } from './viewport.ts';
import { type Range, rangeOf, topsOf } from './window.ts';

export interface Windowed<Row> {
  readonly listRef: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  /** Index of the first row that is drawn. */
  readonly start: number;
  readonly before: number;
  readonly after: number;
  /** Where a row stands in the scroller's content. */
  topOf(index: number): number;
}
interface Options<Row> {
  readonly rows: readonly Row[];
  readonly viewport: Viewport;
  readonly heights: Map<string, number>;
  readonly guess: (row: Row) => number;
  /** Where the list will stand before it has been laid out. */
  readonly likelyTop: number;
  /** Marks the elements that are measured: `[data-row="<id>"]`. */
  readonly mark: string;
}

export function useWindowed<Row extends { readonly id: string }>(options: Options<Row>): Windowed<Row> {
  const { rows, viewport, heights, guess, likelyTop, mark } = options;
  const listRef = useRef<HTMLElement | null>(null);
  const [version, setVersion] = useState(0);
  const tops = useMemo(
    () => topsOf(rows.map((row) => heights.get(row.id) ?? guess(row))),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `version` says that measured heights have changed
    [rows, heights, guess, version],
  );
  const listTop = () => {
    const list = listRef.current;
    return list ? list.offsetTop : likelyTop;
  };
  const look = () => {
    const from = viewport.top() - listTop();
    const { start, end } = rangeOf(tops, from, from + viewport.height());
    return `${start} ${end}`;
  };
  const subscribe = useCallback((onChange: () => void) => viewport.subscribe(onChange), [viewport]);
  const range = toRange(useSyncExternalStore(subscribe, look));

  useLayoutEffect(() => {
    let isOff = false;
    for (const element of listRef.current?.querySelectorAll<HTMLElement>(`[${mark}]`) ?? []) {
      const id = element.getAttribute(mark) ?? '';
      const height = element.offsetHeight;
      if (height === 0 || heights.get(id) === height) continue;
      heights.set(id, height);
      isOff = true;
    }
    if (isOff) setVersion((before) => before + 1);
  }, [rows, range.start, range.end, heights, mark]);

  const total = tops.at(-1) ?? 0;
  const drawnEnd = range.end < rows.length ? (tops[range.end] ?? total) : total;
  return {
    listRef,
    rows: useMemo(() => rows.slice(range.start, range.end), [rows, range.start, range.end]),
    start: range.start,
    before: tops[range.start] ?? 0,
    after: range.end < rows.length ? total - drawnEnd : 0,
    topOf: (index) => listTop() + (tops[index] ?? 0),
  };
}

function toRange(text: string): Range {
  const [start = '0', end = '0'] = text.split(' ');
  return { start: Number(start), end: Number(end) };
}
