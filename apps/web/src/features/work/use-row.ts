// A row of my lists: draggable by pointer, finger and M, and a stop for Tab where it is the one that has the place.
import { useDraggableCard } from '@baton/ui/dnd/use-draggable-card';
import { type RefCallback, useCallback } from 'react';

const pickUpKeys = ['m', 'M'];
const none: readonly string[] = [];

export function useRow(
  id: string,
  how: { readonly isHome: boolean; readonly isFixed?: boolean },
): RefCallback<HTMLElement> {
  const { isHome, isFixed = false } = how;
  const { ref: dragRef } = useDraggableCard(id, { keys: isFixed ? none : pickUpKeys, disabled: isFixed });
  return useCallback(
    (element: HTMLElement | null) => {
      element?.setAttribute('tabindex', isHome ? '0' : '-1');
      return dragRef(element);
    },
    [dragRef, isHome],
  );
}
