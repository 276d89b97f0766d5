import { type RefCallback, useCallback } from 'react';
import { useBoard } from './drag-board.tsx';
import { pickUpByKey } from './key-drag.ts';
import { watchMouse } from './native-drag.ts';
import { watchTouch } from './touch-drag.ts';

export interface DraggableCardOptions {
  /** Keys that pick the focused card up. Leave Space out where it opens a panel. */
  readonly keys?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
}

const usualKeys = ['m', 'M', ' '];

/**
 * Put the ref on the row: the direct child of the list, so that the rows after it can make room. Mouse, finger and keys
 * are joined here; the card renders nothing while it moves.
 */
export function useDraggableCard(
  id: string,
  options: DraggableCardOptions = {},
): { readonly ref: RefCallback<HTMLElement> } {
  const { keys = usualKeys, disabled = false } = options;
  const board = useBoard();
  const pickUpKeys = keys.join('\n');
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      element.dataset['dragCard'] = id;
      if (disabled) return undefined;
      const card = { id, element };
      const handleKey = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
        if (!pickUpKeys.split('\n').includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        pickUpByKey(board, card);
      };
      element.addEventListener('keydown', handleKey);
      const stopMouse = watchMouse(board, card);
      const stopTouch = watchTouch(board, card);
      return () => {
        element.removeEventListener('keydown', handleKey);
        stopMouse();
        stopTouch();
      };
    },
    [board, id, disabled, pickUpKeys],
  );
  return { ref };
}

/** Space on a button inside the card presses that button. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]') !== null
  );
}
