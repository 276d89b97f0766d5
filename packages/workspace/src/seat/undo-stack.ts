// One tab's undo and redo. What stands here is this tab's own steps; whether a cell may still be written back is the replica's to
// say, and whether a decision may still be taken back the ledger's.
import type { WorkDecision } from '@baton/model/decided/schema';
import type { Gesture } from '@baton/replica/contract';

export interface Step {
  /** Null: nothing was written, it was only decided. */
  readonly gesture: Gesture | null;
  /** What was decided with it, in that order. */
  readonly said: readonly WorkDecision[];
}
export interface UndoStack {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}
export const emptyStack: UndoStack = { undo: [], redo: [] };
const depth = 200;

const onTop = (steps: readonly Step[], step: Step): readonly Step[] => [...steps, step].slice(-depth);

/** A new gesture ends what could be redone. One that wrote no cell is no step. */
export const pushed = (stack: UndoStack, gesture: Gesture | null): UndoStack =>
  gesture === null || gesture.cells.length === 0 ? stack : { undo: onTop(stack.undo, { gesture, said: [] }), redo: [] };

/** @param beside the gesture with which it was decided: one step, while that is the last one. */
export function decided(stack: UndoStack, decision: WorkDecision, beside: Gesture | null): UndoStack {
  const last = stack.undo.at(-1);
  if (last === undefined || beside === null || last.gesture?.id !== beside.id)
    return { undo: onTop(stack.undo, { gesture: null, said: [decision] }), redo: [] };
  return { undo: onTop(stack.undo.slice(0, -1), { ...last, said: [...last.said, decision] }), redo: [] };
}

export interface Popped {
  readonly step: Step;
  readonly stack: UndoStack;
}
export function popped(stack: UndoStack, side: 'undo' | 'redo'): Popped | null {
  const step = stack[side].at(-1);
  return step ? { step, stack: { ...stack, [side]: stack[side].slice(0, -1) } } : null;
}

/** It could not be undone (nothing can be saved now): it still can be, later. */
export const putBack = (stack: UndoStack, side: 'undo' | 'redo', step: Step): UndoStack => ({
  ...stack,
  [side]: onTop(stack[side], step),
});

/** After undoing, the inverse can be redone, and the other way round; it keeps the name of what it takes back. */
export function turned(stack: UndoStack, side: 'undo' | 'redo', inverse: Gesture | null): UndoStack {
  if (inverse === null || inverse.cells.length === 0) return stack;
  const other = side === 'undo' ? 'redo' : 'undo';
  return { ...stack, [other]: onTop(stack[other], { gesture: inverse, said: [] }) };
}

export const nameOf = ({ gesture, said }: Step): string => gesture?.name ?? said[0]?.type ?? '';
export const undoable = (stack: UndoStack): { undo: string | null; redo: string | null } => {
  const [undo, redo] = [stack.undo.at(-1), stack.redo.at(-1)];
  return { undo: undo ? nameOf(undo) : null, redo: redo ? nameOf(redo) : null };
};
