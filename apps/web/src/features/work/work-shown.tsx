// The list or the board of my work, with its keys, its menu and its drags.
import type { WorkAnswer } from '@baton/model/work/queries';
import type { Day } from '@baton/model/day';
import { ContextMenu } from '@baton/ui/context-menu';
import { DragBoard } from '@baton/ui/dnd/drag-board';
import { type MouseEvent, useState } from 'react';
import { useHandOver } from '../../lib/task-sheets.tsx';
import { pressedRow } from './row-focus.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { WorkActs } from './work-acts.ts';
import { WorkBoard } from './work-board.tsx';
import { useWorkKeys } from './work-keys.ts';
import { everyRow, WorkList } from './work-list.tsx';
import { workMenu } from './work-menu.ts';
import { type Groups, modelOf, placeOf, sectionAt, type Shape, stepOf } from './work-model.ts';
import { sectionWords } from './work-words.ts';
import styles from './work.module.css';

interface WorkShownProps {
  readonly shape: Shape;
  readonly groups: Groups;
  readonly today: Day;
  readonly acts: WorkActs;
  readonly opened: string | undefined;
  readonly onOpen: (row: WorkAnswer) => void;
  readonly onPage: (row: WorkAnswer) => void;
}

export function WorkShown({ shape, groups, today, acts, opened, onOpen, onPage }: WorkShownProps) {
  const rows = everyRow(groups);
  const model = modelOf(groups, shape);
  const [homeWish, setHome] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [snoozing, setSnoozing] = useState<WorkAnswer>();
  const home = rows.some(({ id }) => id === homeWish) ? homeWish : rows[0]?.id;
  const handOver = useHandOver();
  useWorkKeys({
    onHandOver: (one) => handOver.open(one.id),
    rows,
    model,
    acts,
    onHome: setHome,
    onOpen,
    onPage,
    onSnooze: setSnoozing,
  });
  const row = rows.find(({ id }) => id === asked);
  const items =
    row === undefined
      ? []
      : workMenu({
          row,
          today,
          acts,
          step: (direction) => stepOf(model, row.id, direction),
          onOpen: () => onPage(row),
          onSnooze: () => requestAnimationFrame(() => setSnoozing(row)),
          onHandOver: handOver.isHere ? () => handOver.open(row.id) : undefined,
        });
  const handleContext = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
    // Beside the rows the browser's own menu opens.
    if (id === undefined) event.stopPropagation();
    else setAsked(id);
  };
  const shown = { groups, today, home, opened };
  const handlePress = (event: MouseEvent) => {
    const id = pressedRow(event.nativeEvent);
    const pressed = rows.find((one) => one.id === id);
    if (pressed !== undefined) onOpen(pressed);
  };
  return (
    <ContextMenu items={items}>
      <div className={styles.room} onContextMenuCapture={handleContext}>
        <DragBoard
          className={styles.room}
          model={model}
          onMove={(move) => acts.place(move.id, placeOf(move))}
          nameOf={(id) => rows.find((one) => one.id === id)?.title ?? ''}
          nameOfCell={(cell) => sectionWords[sectionAt(cell)]}
          onClick={handlePress}
          onFocus={(event) => setHome((event.target as HTMLElement).dataset['dragCard'] ?? home)}
        >
          {shape === 'list' ? <WorkList {...shown} /> : <WorkBoard {...shown} />}
        </DragBoard>
        {snoozing !== undefined && (
          <SnoozeDialog row={snoozing} today={today} acts={acts} onClose={() => setSnoozing(undefined)} />
        )}
      </div>
    </ContextMenu>
  );
}
