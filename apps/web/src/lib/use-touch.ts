// Whether somebody else has just changed this row.
import { useSyncExternalStore } from 'react';
import type { Touch } from './touches.ts';
import { useOpen } from './workspace-context.tsx';

/** For a list of rows: one subscription, whatever their number. */
export function useTouches(): (id: string) => Touch | undefined {
  const { touches } = useOpen();
  useSyncExternalStore(touches.subscribe, touches.version);
  return touches.get;
}

export function useTouch(id: string): Touch | undefined {
  const { touches } = useOpen();
  return useSyncExternalStore(touches.subscribe, () => touches.get(id));
}
