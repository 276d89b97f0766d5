// One desk for as long as a board is shown; its acts are those of the last render.
import { useLayoutEffect, useRef, useState } from 'react';
import { createViewport } from '../../lib/viewport.ts';
import { type Acts, cardElement, type Desk } from './board-desk.ts';
import { createCardFocus } from './card-focus.ts';

export function useDeskOf(acts: Acts, firstCard: string | undefined): Desk {
  const latest = useRef(acts);
  const [desk] = useState<Desk>(() => ({
    viewport: createViewport(),
    focus: createCardFocus(cardElement),
    heights: new Map(),
    drafts: new Map(),
    finders: new Set(),
    acts: latest,
  }));
  useLayoutEffect(() => {
    latest.current = acts;
    // Tab reaches the board: some card must be its stop.
    if (desk.focus.home() === undefined) desk.focus.setHome(firstCard);
  });
  return desk;
}
