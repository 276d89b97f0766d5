// Who else is here, and telling the others where I am.
import type { Here } from '@baton/workspace/contract';
import { useCallback, useEffect } from 'react';
import { useLatest } from './latest.ts';
import { useWorkspace } from './workspace-context.tsx';

const nobody: readonly Here[] = [];

export function useHere(): readonly Here[] {
  const workspace = useWorkspace();
  const listen = useCallback((handler: (here: readonly Here[]) => void) => workspace.onHere(handler), [workspace]);
  return useLatest(listen, nobody);
}

/** `at` is the page (a board or task id), `on` the card that is open or edited, `field` what of it. */
export function usePresent(at: string, on: string | null, field: string | null): void {
  const workspace = useWorkspace();
  useEffect(() => {
    workspace.present(at, on, field);
  }, [workspace, at, on, field]);
}
