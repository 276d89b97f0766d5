// The keys that choose several cards.
import type { ActionHandler, ActionHandlers } from '../../lib/actions.tsx';
import { type Desk, focusCard, focusedCard, meantCard } from './board-desk.ts';
import { neighbourOf } from './board-model.ts';
import type { BoardModel } from '@baton/ui/dnd/model';
import type { Selection } from './selection.ts';

interface SelectKeys {
  readonly desk: Desk;
  readonly model: BoardModel;
  readonly selection: Selection;
}

export function selectingKeys({ desk, model, selection }: SelectKeys): ActionHandlers {
  const withMeant =
    (act: (id: string) => void): ActionHandler =>
    () => {
      const id = meantCard(desk);
      if (id === undefined) return false;
      if (focusedCard() !== id) focusCard(desk, id);
      return act(id);
    };
  const extend = (direction: 'up' | 'down') =>
    withMeant((id) => {
      const next = neighbourOf(model, id, direction);
      selection.add(next === undefined ? [id] : [id, next]);
      if (next !== undefined) focusCard(desk, next);
    });
  return {
    select: withMeant((id) => selection.toggle(id)),
    'select-next': extend('down'),
    'select-previous': extend('up'),
    'select-all': withMeant((id) => selection.grow(id)),
    close: () => (selection.ids.size === 0 ? false : selection.clear()),
  };
}
