import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { preventUnhandled } from '@atlaskit/pragmatic-drag-and-drop/prevent-unhandled';
import type { Board } from './board.ts';
import { withoutPicture } from './no-picture.ts';
import { startPointerDrag, type DraggedCard, type PointerDrag } from './pointer-drag.ts';

/* The mouse: the drag of the browser through pragmatic-drag-and-drop, with our own picture and our own hit test. */

const ofBoard = Symbol('board');

export function watchMouse(board: Board, card: DraggedCard): () => void {
  let drag: PointerDrag | undefined;
  let isTouch = false;
  const notePointer = (event: PointerEvent) => (isTouch = event.pointerType === 'touch');
  card.element.addEventListener('pointerdown', notePointer, { passive: true });

  const stop = draggable({
    element: card.element,
    // A finger has its own way, see touch-drag.ts: the browser's would take half a second and draw its own picture.
    canDrag: () => !isTouch && board.active === undefined,
    getInitialData: () => ({ [ofBoard]: board, id: card.id }),
    onGenerateDragPreview: ({ nativeSetDragImage }) => withoutPicture(nativeSetDragImage),
    onDragStart: ({ location }) => {
      preventUnhandled.start();
      drag = startPointerDrag(board, card, pointOf(location.initial.input));
    },
    onDrag: ({ location }) => drag?.moveTo(pointOf(location.current.input)),
    onDrop: ({ location }) => {
      preventUnhandled.stop();
      // No target: let go outside the board, or Escape.
      if (location.current.dropTargets.length > 0) drag?.drop();
      else drag?.cancel();
      drag = undefined;
    },
  });
  return () => {
    stop();
    card.element.removeEventListener('pointerdown', notePointer);
  };
}

/** One target for the whole board: the browser shows that a drop is taken, we find out where. */
export function takeDrops(board: Board, root: HTMLElement): () => void {
  return dropTargetForElements({
    element: root,
    canDrop: ({ source }) => source.data[ofBoard as unknown as string] === board,
    getDropEffect: () => 'move',
  });
}

function pointOf(input: { clientX: number; clientY: number }) {
  return { x: input.clientX, y: input.clientY };
}
