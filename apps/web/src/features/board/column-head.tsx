// The head of a column: name, hue, count and limit, its menu, and the place to add on top.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { formatDuration } from '@baton/ui/duration';
import { ProjectMark, type ProjectHue } from '@baton/ui/project-mark';
import { memo, useState } from 'react';
import { wholeBoard } from '../../parts/board-order.ts';
import { moneyText } from '../../parts/money-text.ts';
import { useWhenOpened } from '../../lib/use-event.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { RenameField } from '../../parts/rename-field.tsx';
import { useDesk } from './board-desk.ts';
import { useShows } from '../../parts/shown-modules.tsx';
import styles from './column-head.module.css';
import { GateRules, GateSign, useIsGate } from './gates-here.tsx';
import { LimitField } from './limit-field.tsx';
import { asksText, ColumnAsks } from './column-asks.tsx';
import { ColumnButtons } from './column-buttons.tsx';
import { useColumnDrag } from './column-drag.ts';
import { type LaneName, useColumnMenu } from './column-menu.ts';

export interface ColumnHeadProps {
  readonly column: ColumnAnswer;
  readonly columns: readonly ColumnAnswer[];
  /** The lanes that are open: each has a cell of this column to add to. */
  readonly lanes: readonly LaneName[];
}

export const ColumnHead = memo(function ColumnHead({ column, columns, lanes }: ColumnHeadProps) {
  const { acts } = useDesk();
  const [editing, setEditing] = useState<'name' | 'limit' | undefined>();
  const addOnTop = (lane: string) => acts.current.add({ column: column.id, lane, at: 'top' });
  const menu = useColumnMenu(column, { columns, lanes, onEdit: setEditing, onAdd: addOnTop });
  const items = useWhenOpened(menu.items);
  const drag = useColumnDrag(column.id);
  const done = () => setEditing(undefined);
  const isReadOnly = useReadOnly() !== null;
  const isGated = useIsGate(column.id);
  return (
    <div
      {...drag}
      className={styles.head}
      data-column-head={column.id}
      data-gate={isGated || undefined}
      data-asks={asksText(column) === '' ? undefined : ''}
      role="presentation"
      draggable={editing === undefined && !isReadOnly}
      onDoubleClick={() => !isReadOnly && setEditing('name')}
    >
      <GateSign column={column.id} />
      {column.hue !== null && <ProjectMark hue={column.hue as ProjectHue} />}
      {editing === 'name' ? (
        <RenameField label="Name of the column" value={column.name} onKeep={menu.rename} onDone={done} />
      ) : (
        <div className={styles.said}>
          <div className={styles.told}>
            <div className={styles.named}>
              <h2 className={styles.name} title={column.name}>
                {column.name}
              </h2>
              <ColumnCount column={column} />
            </div>
            <ColumnLeft left={column.left} />
          </div>
          <ColumnBudgets budgets={column.budgets} />
        </div>
      )}
      {!isReadOnly && (
        <ColumnButtons column={column.id} name={column.name} lane={firstOf(lanes)} takesNew={!isGated} items={items} />
      )}
      <GateRules column={column.id} />
      {editing !== 'name' && <ColumnAsks column={column} />}
      {editing === 'limit' && <LimitField column={column} onDone={done} />}
    </div>
  );
});

const firstOf = (lanes: readonly LaneName[]): string => lanes[0]?.id ?? wholeBoard;

/** "2 of 3"; over the limit in crimson, with the word for whoever cannot see it. */
function ColumnCount({ column }: { column: ColumnAnswer }) {
  const { count, limit, overLimit } = column;
  return (
    <span className={overLimit ? styles.over : styles.count}>
      {limit === null ? count : `${count} of ${limit}`}
      {overLimit && <span className={styles.spoken}>, over the limit</span>}
    </span>
  );
}

function ColumnLeft({ left }: Pick<ColumnAnswer, 'left'>) {
  const shows = useShows();
  if (left === 0 || !shows('estimates')) return null;
  return (
    <span className={styles.left} title={`${formatDuration(left)} left in this column`}>
      {formatDuration(left)}
    </span>
  );
}

function ColumnBudgets({ budgets }: Pick<ColumnAnswer, 'budgets'>) {
  if (budgets.length === 0) return null;
  const sums = budgets.map(moneyText).join(', ');
  return (
    <span className={styles.sums} title={`Budgets in this column: ${sums}`}>
      {sums}
    </span>
  );
}
