import { type RefCallback, useCallback, useSyncExternalStore } from 'react';
import type { DragOver } from './board.ts';
import { useBoard } from './drag-board.tsx';
import { type Cell, cellKey } from './model.tsx';

/** Put the ref on the element that holds the cards (and scrolls them, where a column scrolls by itself). */
export function useDropColumn({ column, lane }: Cell): { readonly ref: RefCallback<HTMLElement> } {
  const board = useBoard();
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const key = cellKey({ column, lane });
      element.dataset['dropColumn'] = column;
      board.cells.set(key, { cell: { column, lane }, element });
      return () => void board.cells.delete(key);
    },
    [board, column, lane],
  );
  return { ref };
}

/** What hangs over this cell, for the drop text. Use it in a leaf: it renders when the card comes and goes. */
export function useDragOver({ column, lane }: Cell): DragOver | undefined {
  const { over } = useBoard();
  const key = cellKey({ column, lane });
  return useSyncExternalStore(over.subscribe, () => over.get(key));
}
