// The board as it is drawn from 761 px up: heads, then lanes of cells, in one scroller. Cells draw what is looked at.
import type { ColumnAnswer } from '@baton/model/board/queries';
import type { Lanes } from '@baton/model/board/schema';
import type { Day } from '@baton/model/day';
import { useCallback, useMemo } from 'react';
import { minutesIn } from './minutes-in.ts';
import { type Cells, type Lane, wholeBoard } from '../../parts/board-order.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { AddColumn } from './add-column.tsx';
import type { AtGates } from './at-gates.ts';
import { BoardCell } from './board-cell.tsx';
import { type Spot, useDesk } from './board-desk.ts';
import styles from './board-grid.module.css';
import { estimateHeight } from './card-height.ts';
import { type CardShown, useCardShown } from './card-shown.tsx';
import { ColumnHead } from './column-head.tsx';
import { FoldedColumn } from './folded-column.tsx';
import { LaneHead } from './lane-head.tsx';
import type { Watcher } from './use-watchers.ts';
import { useLaneNames } from './lane-names.ts';

export interface BoardGridProps {
  readonly board: string;
  readonly lanesBy: Lanes;
  readonly columns: readonly ColumnAnswer[];
  readonly lanes: readonly Lane[];
  readonly cells: Cells;
  readonly atGate: AtGates;
  readonly closedLanes: ReadonlySet<string>;
  readonly onLane: (lane: string, open: boolean) => void;
  readonly today: Day;
  readonly me: string;
  readonly peeked: string | undefined;
  readonly renaming: string | undefined;
  readonly watchers: ReadonlyMap<string, Watcher>;
  readonly adding: Spot | null;
  readonly selected: ReadonlySet<string>;
}

const none: readonly [] = [];
const laneHeadHeight = 36;
const headHeight = 44;

/** Where each lane will begin, by guessed heights: good enough for what is drawn first. */
type Placed = Pick<BoardGridProps, 'columns' | 'lanes' | 'cells' | 'closedLanes'> & { readonly shown: CardShown };
function likelyTops({ columns, lanes, cells, closedLanes, shown }: Placed): readonly number[] {
  let at = headHeight;
  return lanes.map((lane) => {
    const top = at + (lane.id === wholeBoard ? 0 : laneHeadHeight);
    const heights = columns.map((column) =>
      (cells.get(column.id)?.get(lane.id) ?? none).reduce((sum, card) => sum + estimateHeight(card, shown) + 6, 44),
    );
    at = closedLanes.has(lane.id) ? top : top + Math.max(60, ...heights);
    return top;
  });
}

export function BoardGrid(props: BoardGridProps) {
  const { board, lanesBy, columns, lanes, cells, closedLanes, onLane } = props;
  const { viewport } = useDesk();
  const isReadOnly = useReadOnly() !== null;
  const nameOfLane = useLaneNames(lanesBy, lanes);
  const tracks = `${columns.map((column) => (column.collapsed ? '36px' : 'minmax(196px, 1fr)')).join(' ')} 32px`;
  const shown = useCardShown();
  const tops = useMemo(
    () => likelyTops({ columns, lanes, cells, closedLanes, shown }),
    [columns, lanes, cells, closedLanes, shown],
  );
  const attach = useCallback((element: HTMLDivElement | null) => viewport.attach(element), [viewport]);
  const firstLane = lanes.find((lane) => !closedLanes.has(lane.id))?.id ?? wholeBoard;
  const openLanes = useMemo(
    () => lanes.filter(({ id }) => !closedLanes.has(id)).map(({ id }) => ({ id, name: nameOfLane(id) })),
    [lanes, closedLanes, nameOfLane],
  );
  return (
    <div className={styles.scroller} ref={attach} data-board-scroller="">
      <div className={styles.content} style={{ '--tracks': tracks } as React.CSSProperties}>
        <div className={styles.heads}>
          {columns.map((column) =>
            column.collapsed ? (
              <span key={column.id} />
            ) : (
              <ColumnHead key={column.id} column={column} columns={columns} lanes={openLanes} />
            ),
          )}
          {isReadOnly ? <span /> : <AddColumn board={board} />}
        </div>
        {lanes.map((lane, at) => (
          <section
            key={lane.id}
            className={styles.lane}
            aria-label={lane.id === wholeBoard ? undefined : nameOfLane(lane.id)}
          >
            {lane.id !== wholeBoard && (
              <LaneHead
                board={board}
                lane={lane}
                number={at + 1}
                name={nameOfLane(lane.id)}
                isOpen={!closedLanes.has(lane.id)}
                left={minutesIn(cells, lane.id)}
                onToggle={onLane}
              />
            )}
            {!closedLanes.has(lane.id) && (
              <LaneCells
                {...props}
                lane={lane}
                isFirst={lane.id === firstLane}
                likelyTop={tops[at] ?? 0}
                nameOfLane={nameOfLane}
              />
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

interface LaneCellsProps extends BoardGridProps {
  readonly lane: Lane;
  readonly isFirst: boolean;
  readonly likelyTop: number;
  readonly nameOfLane: (id: string) => string;
}

function LaneCells({ lane, isFirst, likelyTop, nameOfLane, columns, cells, adding, ...shared }: LaneCellsProps) {
  return (
    <div className={styles.cells} data-lane={lane.id}>
      {columns.map((column) => {
        const cards = cells.get(column.id)?.get(lane.id) ?? none;
        if (column.collapsed) {
          return <FoldedColumn key={column.id} column={column} lane={lane.id} count={cards.length} isNamed={isFirst} />;
        }
        const isHere = adding?.column === column.id && adding.lane === lane.id;
        return (
          <BoardCell
            key={column.id}
            column={column.id}
            lane={lane.id}
            label={lane.id === wholeBoard ? column.name : `${column.name}, ${nameOfLane(lane.id)}`}
            cards={cards}
            waiting={isFirst ? (shared.atGate.get(column.id) ?? none) : none}
            today={shared.today}
            me={shared.me}
            likelyTop={likelyTop}
            peeked={inCell(cards, shared.peeked)}
            renaming={inCell(cards, shared.renaming)}
            watchers={shared.watchers}
            selected={shared.selected}
            adding={isHere ? adding.at : undefined}
            showsAdd={isFirst}
            baton="sm"
          />
        );
      })}
    </div>
  );
}

/** Only the cell that holds the card hears of it. */
const inCell = (cards: readonly { readonly id: string }[], id: string | undefined): string | undefined =>
  id !== undefined && cards.some((card) => card.id === id) ? id : undefined;
