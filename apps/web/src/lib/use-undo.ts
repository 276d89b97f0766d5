// What a message offers beside what was just done: to take it back. Whatever cannot be taken back now is said, and stays
// the next step of undo.
import { isRefusal } from '@baton/model/refusal';
import { useContext } from 'react';
import { RefusalContext } from './use-run.ts';
import { useWorkspace } from './workspace-context.tsx';

/** @param then when it was undone. */
export function useUndo(then?: () => void): () => void {
  const workspace = useWorkspace();
  const say = useContext(RefusalContext);
  return () =>
    void workspace.undo().then((undone) => {
      if (isRefusal(undone)) say(undone);
      else then?.();
    });
}
