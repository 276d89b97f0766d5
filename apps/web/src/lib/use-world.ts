// Who I am, the directory and the titles: what the ledgers say.
import type { PersonId } from '@baton/model/ids';
import type { World } from '@baton/workspace/contract';
import { useCallback, useSyncExternalStore } from 'react';
import { useWorkspace } from './workspace-context.tsx';

export function useWorld(): World {
  const workspace = useWorkspace();
  const subscribe = useCallback((onChange: () => void) => workspace.onWorld(onChange), [workspace]);
  return useSyncExternalStore(subscribe, () => workspace.world);
}

export const useMe = (): PersonId => useWorld().me.person;
