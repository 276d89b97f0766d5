// What the memory workspace tells of saving and merging: as a test sets it.
import type { PersonId } from '@baton/model/ids';
import type { SyncDoor, SyncState } from '@baton/workspace/sync-contract';

const quietSync = (me: PersonId): SyncState => ({
  away: null,
  arriving: null,
  waiting: [],
  waitingCount: 0,
  refused: [],
  storage: {
    used: null,
    quota: null,
    parts: { documents: null, history: null, waiting: 0 },
    keeping: 'unknown',
    device: 'own',
    wiped: null,
    pinned: [],
  },
  devices: [{ device: 'd1', deviceNo: 1, person: me, since: null, lastSeen: null, revoked: false, me: true }],
  relay: { address: 'https://relay.example', state: 'open', sentence: null, roundTrip: 34, completeAt: null },
});

type Door = Omit<SyncDoor, 'carryOut' | 'carryIn' | 'pin'>;
export interface MemorySync extends Door {
  setSync(state: Partial<SyncState>): void;
}

export function memorySync(me: PersonId): MemorySync {
  let state = quietSync(me);
  const handlers = new Set<(state: SyncState) => void>();
  return {
    onSync(handler) {
      handlers.add(handler);
      handler(state);
      return () => handlers.delete(handler);
    },
    whereIs(_record, handler) {
      handler({ state: 'relay', since: null });
      return () => undefined;
    },
    closeAway: () => Promise.resolve(),
    dismissPassage: () => Promise.resolve(),
    tryAgain: () => Promise.resolve(null),
    history: () => Promise.resolve({ changes: [], more: 'none' }),
    askToKeep: () => Promise.resolve('kept'),
    signOut: () => Promise.resolve(null),
    setSync(next) {
      state = { ...state, ...next };
      for (const handler of handlers) handler(state);
    },
  };
}
