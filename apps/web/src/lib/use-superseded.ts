// Values that lost a merge, for one record: shown until somebody restores or dismisses them.
import type { Workspace } from '@baton/workspace/contract';
import { useCallback } from 'react';
import { useLatest } from './latest.ts';
import { useWorkspace } from './workspace-context.tsx';

export type Lost = Parameters<Parameters<Workspace['superseded']>[1]>[0][number];
const none: readonly Lost[] = [];

export function useSuperseded(record: string): readonly Lost[] {
  const workspace = useWorkspace();
  const listen = useCallback(
    (handler: (lost: readonly Lost[]) => void) => workspace.superseded(record, handler),
    [workspace, record],
  );
  return useLatest(listen, none);
}

/** Cells count seconds since the beginning of 2025. */
export const instantOf = (t: number): number => Date.UTC(2025, 0, 1) + t * 1_000;
