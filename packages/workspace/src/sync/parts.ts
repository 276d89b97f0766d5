// What an engine keeps so that it can be asked about saving, merging and storage.
import type { Core } from '../core.ts';
import type { Scheduler } from '../ports.ts';
import { createAway, type AwayKept } from './away.ts';
import { createRemoval, type Removal } from './removal.ts';
import { createArriving, type ArrivingTold } from './arriving.ts';
import { createSyncTold, type SyncTold } from './state.ts';
import { createStorage, type StorageTold } from './storage.ts';
import { createTaken, type Taken } from './taken.ts';

export interface SyncParts {
  readonly sync: SyncTold;
  readonly arriving: ArrivingTold;
  readonly storage: StorageTold;
  readonly taken: Taken;
  readonly away: AwayKept;
  readonly removal: Removal;
}

/** @param core asked later: it is put together from these. */
export function createSyncParts(core: () => Core, scheduler: Scheduler): SyncParts {
  const sync = createSyncTold(core, scheduler);
  const arriving = createArriving();
  arriving.topic.hear(sync.look);
  return {
    sync,
    arriving,
    storage: createStorage(core, scheduler, sync.look),
    taken: createTaken(),
    away: createAway(core),
    removal: createRemoval(core),
  };
}
