import type { Board } from './board.ts';
import type { Point } from './geometry.tsx';
import { type DraggedCard, type PointerDrag, startPointerDrag } from './pointer-drag.ts';

/* A finger: hold for 280 ms without moving and the card comes along. Until then the page may scroll as ever. */

const holdMs = 280;
/** A finger is never quite still. */
const slack = 8;

export function watchTouch(board: Board, card: DraggedCard): () => void {
  const { element } = card;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let pointer = -1;
  let start: Point = { x: 0, y: 0 };
  let drag: PointerDrag | undefined;

  const handleDown = (event: PointerEvent) => {
    if (event.pointerType !== 'touch' || !event.isPrimary || board.active) return;
    pointer = event.pointerId;
    start = { x: event.clientX, y: event.clientY };
    waiting = setTimeout(begin, holdMs);
    document.addEventListener('pointermove', handleMove, { passive: true });
    document.addEventListener('pointerup', handleUp);
    document.addEventListener('pointercancel', handleCancel);
  };
  const begin = () => {
    waiting = undefined;
    if ('vibrate' in navigator) navigator.vibrate(10);
    // From here the touch is the drag's: a menu that waits for a longer press is told that there is none any more.
    element.dispatchEvent(new Event('touchcancel', { bubbles: true }));
    drag = startPointerDrag(board, card, start);
  };
  const handleMove = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    if (drag) return drag.moveTo({ x: event.clientX, y: event.clientY });
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > slack) forget();
  };
  const handleUp = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    drag?.drop();
    forget();
  };
  const handleCancel = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    drag?.cancel();
    forget();
  };
  const forget = () => {
    clearTimeout(waiting);
    waiting = undefined;
    drag = undefined;
    pointer = -1;
    document.removeEventListener('pointermove', handleMove);
    document.removeEventListener('pointerup', handleUp);
    document.removeEventListener('pointercancel', handleCancel);
  };
  // Only these two can keep the page still under a lifted card; before the lift they let everything through.
  const holdPage = (event: TouchEvent) => drag && event.cancelable && event.preventDefault();
  const holdMenu = (event: Event) => (drag || waiting !== undefined) && event.preventDefault();

  element.addEventListener('pointerdown', handleDown, { passive: true });
  element.addEventListener('touchmove', holdPage, { passive: false });
  element.addEventListener('contextmenu', holdMenu);
  return () => {
    // A list that scrolls may drop the row of the card in the hand; the finger still holds it.
    if (drag === undefined) forget();
    element.removeEventListener('pointerdown', handleDown);
    element.removeEventListener('contextmenu', holdMenu);
    if (drag === undefined) element.removeEventListener('touchmove', holdPage);
  };
}
