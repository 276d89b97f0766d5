// The board on the phone: one column at a time, chosen by chips; lanes give way to the order of the column.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { ChipButton } from '@baton/ui/chip';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useActions } from '../../lib/actions.tsx';
import { useToday } from '../../lib/use-today.ts';
import { laneOfCard, lanesOf, wholeBoard } from '../../parts/board-order.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { BoardCell } from './board-cell.tsx';
import { useDesk } from './board-desk.ts';
import type { BoardGridProps } from './board-grid.tsx';
import { useIsGate } from './gates-here.tsx';
import { OverLimits } from './over-limits.tsx';
import { PhoneColumn } from './phone-column.tsx';
import styles from './phone-board.module.css';

const nothing: readonly [] = [];

const cardsIn = (cells: BoardGridProps['cells'], column: ColumnAnswer | undefined) =>
  cells.get(column?.id ?? '')?.get(wholeBoard) ?? nothing;

/** The key that adds: to the column that is shown, unless that is a gate. */
function useAddKey(column: ColumnAnswer | undefined): void {
  const { acts } = useDesk();
  const isReadOnly = useReadOnly() !== null;
  const isGated = useIsGate(column?.id ?? '');
  useActions({
    add: () => {
      if (column === undefined || isReadOnly || isGated) return;
      acts.current.add({ column: column.id, lane: wholeBoard, at: 'bottom' });
    },
  });
}

export function PhoneBoard({
  columns,
  cells,
  adding,
  menu,
  ...shared
}: Omit<BoardGridProps, 'lanes' | 'closedLanes' | 'onLane'> & { readonly menu: ReactNode }) {
  const { viewport } = useDesk();
  const [chosen, setChosen] = useState<string>();
  const attach = useCallback((element: HTMLDivElement | null) => viewport.attach(element), [viewport]);
  const column = columns.find(({ id }) => id === chosen) ?? columns[0];
  const { lanesBy, me } = shared;
  const today = useToday();
  const here = cardsIn(cells, column);
  // A choice for one way of cutting says nothing in another.
  const [looked, setLooked] = useState({ lanesBy, lane: wholeBoard });
  const lane = looked.lanesBy === lanesBy ? looked.lane : wholeBoard;
  const cards = useMemo(
    () => (lane === wholeBoard ? here : here.filter((card) => laneOfCard(card) === lane)),
    [here, lane],
  );
  const lanes = useMemo(
    () =>
      lanesOf(
        [...cells.values()].flatMap((lists) => lists.get(wholeBoard) ?? nothing),
        lanesBy,
        { me, today },
      ),
    [cells, lanesBy, me, today],
  );
  useAddKey(column);
  if (!column) return null;
  return (
    <div className={styles.board}>
      <div className={styles.head}>
        <div className={styles.chips} role="group" aria-label="Columns">
          {columns.map((one) => (
            <ChipButton
              key={one.id}
              pressed={one.id === column.id}
              tone={one.overLimit ? 'late' : 'neutral'}
              onClick={() => setChosen(one.id)}
            >
              {one.name} {one.limit === null ? one.count : `${one.count}/${one.limit}`}
            </ChipButton>
          ))}
        </div>
        {menu}
      </div>
      <div className={styles.scroller} ref={attach}>
        <div className={styles.content}>
          <OverLimits head={{ id: shared.board }} of="all" />
          <PhoneColumn
            key={`${column.id} head`}
            column={column}
            columns={columns}
            lanesBy={lanesBy}
            lanes={lanes}
            lane={lane}
            onLane={(next) => setLooked({ lanesBy, lane: next })}
          />
          <BoardCell
            key={column.id}
            column={column.id}
            lane={wholeBoard}
            label={column.name}
            cards={cards}
            waiting={shared.atGate.get(column.id) ?? nothing}
            today={shared.today}
            me={shared.me}
            likelyTop={0}
            peeked={shared.peeked}
            renaming={shared.renaming}
            watchers={shared.watchers}
            selected={shared.selected}
            adding={adding?.column === column.id ? adding.at : undefined}
            showsAdd
            baton="md"
          />
        </div>
      </div>
    </div>
  );
}
