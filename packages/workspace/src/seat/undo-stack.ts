// One tab's undo and redo. What stands here is this tab's own gestures; whether a cell may still be written back is
// the replica's to say.
import type { Gesture } from '@baton/replica/contract';

export interface UndoStack {
  readonly undo: readonly Gesture[];
  readonly redo: readonly Gesture[];
}
export const emptyStack: UndoStack = { undo: [], redo: [] };
const depth = 200;

/** A new gesture ends what could be redone. One that wrote no cell is no step. */
export const pushed = (stack: UndoStack, gesture: Gesture | null): UndoStack =>
  gesture === null || gesture.cells.length === 0 ? stack : { undo: [...stack.undo, gesture].slice(-depth), redo: [] };

export interface Popped {
  readonly gesture: Gesture;
  readonly stack: UndoStack;
}
export function popped(stack: UndoStack, side: 'undo' | 'redo'): Popped | null {
  const gesture = stack[side].at(-1);
  return gesture ? { gesture, stack: { ...stack, [side]: stack[side].slice(0, -1) } } : null;
}

/** It could not be undone (nothing can be saved now): it still can be, later. */
export const putBack = (stack: UndoStack, side: 'undo' | 'redo', gesture: Gesture): UndoStack => ({
  ...stack,
  [side]: [...stack[side], gesture].slice(-depth),
});

/** After undoing, the inverse can be redone, and the other way round; it keeps the name of what it takes back. */
export function turned(stack: UndoStack, side: 'undo' | 'redo', inverse: Gesture | null): UndoStack {
  if (inverse === null || inverse.cells.length === 0) return stack;
  const other = side === 'undo' ? 'redo' : 'undo';
  return { ...stack, [other]: [...stack[other], inverse].slice(-depth) };
}

export const undoable = (stack: UndoStack): { undo: string | null; redo: string | null } => ({
  undo: stack.undo.at(-1)?.name ?? null,
  redo: stack.redo.at(-1)?.name ?? null,
});
