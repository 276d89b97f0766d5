import type { Box, Point } from './geometry.tsx';

/** The picture of the card in the hand: a copy that follows the pointer by one style value a move. */
export interface Lifted {
  readonly height: number;
  moveTo(point: Point): void;
  /** Flies to a box, then is gone. */
  land(box: Box | undefined): Promise<void>;
}

export function lift(source: HTMLElement, grip: Point): Lifted {
  const from = source.getBoundingClientRect();
  const copy = source.cloneNode(true) as HTMLElement;
  for (const name of ['id', 'data-drag-card', 'data-drag-source', 'tabindex', 'draggable']) copy.removeAttribute(name);
  copy.setAttribute('data-drag-lifted', '');
  copy.setAttribute('aria-hidden', 'true');
  copy.inert = true;
  copy.style.inlineSize = `${from.width}px`;
  copy.style.blockSize = `${from.height}px`;
  const put = (left: number, top: number) => (copy.style.translate = `${left}px ${top}px`);
  put(from.left, from.top);
  // The theme of a part of the page is inherited, so the copy stays inside it.
  (source.closest('[data-theme]') ?? document.body).append(copy);
  const inHand = { x: grip.x - from.left, y: grip.y - from.top };

  return {
    height: from.height,
    moveTo: (point) => put(point.x - inHand.x, point.y - inHand.y),
    land: async (box) => {
      copy.setAttribute('data-drag-lifted', 'landing');
      if (box !== undefined) put(box.left, box.top);
      await Promise.allSettled(copy.getAnimations?.().map((animation) => animation.finished) ?? []);
      copy.remove();
    },
  };
}
