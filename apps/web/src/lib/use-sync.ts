// What the sync centre, the chip and the notices tell: saving, merging, storage.
import type { OnDevice, SyncDoor, SyncState, Whereabouts } from '@baton/workspace/sync-contract';
import { useCallback } from 'react';
import { useLatest } from './latest.ts';
import { useWorkspace } from './workspace-context.tsx';

const atFirst: SyncState = {
  decisions: [],
  away: null,
  arriving: null,
  waiting: [],
  waitingCount: 0,
  refused: [],
  storage: {
    used: null,
    quota: null,
    parts: { documents: 0, history: 0, waiting: 0 },
    keeping: 'unknown',
    device: 'own',
    wiped: null,
    pinned: [],
    lean: false,
    classes: null,
  },
  devices: [],
  relay: { address: '', state: 'open', sentence: null, roundTrip: null, completeAt: null },
};

export const useSyncDoor = (): SyncDoor => useWorkspace();

/** Whether the engine behind this workspace carries changes by file. */
export const useCarries = (): boolean => 'carryOut' in useWorkspace();

export function useSync(): SyncState {
  const door = useSyncDoor();
  const listen = useCallback((handler: (state: SyncState) => void) => door.onSync(handler), [door]);
  return useLatest(listen, atFirst);
}

/** Null until it is known. */
export function useWhereabouts(record: string): Whereabouts | null {
  const door = useSyncDoor();
  const listen = useCallback(
    (handler: (where: Whereabouts | null) => void) => door.whereIs(record, handler),
    [door, record],
  );
  return useLatest(listen, null);
}

/** What is on this device of one record beside its fields; null until it is known. */
export function useOnDevice(record: string): OnDevice | null {
  const door = useSyncDoor();
  const listen = useCallback(
    (handler: (on: OnDevice | null) => void) => door.onDevice(record, handler),
    [door, record],
  );
  return useLatest(listen, null);
}
