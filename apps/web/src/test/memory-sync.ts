// The sync door over memory: what a test tells it is what the screens hear. Never shipped.
import type {
  ChangesRead,
  HistoryAnswer,
  OnDevice,
  SyncDoor,
  SyncState,
  Whereabouts,
} from '@baton/workspace/sync-contract';
import type { Refusal } from '@baton/model/refusal';
import type { NotDone } from '@baton/workspace/doors/door';

export interface MemorySync extends SyncDoor {
  setSync(next: Partial<SyncState>): void;
  setWhere(record: string, where: Whereabouts): void;
  setOnDevice(record: string, on: Partial<OnDevice>): void;
  /** What history answers; by default nothing was ever changed. */
  answers: {
    history: (ask: Parameters<SyncDoor['history']>[0]) => HistoryAnswer;
    tryAgain: Refusal | null;
    carryIn: ChangesRead | Refusal;
    askToKeep: 'kept' | 'may-be-cleared';
    signOut: Refusal | null;
    signRelayKey: NotDone | null;
  };
  readonly sync: SyncState;
}

export const calm: SyncState = {
  decisions: [],
  away: null,
  arriving: null,
  waiting: [],
  waitingCount: 0,
  refused: [],
  storage: {
    used: 102_000_000,
    quota: 2_000_000_000,
    parts: { documents: 69_000_000, history: 33_000_000, waiting: 0 },
    keeping: 'kept',
    device: 'own',
    wiped: null,
    pinned: [],
    lean: false,
    classes: {
      always: { documents: 12, bytes: 31_000_000 },
      pinned: { documents: 40, bytes: 6_000_000 },
      recent: { documents: 310, bytes: 24_000_000 },
      'on-demand': { documents: 85, bytes: 8_000_000 },
    },
  },
  devices: [],
  relay: { address: 'https://relay.northwind.example', state: 'open', sentence: null, roundTrip: 34, completeAt: null },
};

const allHere: OnDevice = { page: 'here', comments: 'here', archive: null, pinned: null };

export function memorySync(calls: string[]): MemorySync {
  let state = calm;
  const where = new Map<string, Whereabouts>();
  const listeners = new Set<(state: SyncState) => void>();
  const devices = new Map<string, OnDevice>();
  const watchers = new Map<string, Set<(on: OnDevice) => void>>();
  const lookers = new Map<string, Set<(where: Whereabouts) => void>>();
  const call = <T>(name: string, answer: T): Promise<T> => {
    calls.push(name);
    return Promise.resolve(answer);
  };
  const setSync = (next: Partial<SyncState>): void => {
    state = { ...state, ...next };
    for (const handler of listeners) handler(state);
  };
  const door: MemorySync = {
    answers: {
      history: () => ({ changes: [], more: 'none', notHere: false }),
      tryAgain: null,
      carryIn: { own: 3, received: 12, known: 40, left: 0 },
      askToKeep: 'kept',
      signOut: null,
      signRelayKey: null,
    },
    get sync() {
      return state;
    },
    setSync,
    setWhere(record, next) {
      where.set(record, next);
      for (const handler of lookers.get(record) ?? []) handler(next);
    },
    onSync(handler) {
      listeners.add(handler);
      handler(state);
      return () => listeners.delete(handler);
    },
    whereIs(record, handler) {
      const handlers = lookers.get(record) ?? new Set();
      lookers.set(record, handlers.add(handler));
      handler(where.get(record) ?? { state: 'relay', since: null, here: true });
      return () => handlers.delete(handler);
    },
    closeAway: () => {
      setSync({ away: null });
      return call('closeAway', undefined);
    },
    dismissPassage: (id) => {
      const { away } = state;
      if (away) setSync({ away: { ...away, deletedPassages: away.deletedPassages.filter((one) => one.id !== id) } });
      return call(`dismissPassage ${id}`, undefined);
    },
    tryAgain: (batch) => {
      const refused = door.answers.tryAgain;
      if (refused === null) setSync({ refused: state.refused.filter((one) => one.batch !== batch) });
      return call(`tryAgain ${batch}`, refused);
    },
    reached: () => call('reached', 7),
    history: (ask) => call(`history ${JSON.stringify(ask)}`, door.answers.history(ask)),
    readHeld: () => call('readHeld', []),
    unsentText: () => call('unsentText', 'Spring\n  name: nothing → Spring'),
    carryOut: () => call('carryOut', new Uint8Array([1, 2, 3])),
    carryIn: (file) => call(`carryIn ${file.length}`, door.answers.carryIn),
    onDevice(record, handler) {
      const handlers = watchers.get(record) ?? new Set();
      watchers.set(record, handlers.add(handler));
      handler(devices.get(record) ?? allHere);
      return () => handlers.delete(handler);
    },
    setOnDevice(record, next) {
      const on = { ...(devices.get(record) ?? allHere), ...next };
      devices.set(record, on);
      for (const handler of watchers.get(record) ?? []) handler(on);
    },
    pin: (record, on) => {
      door.setOnDevice(record, { pinned: on ? 'itself' : null });
      return call(`pin ${record} ${on}`, undefined);
    },
    freeSpace: () => call('freeSpace', 12),
    keepAll: () => call('keepAll', undefined),
    loadAnew: () => call('loadAnew', undefined),
    askToKeep: () => call('askToKeep', door.answers.askToKeep),
    signRelayKey: ({ link, code }) => call(`signRelayKey ${link} ${code}`, door.answers.signRelayKey),
    signOut: (how) => call(`signOut ${how}`, door.answers.signOut),
  };
  return door;
}
