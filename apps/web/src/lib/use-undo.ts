// Undo and redo of my own gestures, on this tab's stack.
import { useCallback } from 'react';
import { useLatest } from './latest.ts';
import { useWorkspace } from './workspace-context.tsx';

export interface Undoable {
  readonly undo: string | null;
  readonly redo: string | null;
}
const nothing: Undoable = { undo: null, redo: null };

export function useUndoable(): Undoable {
  const workspace = useWorkspace();
  const listen = useCallback((handler: (state: Undoable) => void) => workspace.onUndoable(handler), [workspace]);
  return useLatest(listen, nothing);
}
