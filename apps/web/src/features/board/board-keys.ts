// The keys of a board. They speak of the card that is pointed at or has focus, which has it from then on; without one the
// first arrow goes to the first card.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Priority } from '@baton/model/task/schema';
import type { BoardModel, Direction } from '@baton/ui/dnd/model';
import { type ActionHandler, type ActionHandlers, useActions } from '../../lib/actions.tsx';
import type { CardActs } from './board-acts.ts';
import { type Desk, focusCard, focusedCard, isNowhere, meantCard } from './board-desk.ts';
import { firstCard, neighbourOf, stepOf } from './board-model.ts';
import type { MenuOf } from './card-menu.ts';
import { selectingKeys } from './select-keys.ts';
import type { Selection } from './selection.ts';

interface BoardKeys {
  readonly desk: Desk;
  readonly model: BoardModel;
  readonly cardOf: (id: string) => CardAnswer | undefined;
  readonly acts: CardActs;
  readonly selection: Selection;
  /** What an act on the focused card is meant for: all that are chosen, else the card alone. */
  readonly targetsOf: (card: CardAnswer) => readonly CardAnswer[];
  /** The side panel is open: it goes along with focus. */
  readonly onFollow: ((id: string) => void) | undefined;
  readonly openMenu: (id: string, of: MenuOf) => void;
  readonly startRename: (id: string) => void;
  readonly onComment: (id: string) => void;
  readonly onWhere: (id: string) => void;
  readonly onMoveTo: (cards: readonly CardAnswer[]) => void;
  readonly onHandOver: ((id: string) => void) | undefined;
  readonly closeLane: (open: boolean) => void;
  readonly startAdd: () => void;
}

type WithCard = (act: (card: CardAnswer) => void) => ActionHandler;

export function useBoardKeys(board: BoardKeys): void {
  const withCard: WithCard = (act) => () => {
    const id = meantCard(board.desk);
    const card = id === undefined ? undefined : board.cardOf(id);
    if (!card) return false;
    if (focusedCard() !== card.id) focusCard(board.desk, card.id);
    act(card);
    return undefined;
  };
  useActions({
    ...walkingKeys(board),
    ...selectingKeys(board),
    ...movingKeys(board, withCard),
    ...taskKeys(board, withCard),
    'close-lane': () => board.closeLane(false),
    'open-lane': () => board.closeLane(true),
    add: () => board.startAdd(),
  });
}

/** Focus from card to card; nothing is moved. */
function walkingKeys({ desk, model, onFollow }: BoardKeys): ActionHandlers {
  const walk =
    (direction: Direction | 'first' | 'last'): ActionHandler =>
    () => {
      const id = meantCard(desk);
      if (id !== undefined) {
        const next = neighbourOf(model, id, direction);
        if (next === undefined) return undefined;
        focusCard(desk, next);
        onFollow?.(next);
        return undefined;
      }
      const first = desk.focus.home() ?? firstCard(model);
      if (!isNowhere() || first === undefined) return false;
      focusCard(desk, first);
      return undefined;
    };
  return {
    next: walk('down'),
    previous: walk('up'),
    left: walk('left'),
    right: walk('right'),
    first: walk('first'),
    last: walk('last'),
  };
}

function movingKeys({ desk, model, acts }: BoardKeys, withCard: WithCard): ActionHandlers {
  const shift = (direction: Direction) =>
    withCard((card) => {
      const move = stepOf(model, card.id, direction);
      if (!move) return;
      // The card may be drawn anew in another cell: focus follows it there.
      desk.focus.wish(card.id);
      acts.move(move);
    });
  const pickUp = withCard(() => {
    // The row itself listens for M; whoever asks by name presses it.
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true }));
  });
  return {
    'rank-up': shift('up'),
    'rank-down': shift('down'),
    'column-left': shift('left'),
    'column-right': shift('right'),
    'pick-up': pickUp,
  };
}

function taskKeys({ desk, model, acts, ...board }: BoardKeys, withCard: WithCard): ActionHandlers {
  const priority = (level: Priority) => withCard((card) => acts.priority(board.targetsOf(card), level));
  const copy = withCard((card) => acts.copy(card));
  return {
    open: withCard((card) => desk.acts.current.openPage(card.id)),
    peek: withCard((card) => desk.acts.current.peek(card.id)),
    rename: withCard((card) => board.startRename(card.id)),
    'all-actions': withCard((card) => board.openMenu(card.id, 'all')),
    status: withCard((card) => board.openMenu(card.id, 'status')),
    'hand-over': withCard((card) => board.onHandOver?.(card.id)),
    assign: withCard((card) => board.openMenu(card.id, 'holder')),
    due: withCard((card) => board.openMenu(card.id, 'due')),
    tags: withCard((card) => board.openMenu(card.id, 'tags')),
    take: withCard((card) => acts.take(board.targetsOf(card))),
    archive: withCard((card) => acts.archive(board.targetsOf(card))),
    'priority-1': priority(1),
    'priority-2': priority(2),
    'priority-3': priority(3),
    'priority-4': priority(4),
    comment: withCard((card) => board.onComment(card.id)),
    where: withCard((card) => board.onWhere(card.id)),
    'move-to': withCard((card) => board.onMoveTo(board.targetsOf(card))),
    // Text that is selected is what Ctrl C means.
    copy: (event) => (event && String(window.getSelection()) !== '' ? false : copy(event)),
    bin: withCard((card) => {
      const cards = board.targetsOf(card);
      const next =
        cards.length > 1 ? undefined : (neighbourOf(model, card.id, 'down') ?? neighbourOf(model, card.id, 'up'));
      acts.bin(cards);
      if (next !== undefined) focusCard(desk, next);
    }),
  };
}
