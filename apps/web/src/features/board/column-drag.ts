// Reordering columns by their heads with the mouse. The menu of the head does the same with keys and on touch.
import { moveColumn } from '@baton/model/board/column-commands';
import type { DragEvent } from 'react';
import { useRun } from '../../lib/use-run.ts';

const kind = 'application/x-baton-column';

interface ColumnDrag {
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

/** Heads stand side by side on the board, and one below the other in its settings. */
type Axis = 'across' | 'down';

/** Which side of a head a point means; mirrored where the page reads from right to left. */
function isAfter(event: DragEvent<HTMLElement>, axis: Axis): boolean {
  const { left, width, top, height } = event.currentTarget.getBoundingClientRect();
  if (axis === 'down') return event.clientY > top + height / 2;
  const isRight = event.clientX > left + width / 2;
  return getComputedStyle(event.currentTarget).direction === 'rtl' ? !isRight : isRight;
}

export function useColumnDrag(column: string, axis: Axis = 'across'): ColumnDrag {
  const run = useRun();
  return {
    onDragStart(event) {
      event.dataTransfer.setData(kind, column);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver(event) {
      if (!event.dataTransfer.types.includes(kind)) return;
      event.preventDefault();
      event.currentTarget.dataset['dropSide'] = isAfter(event, axis) ? 'after' : 'before';
    },
    onDragLeave: (event) => {
      delete event.currentTarget.dataset['dropSide'];
    },
    onDrop(event) {
      const moved = event.dataTransfer.getData(kind);
      delete event.currentTarget.dataset['dropSide'];
      if (moved === '' || moved === column) return;
      event.preventDefault();
      void run(moveColumn, { column: moved, ...(isAfter(event, axis) ? { after: column } : { before: column }) });
    },
  };
}
