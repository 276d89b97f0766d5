// The keys that choose several cards.
import type { ActionHandler, ActionHandlers } from '../../lib/actions.tsx';
import { type Desk, focusCard, focusedCard } from './board-desk.ts';
import { neighbourOf } from './board-model.ts';
import type { BoardModel } from '@baton/ui/dnd/model';
import type { Selection } from './selection.ts';

interface SelectKeys {
  readonly desk: Desk;
  readonly model: BoardModel;
  readonly selection: Selection;
}

export function selectingKeys({ desk, model, selection }: SelectKeys): ActionHandlers {
  const withFocused =
    (act: (id: string) => void): ActionHandler =>
    () => {
      const id = focusedCard();
      return id === undefined ? false : act(id);
    };
  const extend = (direction: 'up' | 'down') =>
    withFocused((id) => {
      const next = neighbourOf(model, id, direction);
      selection.add(next === undefined ? [id] : [id, next]);
      if (next !== undefined) focusCard(desk, next);
    });
  return {
    select: withFocused((id) => selection.toggle(id)),
    'select-next': extend('down'),
    'select-previous': extend('up'),
    'select-all': withFocused((id) => selection.grow(id)),
    close: () => (selection.ids.size === 0 ? false : selection.clear()),
  };
}
