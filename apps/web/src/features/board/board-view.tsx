// A board with all its acts: hands drag, keys and menus the same few acts, and draws the grid or the phone's column.
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import { ContextMenu } from '@baton/ui/context-menu';
import { DragBoard } from '@baton/ui/dnd/drag-board';
import type { Cell } from '@baton/ui/dnd/model';
import type { ReactNode } from 'react';
import { useToday } from '../../lib/use-today.ts';
import { useMe } from '../../lib/use-world.ts';
import { wholeBoard } from '../../parts/board-order.ts';
import { usePeople } from '../../parts/people.tsx';
import { MoveToProject } from '../../parts/move-to-project.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { WhereDialog } from '../../parts/where-is-it.tsx';
import { DeskProvider } from './board-desk.ts';
import { lasso, pickUpMeant, point } from './board-hand.ts';
import { BulkBar } from '../../parts/bulk-bar.tsx';
import { bulkMenu } from './card-menu.ts';
import { CardShownIn } from './card-shown.tsx';
import { BoardGrid } from './board-grid.tsx';
import { EmptyBoard, NothingMine } from './empty-board.tsx';
import { GatesHere } from './gates-here.tsx';
import { useLaneNames } from './lane-names.ts';
import { PhoneBoard } from './phone-board.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { type ArrangedBoard, useArranged } from './use-arranged.ts';
import { type BoardWork, useBoardWork } from './use-board-work.ts';
import { tagsOn } from './use-card-menu.ts';
import { useWatchers } from './use-watchers.ts';
import styles from './board-grid.module.css';

export interface BoardViewProps {
  readonly head: BoardHead;
  readonly columns: readonly ColumnAnswer[];
  readonly cards: readonly CardAnswer[];
  /** Of the board, only those that the reader has. */
  readonly isOnlyMine: boolean;
  readonly onAll: () => void;
  readonly peeked: string | undefined;
  readonly onPeek: (card: CardAnswer, field?: 'due' | 'comment') => void;
  readonly onPage: (card: CardAnswer) => void;
  /** Focus went on to another card while the side panel is open. */
  readonly onFollow: (card: CardAnswer) => void;
  readonly linkTo: (key: string) => string;
  /** The menu of the board, where the phone has room for it. */
  readonly menu: ReactNode;
}

export function BoardView(props: BoardViewProps) {
  const { head, columns, cards, peeked } = props;
  const me = useMe();
  const today = useToday();
  const watchers = useWatchers(head.id);
  const board = useArranged(head, columns, cards);
  const nameOfLane = useLaneNames(board.lanesBy, board.lanes);
  const work = useBoardWork(props, board);
  const { desk, acts, menu, selection, renaming, adding, crossings } = work;
  const isReadOnly = useReadOnly() !== null;
  const nameOfCell = ({ column, lane }: Cell) => {
    const name = columns.find(({ id }) => id === column)?.name ?? '';
    return lane === undefined || lane === wholeBoard ? name : `${name}, ${nameOfLane(lane)}`;
  };
  const drawn = {
    board: head.id,
    columns: board.columns,
    cells: board.cells,
    atGate: board.atGate,
    today,
    me,
    peeked,
    renaming,
    watchers,
    adding,
    selected: selection.ids,
  };
  const { lanesBy, lanes, closedLanes, setLane } = board;
  return (
    <CardShownIn head={head}>
      <GatesHere value={crossings.rules}>
        <DeskProvider value={desk}>
          <ContextMenu items={menu.items} onOpenChange={menu.onOpenChange}>
            <div
              className={styles.room}
              onContextMenuCapture={menu.onContext}
              onPointerMove={(event) => point(event, desk)}
              onPointerLeave={() => desk.focus.point(undefined)}
              onKeyDownCapture={(event) => pickUpMeant(event, desk)}
              onPointerDown={(event) => lasso(event.nativeEvent, { desk, selection, model: board.model })}
            >
              <DragBoard
                className={styles.room}
                model={board.model}
                onMove={acts.move}
                mayDrop={(id, { column }) => crossings.whyNot(id, column)}
                onRefuse={(_id, why) => crossings.say(why)}
                nameOf={(id) => board.cardsById.get(id)?.title ?? ''}
                nameOfCell={nameOfCell}
              >
                {board.isPhone ? (
                  <PhoneBoard {...drawn} lanesBy={head.lanes} menu={props.menu} />
                ) : (
                  <BoardGrid {...drawn} lanesBy={lanesBy} lanes={lanes} closedLanes={closedLanes} onLane={setLane} />
                )}
              </DragBoard>
            </div>
          </ContextMenu>
          <Asking work={work} />
          {!isReadOnly && <BulkOf columns={columns} board={board} work={work} />}
          {cards.length === 0 && <Empty {...props} work={work} isReadOnly={isReadOnly} />}
        </DeskProvider>
      </GatesHere>
    </CardShownIn>
  );
}

/** What an act asks for before it is done. */
function Asking({ work }: { work: BoardWork }) {
  const { asked, endAsk, moving, endMove, tagging, tag, acts } = work;
  return (
    <>
      {asked !== undefined && <WhereDialog record={asked} onClose={endAsk} />}
      {moving && <MoveToProject moving={moving} onClose={endMove} />}
      {tagging && (
        <TagDialog cards={tagging} onTag={(name) => acts.tag(tagging, name, true)} onClose={() => tag(undefined)} />
      )}
    </>
  );
}

type EmptyProps = Pick<BoardViewProps, 'isOnlyMine' | 'onAll'> & {
  readonly work: BoardWork;
  readonly isReadOnly: boolean;
};

function Empty({ isOnlyMine, onAll, work, isReadOnly }: EmptyProps) {
  if (isOnlyMine) return <NothingMine onAll={onAll} />;
  return work.adding === null && !isReadOnly ? <EmptyBoard onAdd={work.startAdd} /> : null;
}

interface BulkOfProps {
  readonly columns: readonly ColumnAnswer[];
  readonly board: ArrangedBoard;
  readonly work: BoardWork;
}

function BulkOf({ columns, board, work }: BulkOfProps) {
  const people = usePeople();
  const today = useToday();
  const { selection, acts, startMove, tag } = work;
  const { cards } = selection;
  if (cards.length === 0) return null;
  const later = (then: (cards: readonly CardAnswer[]) => void) => (of: readonly CardAnswer[]) =>
    requestAnimationFrame(() => then(of));
  const items = bulkMenu({
    cards,
    columns,
    people,
    today,
    acts,
    onMoveTo: startMove,
    onHandOver: undefined,
    tags: tagsOn(board),
    onNewTag: later(tag),
  });
  return <BulkBar count={cards.length} items={items} onClear={selection.clear} />;
}
