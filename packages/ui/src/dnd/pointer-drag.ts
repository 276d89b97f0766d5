import { createAutoScroll } from './auto-scroll.ts';
import type { Board } from './board.ts';
import type { Point } from './geometry.tsx';
import { createIndicator, type Indicator } from './indicator.ts';
import { lift, type Lifted } from './lifted.ts';
import { boxOf, drawnIndex } from './measure.ts';
import { createMeasured, type Measured } from './measured.ts';
import { findPlace, isSamePlace, type Place } from './model.tsx';
import { isSameTarget, type Target, targetAt } from './target.ts';

/* One drag by mouse or finger, from lift to landing. A move costs one style value, a look at a few boxes and a binary
   search; no component renders. */

export interface PointerDrag {
  readonly moveTo: (point: Point) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

export interface DraggedCard {
  readonly id: string;
  readonly element: HTMLElement;
}

export function startPointerDrag(board: Board, card: DraggedCard, grip: Point): PointerDrag {
  const origin = findPlace(board.rules.model, card.id);
  const lifted = lift(card.element, grip);
  const indicator = createIndicator(lifted.height);
  const scroll = createAutoScroll([...board.cells.values()].map(({ element }) => element));
  let point = grip;
  let frame = 0;
  let target: Target | undefined;

  const draw = () => {
    frame = 0;
    if (measured.refresh(indicator.closeAtOnce)) target = undefined;
    lifted.moveTo(point);
    const next = targetAt(board, card.id, { measured, point });
    if (!isSameTarget(next, target)) show(board, { card, origin, indicator, measured }, next);
    target = next;
    if (scroll(point)) wake();
  };
  const wake = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const measured = createMeasured(board, card.id, wake);
  const end = (landing: Element) => {
    cancelAnimationFrame(frame);
    measured.stop();
    void land(board, { card, indicator, lifted }, landing);
  };
  const cancel = () => {
    indicator.close();
    end(card.element);
  };
  const drop = () => {
    if (frame !== 0) draw();
    if (target?.refusal !== undefined) board.rules.onRefuse(card.id, target.refusal);
    const place = target?.place;
    if (place === undefined || isSamePlace(place, origin)) return cancel();
    const move = { id: card.id, ...place };
    if (board.rules.onMove(move) === false) return cancel();
    board.rules.say.dropped(card.id, move);
    end(indicator.marker);
  };

  card.element.setAttribute('data-drag-source', 'away');
  board.root?.setAttribute('data-dragging', '');
  board.active = { cancel };
  lifted.moveTo(point);
  const moveTo = (next: Point) => {
    point = next;
    wake();
  };
  return { moveTo, drop, cancel };
}

interface InHand {
  readonly card: DraggedCard;
  readonly origin: Place | undefined;
  readonly indicator: Indicator;
  readonly measured: Measured;
}

function show(board: Board, { card, origin, indicator, measured }: InHand, target: Target | undefined): void {
  if (target === undefined) {
    board.over.set(undefined);
    return indicator.close();
  }
  board.over.set(target.key, { id: card.id, refusal: target.refusal });
  const cell = board.cells.get(target.key)?.element;
  if (cell === undefined || isSamePlace(target.place, origin)) return indicator.close();
  if (target.place === undefined) return indicator.refuse(cell);
  const cards = measured.cardsOf(target.key);
  indicator.open(cell, cards, drawnIndex(cards, target.place));
}

/** Puts the card down on `landing`: the gap, or its old place. */
async function land(
  board: Board,
  { card, indicator, lifted }: { card: DraggedCard; indicator: Indicator; lifted: Lifted },
  landing: Element,
): Promise<void> {
  board.active = undefined;
  board.root?.removeAttribute('data-dragging');
  board.over.set(undefined);
  // Once the moved card is drawn in its new cell, the gap has done its work.
  const arrived = new MutationObserver(indicator.closeAtOnce);
  if (landing.parentElement && landing !== card.element) {
    arrived.observe(landing.parentElement, { childList: true, subtree: true });
  }
  await lifted.land(landing.isConnected ? boxOf(landing) : undefined);
  arrived.disconnect();
  indicator.closeAtOnce();
  card.element.removeAttribute('data-drag-source');
}
