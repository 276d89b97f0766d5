// Choosing by drawing a frame over empty ground with the mouse. Outside React: the frame is one element, and cards are told
// only when others are held than before. With Shift it adds; Escape leaves all as it was.
import type { BoardModel } from '@baton/ui/dnd/model';
import { type Box, boxOf, heldBy } from './lasso-model.ts';
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

export function startLasso(event: Pick<PointerEvent, 'clientX' | 'clientY'>, lasso: Lasso): void {
  const { scroller } = lasso;
  const boxes = new Map<string, Box>();
  const frame = document.createElement('div');
  frame.className = styles.frame ?? '';
  frame.ariaHidden = 'true';
  let pointer = { x: event.clientX, y: event.clientY };
  let held = '';
  let turn = 0;
  const content = scroller.firstElementChild ?? scroller;
  /** Moves with what is scrolled: places in the content stay what they are. */
  const inContent = ({ x, y }: { x: number; y: number }) => {
    const { left, top } = content.getBoundingClientRect();
    return { x: x - left, y: y - top };
  };
  const from = inContent(pointer);

  const look = () => {
    const at = boxOf(from, inContent(pointer));
    // A card that was scrolled away keeps its place in the content.
    for (const card of scroller.querySelectorAll<HTMLElement>('[data-drag-card]')) {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      const box = boxOf(inContent({ x: left, y: top }), inContent({ x: right, y: bottom }));
      boxes.set(card.dataset['dragCard'] ?? '', box);
    }
    frame.style.cssText = `left:${at.left}px;top:${at.top}px;width:${at.right - at.left}px;height:${at.bottom - at.top}px`;
    const ids = heldBy(at, boxes, listsOf(lasso.model()));
    if (ids.join(' ') === held) return;
    held = ids.join(' ');
    lasso.onHold([...lasso.before, ...ids]);
  };
  const scrollOn = () => {
    const { left, top } = scroller.getBoundingClientRect();
    const [right, bottom] = [left + scroller.clientWidth, top + scroller.clientHeight];
    const by = (before: number, after: number): number => (before < edge ? -speed : after < edge ? speed : 0);
    scroller.scrollBy(by(pointer.x - left, right - pointer.x), by(pointer.y - top, bottom - pointer.y));
    look();
    turn = requestAnimationFrame(scrollOn);
  };
  const isDrawn = () => frame.isConnected;
  const handleMove = (next: PointerEvent) => {
    const isFar = Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) >= startsAfter;
    pointer = { x: next.clientX, y: next.clientY };
    if (isDrawn() || !isFar) return;
    content.append(frame);
    turn = requestAnimationFrame(scrollOn);
  };
  const ends = new AbortController();
  const end = () => {
    cancelAnimationFrame(turn);
    if (isDrawn()) look();
    frame.remove();
    ends.abort();
  };
  const cancel = () => {
    const wasDrawn = isDrawn();
    cancelAnimationFrame(turn);
    frame.remove();
    ends.abort();
    if (wasDrawn) lasso.onLeave();
  };
  const handleKey = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape') return;
    pressed.stopPropagation();
    pressed.preventDefault();
    cancel();
  };
  const during = { capture: true, signal: ends.signal };
  window.addEventListener('pointermove', handleMove, during);
  window.addEventListener('pointerup', end, during);
  window.addEventListener('pointercancel', cancel, during);
  window.addEventListener('blur', cancel, during);
  window.addEventListener('keydown', handleKey, during);
  window.addEventListener('selectstart', (start) => start.preventDefault(), during);
}

const listsOf = (model: BoardModel): readonly (readonly string[])[] =>
  model.columns.flatMap((column) => (model.lanes ?? [undefined]).map((lane) => model.cards({ column, lane })));
