// The menu of a card, however it is opened: second button, menu key, `.`, the short menus of S, O and Shift D.
import type { CardAnswer } from '@baton/model/board/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import { type MouseEvent, useState } from 'react';
import { usePersonCards } from '../../lib/person-cards.tsx';
import { useToday } from '../../lib/use-today.ts';
import { usePeople } from '../../parts/people.tsx';
import type { CardActs } from './board-acts.ts';
import { type Acts, cardElement } from './board-desk.ts';
import { stepOf } from './board-model.ts';
import { cardMenu, type MenuOf } from './card-menu.ts';
import type { ArrangedBoard } from './use-arranged.ts';

export interface CardMenu {
  readonly items: readonly MenuItem[];
  readonly open: (id: string, of: MenuOf) => void;
  readonly onContext: (event: MouseEvent) => void;
  readonly onOpenChange: (open: boolean) => void;
}
interface Around {
  readonly board: ArrangedBoard;
  readonly acts: CardActs;
  readonly desk: Pick<Acts, 'peek' | 'openPage'>;
  readonly targetsOf: (card: CardAnswer) => readonly CardAnswer[];
  readonly onSelect: (id: string) => void;
  readonly onRename: (id: string) => void;
  readonly onOtherDay: (card: CardAnswer) => void;
  readonly onWhere: (id: string) => void;
  readonly onMoveTo: (cards: readonly CardAnswer[]) => void;
  readonly onHandOver: ((id: string) => void) | undefined;
  readonly onNewTag: (cards: readonly CardAnswer[]) => void;
  readonly readOnly: string | null;
}

export function useCardMenu({ board, acts, desk, ...ways }: Around): CardMenu {
  const [asked, setAsked] = useState<{ id: string; of: MenuOf } | undefined>();
  const people = usePeople();
  const persons = usePersonCards();
  const today = useToday();
  const card = asked && board.cardsById.get(asked.id);
  const step = (direction: 'up' | 'down' | 'left' | 'right') => {
    const move = card && stepOf(board.model, card.id, direction);
    return move && (() => acts.move(move));
  };
  const items =
    asked && card
      ? cardMenu(asked.of, {
          card,
          cards: ways.targetsOf(card),
          columns: board.columns,
          people,
          today,
          acts,
          desk,
          step,
          onSelect: ways.onSelect,
          onRename: (id) => requestAnimationFrame(() => ways.onRename(id)),
          onOtherDay: () => ways.onOtherDay(card),
          onWhere: (id) => requestAnimationFrame(() => ways.onWhere(id)),
          onPerson: (person) => persons.open(person, cardElement(card.id)?.querySelector('[data-person-card]') ?? null),
          onMoveTo: (cards) => requestAnimationFrame(() => ways.onMoveTo(cards)),
          onHandOver: ways.onHandOver,
          tags: tagsOn(board),
          onNewTag: (cards) => requestAnimationFrame(() => ways.onNewTag(cards)),
          readOnly: ways.readOnly,
        })
      : [];
  return {
    items,
    open(id, of) {
      setAsked({ id, of });
      requestAnimationFrame(() => pressMenuKey(id));
    },
    onContext(event) {
      const id = (event.target as Element).closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
      // Beside the cards the browser's own menu opens.
      if (id === undefined) return event.stopPropagation();
      if (event.isTrusted) setAsked({ id, of: 'all' });
    },
    onOpenChange: (open) => {
      if (!open && asked) requestAnimationFrame(() => focusBack(asked.id));
    },
  };
}

/** Every tag that a card here has, by name. */
export const tagsOn = ({ cardsById }: Pick<ArrangedBoard, 'cardsById'>): readonly string[] =>
  [...new Set([...cardsById.values()].flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b));

/** One way in for mouse, keys and finger: the card is told that its menu was asked for. */
function pressMenuKey(id: string): void {
  const card = cardElement(id);
  const box = card?.getBoundingClientRect();
  const at = { clientX: (box?.left ?? 0) + 24, clientY: (box?.top ?? 0) + 28 };
  card?.dispatchEvent(new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
}

/** Back to the card, unless something that the menu opened has taken focus. */
export function focusBack(id: string | undefined): void {
  if (id === undefined) return;
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  cardElement(id)?.focus();
}
