// A board with all its acts: hands drag, keys and menus the same few acts, and draws the grid or the phone's column.
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import { ContextMenu } from '@baton/ui/context-menu';
import { DragBoard } from '@baton/ui/dnd/drag-board';
import type { Cell } from '@baton/ui/dnd/model';
import { type ReactNode, useState } from 'react';
import { useToday } from '../../lib/use-today.ts';
import { useMe } from '../../lib/use-world.ts';
import { laneOfCard, wholeBoard } from '../../parts/board-order.ts';
import { useCardActs } from './board-acts.ts';
import { type Acts, DeskProvider, focusCard, type Spot } from './board-desk.ts';
import { BoardGrid } from './board-grid.tsx';
import { useBoardKeys } from './board-keys.ts';
import { EmptyBoard } from './empty-board.tsx';
import { useLaneNames } from './lane-names.ts';
import { PhoneBoard } from './phone-board.tsx';
import { type ArrangedBoard, useArranged } from './use-arranged.ts';
import { focusBack, useCardMenu } from './use-card-menu.ts';
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
  /** The menu of the board, where the phone has room for it. */
  readonly menu: ReactNode;
}

export function BoardView({ head, columns, cards, peeked, onPeek, onPage, linkTo, menu: boardMenu }: BoardViewProps) {
  const me = useMe();
  const today = useToday();
  const watchers = useWatchers(head.id);
  const board = useArranged(head, columns, cards);
  const [renaming, setRenaming] = useState<string>();
  const [adding, setAdding] = useState<Spot | null>(null);
  const nameOfLane = useLaneNames(board.lanesBy);
  const acts = useCardActs(head, linkTo);
  const withCard = (id: string, act: (card: CardAnswer) => void) => {
    const card = board.cardsById.get(id);
    if (card) act(card);
  };
  const deskActs: Acts = {
    peek: (id) => withCard(id, onPeek),
    openPage: (id) => withCard(id, onPage),
    menu: (id) => menu.open(id, 'all'),
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
  const desk = useDeskOf(deskActs, cards[0]?.id);
  const menu = useCardMenu({
    board,
    acts,
    desk: deskActs,
    onRename: setRenaming,
    onOtherDay: (card) => onPeek(card, 'due'),
  });
  const startAdd = () => setAdding(spotFor(desk.focus.home(), board));
  useBoardKeys({
    desk,
    model: board.model,
    acts,
    openMenu: menu.open,
    cardOf: (id) => board.cardsById.get(id),
    startRename: setRenaming,
    onComment: (id) => withCard(id, (card) => onPeek(card, 'comment')),
    closeLane: (open) => withCard(desk.focus.home() ?? '', (card) => board.setLane(laneOfCard(card), open)),
    startAdd,
  });
  const nameOfCell = ({ column, lane }: Cell) => {
    const name = columns.find(({ id }) => id === column)?.name ?? '';
    return lane === undefined || lane === wholeBoard ? name : `${name}, ${nameOfLane(lane)}`;
  };
  const drawn = { board: head.id, columns, cells: board.cells, today, me, peeked, renaming, watchers, adding };
  const { lanesBy, lanes, closedLanes, setLane } = board;
  return (
    <DeskProvider value={desk}>
      <ContextMenu items={menu.items} onOpenChange={menu.onOpenChange}>
        <div className={styles.room} onContextMenuCapture={menu.onContext}>
          <DragBoard
            className={styles.room}
            model={board.model}
            onMove={acts.move}
            nameOf={(id) => board.cardsById.get(id)?.title ?? ''}
            nameOfCell={nameOfCell}
          >
            {board.isPhone ? (
              <PhoneBoard {...drawn} menu={boardMenu} />
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

/** N adds where the focused card stands, else in the first column that is open. */
function spotFor(home: string | undefined, { cardsById, columns, lanes, isPhone }: ArrangedBoard): Spot | null {
  const card = home === undefined ? undefined : cardsById.get(home);
  const column = card?.column ?? columns.find((one) => !one.collapsed)?.id;
  const lane = card && !isPhone ? laneOfCard(card) : (lanes[0]?.id ?? wholeBoard);
  return column === undefined ? null : { column, lane, at: 'bottom' };
}
