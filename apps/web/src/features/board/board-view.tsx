// A board with all its acts: arranges cards, hands drag, keys and menus the same few acts, and draws the grid.
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import { ContextMenu } from '@baton/ui/context-menu';
import { DragBoard } from '@baton/ui/dnd/drag-board';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import { prefer, usePreference } from '../../lib/preferences.ts';
import { useMe } from '../../lib/use-world.ts';
import { type Cells, cellsOf, laneOfCard, lanesOf, wholeBoard } from '../../parts/board-order.ts';
import { useToday } from '../../lib/use-today.ts';
import { PhoneBoard } from './phone-board.tsx';
import { usePhone } from '../../lib/use-media.ts';
import { usePeople } from '../../parts/people.tsx';
import { useCardActs } from './board-acts.ts';
import { type Acts, DeskProvider, focusCard, type Spot } from './board-desk.ts';
import { BoardGrid } from './board-grid.tsx';
import { useBoardKeys } from './board-keys.ts';
import { modelOf, stepOf } from './board-model.ts';
import { cardMenu, type MenuOf } from './card-menu.ts';
import { EmptyBoard } from './empty-board.tsx';
import { useLaneNames } from './lane-names.ts';
import { useDeskOf } from './use-desk-of.ts';
import { useWatchers } from './use-watchers.ts';
import styles from './board-grid.module.css';

export interface BoardViewProps {
  readonly head: BoardHead;
  readonly columns: readonly ColumnAnswer[];
  readonly cards: readonly CardAnswer[];
  readonly peeked: string | undefined;
  readonly onPeek: (card: CardAnswer, field?: 'due' | 'comment') => void;
  readonly onPage: (card: CardAnswer) => void;
  readonly linkTo: (key: string) => string;
}

export function BoardView({ head, columns, cards, peeked, onPeek, onPage, linkTo }: BoardViewProps) {
  const me = useMe();
  const today = useToday();
  const people = usePeople();
  const watchers = useWatchers(head.id);
  const cellsBefore = useRef<Cells | undefined>(undefined);
  const isPhone = usePhone();
  const lanesBy = isPhone ? 'none' : head.lanes;
  const cells = useMemo(() => (cellsBefore.current = cellsOf(cards, lanesBy, cellsBefore.current)), [cards, lanesBy]);
  const lanes = useMemo(() => lanesOf(cards, lanesBy, me), [cards, lanesBy, me]);
  const model = useMemo(() => modelOf({ columns, lanes, cells }), [columns, lanes, cells]);
  const cardsById = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards]);
  const [renaming, setRenaming] = useState<string>();
  const [adding, setAdding] = useState<Spot | null>(null);
  const [menu, setMenu] = useState<{ id: string; of: MenuOf } | undefined>();
  const closed = usePreference(`lanes.${head.id}`, '');
  const closedLanes = useMemo(() => new Set(closed.split(' ').filter(Boolean)), [closed]);
  const nameOfLane = useLaneNames(lanesBy);
  const acts = useCardActs(head, linkTo);

  const withCard = (id: string, act: (card: CardAnswer) => void) => {
    const card = cardsById.get(id);
    if (card) act(card);
  };
  const deskActs: Acts = {
    peek: (id) => withCard(id, onPeek),
    openPage: (id) => withCard(id, onPage),
    menu: (id) => openMenu(id, 'all'),
    rename: acts.rename,
    endRename: (id) => {
      setRenaming(undefined);
      requestAnimationFrame(() => focusCard(desk, id));
    },
    add: (spot) => {
      setAdding(spot);
      if (spot === null) requestAnimationFrame(() => focusBack(desk.focus.home()));
    },
    addTitles: acts.addTitles,
  };
  const desk = useDeskOf(deskActs, firstOf(cards));
  const setLane = (lane: string, open: boolean) => {
    const next = new Set(closedLanes);
    if (open) next.delete(lane);
    else next.add(lane);
    prefer(`lanes.${head.id}`, [...next].join(' '));
  };
  const openMenu = (id: string, of: MenuOf) => {
    setMenu({ id, of });
    const card = document.querySelector(`[data-drag-card="${CSS.escape(id)}"]`);
    const box = card?.getBoundingClientRect();
    // The menu key does the same: one way in for mouse, keys and finger.
    requestAnimationFrame(() =>
      card?.dispatchEvent(
        new window.MouseEvent('contextmenu', {
          bubbles: true,
          cancelable: true,
          clientX: (box?.left ?? 0) + 24,
          clientY: (box?.top ?? 0) + 28,
        }),
      ),
    );
  };
  const startAdd = () => setAdding(spotFor(desk.focus.home(), { cardsById, columns, lane: lanes[0]?.id }));
  useBoardKeys({
    desk,
    model,
    acts,
    openMenu,
    cardOf: (id) => cardsById.get(id),
    startRename: setRenaming,
    onComment: (id) => withCard(id, (card) => onPeek(card, 'comment')),
    closeLane: (open) => {
      const home = desk.focus.home();
      if (home !== undefined)
        withCard(home, (card) => laneOfCard(card) !== wholeBoard && setLane(laneOfCard(card), open));
    },
    startAdd,
  });

  const handleContext = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
    if (id === undefined) {
      event.stopPropagation();
      return;
    }
    if (event.isTrusted) setMenu({ id, of: 'all' });
  };
  const menuCard = menu && cardsById.get(menu.id);
  const items = menuCard
    ? cardMenu(menu.of, {
        card: menuCard,
        columns,
        people,
        today,
        acts,
        desk: deskActs,
        onRename: (id) => requestAnimationFrame(() => setRenaming(id)),
        step: (direction) => {
          const move = stepOf(model, menuCard.id, direction);
          return move && (() => acts.move(move));
        },
        onOtherDay: (id) => withCard(id, (card) => onPeek(card, 'due')),
      })
    : [];
  const drawn = { board: head.id, columns, cells, today, me, peeked, renaming, watchers, adding };
  return (
    <DeskProvider value={desk}>
      <ContextMenu
        items={items}
        onOpenChange={(open) => !open && menu && requestAnimationFrame(() => focusBack(menu.id))}
      >
        <div className={styles.room} onContextMenuCapture={handleContext}>
          <DragBoard
            className={styles.room}
            model={model}
            onMove={acts.move}
            nameOf={(id) => cardsById.get(id)?.title ?? ''}
            nameOfCell={({ column, lane }) =>
              cellName(
                columns.find(({ id }) => id === column)?.name ?? '',
                lane === wholeBoard || lane === undefined ? undefined : nameOfLane(lane),
              )
            }
          >
            {isPhone ? (
              <PhoneBoard {...drawn} />
            ) : (
              <BoardGrid {...drawn} lanesBy={lanesBy} lanes={lanes} closedLanes={closedLanes} onLane={setLane} />
            )}
          </DragBoard>
        </div>
      </ContextMenu>
      {cards.length === 0 && adding === null && <EmptyBoard onAdd={startAdd} />}
    </DeskProvider>
  );
}

const firstOf = (cards: readonly CardAnswer[]): string | undefined => cards[0]?.id;
const cellName = (column: string, lane: string | undefined) => (lane === undefined ? column : `${column}, ${lane}`);

/** Back to the card, unless something that the menu opened has taken focus. */
function focusBack(id: string | undefined): void {
  if (id === undefined) return;
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`)?.focus();
}

interface AddWhere {
  readonly cardsById: ReadonlyMap<string, CardAnswer>;
  readonly columns: readonly ColumnAnswer[];
  readonly lane: string | undefined;
}

/** N adds where the focused card stands, else in the first column that is open. */
function spotFor(home: string | undefined, { cardsById, columns, lane }: AddWhere): Spot | null {
  const card = home === undefined ? undefined : cardsById.get(home);
  const column = card?.column ?? columns.find((one) => !one.collapsed)?.id;
  return column === undefined ? null : { column, lane: card ? laneOfCard(card) : (lane ?? wholeBoard), at: 'bottom' };
}
