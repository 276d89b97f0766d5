// What of the board is looked at, outside React: a scroll renders only those cells whose drawn cards change.
export interface Viewport {
  attach(scroller: HTMLElement | null): void;
  readonly scroller: HTMLElement | null;
  top(): number;
  height(): number;
  subscribe(onChange: () => void): () => void;
  /** Something above a cell has changed its height: cells look again where they stand. */
  shifted(): void;
}

/** Cells look again only after the board went on by this much: less than the overscan. */
const step = 120;

export function createViewport(): Viewport {
  const readers = new Set<() => void>();
  let scroller: HTMLElement | null = null;
  let seenTop = 0;
  let seenHeight = typeof window === 'undefined' ? 900 : window.innerHeight;
  let observer: ResizeObserver | undefined;

  const tell = () => {
    for (const reader of readers) reader();
  };
  const look = () => {
    if (!scroller) return;
    const { scrollTop, clientHeight } = scroller;
    if (Math.abs(scrollTop - seenTop) < step && clientHeight === seenHeight && scrollTop !== 0) return;
    seenTop = scrollTop;
    seenHeight = clientHeight || seenHeight;
    tell();
  };
  return {
    get scroller() {
      return scroller;
    },
    attach(element) {
      scroller?.removeEventListener('scroll', look);
      observer?.disconnect();
      scroller = element;
      if (!element) return;
      element.addEventListener('scroll', look, { passive: true });
      if (typeof ResizeObserver !== 'undefined') {
        observer = new ResizeObserver(look);
        observer.observe(element);
      }
      seenTop = element.scrollTop;
      seenHeight = element.clientHeight || seenHeight;
    },
    top: () => seenTop,
    height: () => seenHeight,
    subscribe(onChange) {
      readers.add(onChange);
      return () => readers.delete(onChange);
    },
    shifted: tell,
  };
}
