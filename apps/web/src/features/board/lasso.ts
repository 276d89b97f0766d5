// Choosing by drawing a frame over empty ground with the mouse. Outside React: the frame is one element, and cards are told
// only when others are held than before. With Shift it adds; Escape leaves all as it was.
import type { BoardModel } from '@baton/ui/dnd/model';
import { type Box, boxOf, heldBy, type Point } from './lasso-model.ts';
import styles from './lasso.module.css';

interface Lasso {
  readonly scroller: HTMLElement;
  readonly model: () => BoardModel;
  /** What was chosen before, where it stays. */
  readonly before: readonly string[];
  readonly onHold: (ids: readonly string[]) => void;
  readonly onLeave: () => void;
}
const notGround =
  '[data-drag-card], button, a, input, textarea, select, label, [draggable="true"], [contenteditable], [role="dialog"]';
/** A hand that presses moves a little. */
const startsAfter = 5;
const edge = 32;
const speed = 14;

/** Whether a press there may begin one: with the mouse, on ground that is nobody's, and not on a scroll bar. */
export function isGround(
  event: Pick<PointerEvent, 'pointerType' | 'button' | 'target' | 'clientX' | 'clientY'>,
): boolean {
  if (event.pointerType !== 'mouse' || event.button !== 0 || !(event.target instanceof Element)) return false;
  const scroller = event.target.closest('[data-board-scroller]');
  if (scroller === null || event.target.closest(notGround)) return false;
  const { left, top } = scroller.getBoundingClientRect();
  return event.clientX - left <= scroller.clientWidth && event.clientY - top <= scroller.clientHeight;
}

/** The frame from where the press was, and what it holds. */
function frameFrom(press: Point, { scroller, model }: Lasso) {
  const content = scroller.firstElementChild ?? scroller;
  const boxes = new Map<string, Box>();
  const frame = document.createElement('div');
  frame.className = styles.frame ?? '';
  frame.ariaHidden = 'true';
  /** Moves with what is scrolled: places in the content stay what they are. */
  const inContent = ({ x, y }: Point): Point => {
    const { left, top } = content.getBoundingClientRect();
    return { x: x - left, y: y - top };
  };
  const from = inContent(press);
  return {
    isDrawn: () => frame.isConnected,
    draw: () => content.append(frame),
    remove: () => frame.remove(),
    /** Out to the pointer: the cards that it holds then. */
    stretch(pointer: Point): readonly string[] {
      const at = boxOf(from, inContent(pointer));
      // A card that was scrolled away keeps its place.
      for (const card of scroller.querySelectorAll<HTMLElement>('[data-drag-card]')) {
        const { left, top, right, bottom } = card.getBoundingClientRect();
        const box = boxOf(inContent({ x: left, y: top }), inContent({ x: right, y: bottom }));
        boxes.set(card.dataset['dragCard'] ?? '', box);
      }
      frame.style.cssText = `left:${at.left}px;top:${at.top}px;width:${at.right - at.left}px;height:${at.bottom - at.top}px`;
      return heldBy(at, boxes, listsOf(model()));
    },
  };
}

/** Near an edge the board goes on below it. */
function scrollToward(scroller: HTMLElement, { x, y }: Point): void {
  const { left, top } = scroller.getBoundingClientRect();
  const by = (before: number, after: number): number => (before < edge ? -speed : after < edge ? speed : 0);
  scroller.scrollBy(by(x - left, left + scroller.clientWidth - x), by(y - top, top + scroller.clientHeight - y));
}

export function startLasso(press: Pick<PointerEvent, 'clientX' | 'clientY'>, lasso: Lasso): void {
  const start = { x: press.clientX, y: press.clientY };
  const frame = frameFrom(start, lasso);
  const ends = new AbortController();
  let pointer = start;
  let held = '';
  let turn = 0;
  const look = () => {
    const ids = frame.stretch(pointer);
    if (ids.join(' ') === held) return;
    held = ids.join(' ');
    lasso.onHold([...lasso.before, ...ids]);
  };
  const goOn = () => {
    scrollToward(lasso.scroller, pointer);
    look();
    turn = requestAnimationFrame(goOn);
  };
  const handleMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    pointer = { x, y };
    if (frame.isDrawn() || Math.hypot(x - start.x, y - start.y) < startsAfter) return;
    frame.draw();
    goOn();
  };
  const end = (isKept: boolean) => {
    cancelAnimationFrame(turn);
    ends.abort();
    if (!frame.isDrawn()) return;
    if (isKept) look();
    else lasso.onLeave();
    frame.remove();
  };
  const handleKey = (key: KeyboardEvent) => {
    if (key.key !== 'Escape') return;
    key.stopPropagation();
    key.preventDefault();
    end(false);
  };
  const during = { capture: true, signal: ends.signal };
  window.addEventListener('pointermove', handleMove, during);
  window.addEventListener('pointerup', () => end(true), during);
  window.addEventListener('pointercancel', () => end(false), during);
  window.addEventListener('blur', () => end(false), during);
  window.addEventListener('keydown', handleKey, during);
  window.addEventListener('selectstart', (select) => select.preventDefault(), during);
}

const listsOf = (model: BoardModel): readonly (readonly string[])[] =>
  model.columns.flatMap((column) => (model.lanes ?? [undefined]).map((lane) => model.cards({ column, lane })));
