// What a screen would show of saving and merging.
import type { Workspace } from '../contract.ts';
import type { SyncState, Whereabouts } from '../sync-contract.ts';

export interface SyncWatch {
  last(): SyncState;
  readonly all: SyncState[];
  stop(): void;
}
export function watchSync(workspace: Workspace): SyncWatch {
  const all: SyncState[] = [];
  const stop = workspace.onSync((state) => void all.push(state));
  return {
    all,
    stop,
    last() {
      const last = all.at(-1);
      if (!last) throw new Error('nothing was told');
      return last;
    },
  };
}

export function watchWhere(workspace: Workspace, record: string): { last(): Whereabouts; readonly all: Whereabouts[] } {
  const all: Whereabouts[] = [];
  workspace.whereIs(record, (where) => void all.push(where));
  return {
    all,
    last() {
      const last = all.at(-1);
      if (!last) throw new Error('nothing was told');
      return last;
    },
  };
}
