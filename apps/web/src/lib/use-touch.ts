// Whether somebody else has just changed this row.
import { useSyncExternalStore } from 'react';
import type { Touch } from './touches.ts';
import { useOpen } from './workspace-context.tsx';

export function useTouch(id: string): Touch | undefined {
  const { touches } = useOpen();
  return useSyncExternalStore(touches.subscribe, () => touches.get(id));
}
