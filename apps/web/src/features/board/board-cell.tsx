// One cell: the cards of a column in a lane, those near what is looked at, with a place to add at either end.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { useDropColumn } from '@baton/ui/dnd/use-drop-column';
import { Icon } from '@baton/ui/icon';
import { Plus } from 'lucide-react';
import { memo, useCallback } from 'react';
import { useWindowed } from '../../lib/use-windowed.ts';
import { useTouches } from '../../lib/use-touch.ts';
import { useSteady } from '../../lib/use-steady.ts';
import { AtGate } from './at-gate.tsx';
import { BoardCard } from './board-card.tsx';
import styles from './board-cell.module.css';
import { useDesk } from './board-desk.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { estimateHeight } from './card-height.ts';
import { GateDrop, useIsGate } from './gates-here.tsx';
import { useCardShown } from './card-shown.tsx';
import type { Watcher } from './use-watchers.ts';
import { QuickAdd, spotKey } from './quick-add.tsx';

export interface BoardCellProps {
  readonly column: string;
  readonly lane: string;
  /** Said by a screen reader: "Making, Critical". */
  readonly label: string;
  readonly cards: readonly CardAnswer[];
  /** They stand at the gate of this column. */
  readonly waiting: readonly CardAnswer[];
  readonly today: Day;
  readonly me: string;
  readonly likelyTop: number;
  readonly peeked: string | undefined;
  readonly renaming: string | undefined;
  readonly watchers: ReadonlyMap<string, Watcher>;
  readonly selected: ReadonlySet<string>;
  readonly adding: 'top' | 'bottom' | undefined;
  /** The place to add is in sight; elsewhere when the cell is pointed at or has focus. */
  readonly showsAdd: boolean;
  readonly baton: 'sm' | 'md';
}

export const BoardCell = memo(function BoardCell(props: BoardCellProps) {
  const { column, lane, label, likelyTop, peeked, renaming, watchers, adding } = props;
  const { rows: cards, moved, hold } = useSteady(props.cards);
  const desk = useDesk();
  const touchOf = useTouches();
  const isGated = useIsGate(column);
  const shown = useCardShown();
  const guess = useCallback((card: CardAnswer) => estimateHeight(card, shown), [shown]);
  const { ref: dropRef } = useDropColumn({ column, lane });
  const drawn = useWindowed({
    rows: cards,
    viewport: desk.viewport,
    heights: desk.heights,
    guess,
    likelyTop,
    mark: 'data-drag-card',
  });
  const { listRef, topOf } = drawn;
  const find = (id: string) => {
    const index = cards.findIndex((card) => card.id === id);
    return index < 0 ? undefined : topOf(index);
  };
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      listRef.current = element;
      return dropRef(element);
    },
    [dropRef, listRef],
  );
  return (
    <div
      className={styles.cell}
      ref={ref}
      data-gate={isGated || undefined}
      onPointerEnter={(event) => hold(event.pointerType === 'mouse')}
      onPointerLeave={() => hold(false)}
    >
      {moved > 0 && (
        <p className={styles.moved} role="status">
          {moved} moved
        </p>
      )}
      {adding === 'top' && <QuickAdd spot={{ column, lane, at: 'top' }} label={label} />}
      <ul
        ref={(element) => registerFinder(element, desk.finders, find)}
        className={styles.list}
        aria-label={`${label}, ${cards.length}`}
      >
        {drawn.before > 0 && <li className={styles.space} style={{ blockSize: drawn.before }} aria-hidden="true" />}
        {drawn.rows.map((card, at) => (
          <BoardCard
            key={card.id}
            card={card}
            today={props.today}
            me={props.me}
            watcher={watchers.get(card.id)}
            isPeeked={peeked === card.id}
            touch={touchOf(card.id)}
            isSelected={props.selected.has(card.id)}
            isRenaming={renaming === card.id}
            position={drawn.start + at + 1}
            count={cards.length}
            baton={props.baton}
          />
        ))}
        {drawn.after > 0 && <li className={styles.space} style={{ blockSize: drawn.after }} aria-hidden="true" />}
      </ul>
      <GateDrop column={column} />
      <AtGate column={column} label={label} waiting={props.waiting} />
      {isGated ? null : adding === 'bottom' ? (
        <QuickAdd spot={{ column, lane, at: 'bottom' }} label={label} />
      ) : (
        <AddRow {...props} isShown={props.showsAdd || cards.length === 0} />
      )}
    </div>
  );
});

/** Lets the board find cards of this cell that are not drawn. */
function registerFinder(
  element: HTMLElement | null,
  finders: Set<(id: string) => number | undefined>,
  find: (id: string) => number | undefined,
) {
  if (element === null) return undefined;
  finders.add(find);
  return () => void finders.delete(find);
}

interface AddRowProps extends Pick<BoardCellProps, 'column' | 'lane' | 'label'> {
  readonly isShown: boolean;
}

function AddRow({ column, lane, label, isShown }: AddRowProps) {
  const { acts, drafts } = useDesk();
  const isReadOnly = useReadOnly() !== null;
  const draft = drafts.get(spotKey({ column, lane, at: 'bottom' }));
  if (isReadOnly) return null;
  return (
    <button
      type="button"
      className={styles.add}
      data-shown={isShown || draft ? '' : undefined}
      aria-label={`Add to ${label}`}
      onClick={() => acts.current.add({ column, lane, at: 'bottom' })}
    >
      <Icon icon={Plus} size={14} />
      <span>{draft ? `Add “${draft}”` : 'Add'}</span>
    </button>
  );
}
