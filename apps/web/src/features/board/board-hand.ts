// The hand on a board: the card that it points at is what keys mean, and over empty ground it draws a lasso.
import type { BoardModel } from '@baton/ui/dnd/model';
import type { KeyboardEvent, PointerEvent as ReactPointerEvent } from 'react';
import { cardElement, type Desk, focusCard, focusedCard, meantCard } from './board-desk.ts';
import { isGround, startLasso } from './lasso.ts';
import type { Selection } from './selection.ts';

/** Of a scroll, or of what is laid out anew below it, the browser tells too: then the hand did not move. */
export function point(event: ReactPointerEvent, { focus }: Desk): void {
  const { movementX, movementY, pointerType } = event.nativeEvent;
  if (pointerType !== 'mouse' || (movementX === 0 && movementY === 0)) return;
  const id = (event.target as Element).closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
  focus.point(id, leftButton(focus));
}

/** A button that the mouse pressed keeps focus, and nobody means it. A key makes the browser show it as if somebody did. */
function leftButton({ left }: Desk['focus']): Element | undefined {
  const active = document.activeElement;
  if (active === null || active === left()) return left();
  const isLeft = active.matches('button:not(:focus-visible)') && !active.closest('[role="dialog"], [role="menu"]');
  return isLeft ? active : undefined;
}

/** The row that has focus listens for M itself (ui/dnd): where another one is meant, that takes focus and the key. */
export function pickUpMeant(event: KeyboardEvent, desk: Desk): void {
  const id = meantCard(desk);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key.toLowerCase() !== 'm' || !isPlain || id === undefined || id === focusedCard()) return;
  event.preventDefault();
  event.stopPropagation();
  focusCard(desk, id);
  cardElement(id)?.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true }));
}

interface Hand {
  readonly desk: Desk;
  readonly selection: Selection;
  readonly model: BoardModel;
}
export function lasso(event: PointerEvent, { desk, selection, model }: Hand): void {
  const { scroller } = desk.viewport;
  if (!scroller || !isGround(event)) return;
  const chosen = selection.cards.map(({ id }) => id);
  startLasso(event, {
    scroller,
    model: () => model,
    before: event.shiftKey ? chosen : [],
    onHold: selection.only,
    onLeave: () => selection.only(chosen),
  });
}
