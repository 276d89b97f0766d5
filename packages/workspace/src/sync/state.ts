// What the sync centre is told: put together from facts a moment after any of them has moved, and only while somebody
// listens. Ten thousand edits that wait are read once each.
import type { Core } from '../core.ts';
import type { Stop } from '../contract.ts';
import { equal } from '../telling/answer-diff.ts';
import type { Scheduler } from '../ports.ts';
import type { Intent } from '../disk/intent.ts';
import type { IntentState, OnDevice, SyncState, WaitingEdit, Whereabouts } from '../sync-contract.ts';
import { devicesOf } from '../decisions/devices.ts';
import { passEdit, readEdit, type Before } from '../tray/edits.ts';
import { onDevice } from './on-device.ts';
import { refusedEdit } from './refused.ts';
import { relayOf } from './relay-state.ts';
import { whereIs } from './whereabouts.ts';

const mostWaiting = 200;
/** Facts move many at a time; screens are told this often at most. */
const tellAfter = 100;

export interface SyncTold {
  /** A fact has moved. */
  look(): void;
  stop(): void;
  hear(handler: (state: SyncState) => void): Stop;
  where(record: string, handler: (where: Whereabouts) => void): Stop;
  device(record: string, handler: (on: OnDevice) => void): Stop;
}

function waitingEdits(core: Core): WaitingEdit[] {
  const waiting = [...core.held.outbox.values()];
  const before: Before = { core, overlay: new Map() };
  for (const one of waiting.slice(0, -mostWaiting)) passEdit(before, one);
  return waiting
    .slice(-mostWaiting)
    .map((one) => ({ batch: one.batch, at: one.at, name: one.name ?? null, edits: readEdit(before, one) }))
    .toReversed();
}

const intentState = ({ hash, decision, via, text, at, refused }: Intent): IntentState => {
  return { hash, decision, via, text: text?.text ?? null, at, refused };
};

const syncState = (core: Core): SyncState => ({
  away: core.away.told(),
  arriving: core.arriving.topic.last() ?? null,
  waiting: waitingEdits(core),
  waitingCount: core.held.outbox.size,
  refused: [...core.held.refused.values()].map((one) => refusedEdit(core, one)).toReversed(),
  storage: core.storage.last(),
  devices: devicesOf(core),
  relay: relayOf(core),
  decisions: [...core.held.intents.values()].map(intentState),
});

interface Listener {
  tell(): void;
}

/** Tells what differs from what it told before. */
function listener<T>(read: () => T, handler: (value: T) => void): Listener {
  let told: T | undefined;
  return {
    tell() {
      const next = read();
      if (told !== undefined && equal(told, next)) return;
      told = next;
      handler(next);
    },
  };
}

export function createSyncTold(core: () => Core, scheduler: Scheduler): SyncTold {
  const listeners = new Set<Listener>();
  let cancel: (() => void) | null = null;
  const listen = <T>(read: () => T, handler: (value: T) => void): Stop => {
    const one = listener(read, handler);
    listeners.add(one);
    one.tell();
    return () => void listeners.delete(one);
  };
  return {
    look() {
      if (cancel !== null || listeners.size === 0) return;
      cancel = scheduler.after(tellAfter, () => {
        cancel = null;
        for (const one of listeners) one.tell();
      });
    },
    stop: () => cancel?.(),
    hear: (handler) => listen(() => syncState(core()), handler),
    where: (record, handler) => listen(() => whereIs(core(), record, core().taken.at(record)), handler),
    device: (record, handler) => listen(() => onDevice(core(), record), handler),
  };
}
