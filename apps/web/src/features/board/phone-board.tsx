// The board on the phone: one column at a time, chosen by chips; lanes give way to the order of the column.
import { ChipButton } from '@baton/ui/chip';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { type ReactNode, useCallback, useState } from 'react';
import { useActions } from '../../lib/actions.tsx';
import { wholeBoard } from '../../parts/board-order.ts';
import { BoardCell } from './board-cell.tsx';
import { useDesk } from './board-desk.ts';
import type { BoardGridProps } from './board-grid.tsx';
import styles from './phone-board.module.css';

const nothing: readonly [] = [];

export function PhoneBoard({
  columns,
  cells,
  adding,
  menu,
  ...shared
}: Omit<BoardGridProps, 'lanes' | 'closedLanes' | 'onLane' | 'lanesBy'> & { readonly menu: ReactNode }) {
  const { viewport, acts } = useDesk();
  const [chosen, setChosen] = useState<string>();
  const attach = useCallback((element: HTMLDivElement | null) => viewport.attach(element), [viewport]);
  const column = columns.find(({ id }) => id === chosen) ?? columns[0];
  useActions({ add: () => column && acts.current.add({ column: column.id, lane: wholeBoard, at: 'bottom' }) });
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
          <VisuallyHidden>
            <h2>{column.name}</h2>
          </VisuallyHidden>
          <BoardCell
            key={column.id}
            column={column.id}
            lane={wholeBoard}
            label={column.name}
            cards={cells.get(column.id)?.get(wholeBoard) ?? nothing}
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
