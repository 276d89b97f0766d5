// What the browser says of its storage, asked again now and then while somebody looks, and what stands in it.
import { readWeight } from '@baton/store/confirmed';
import { readHistoryRows } from '@baton/store/history';
import type { Core } from '../core.ts';
import type { Storage } from '../sync-contract.ts';

/** The browser's end is handed in (L8). */
export interface StorageDoor {
  /** Whose device it is: on a shared computer nothing is kept, and no browser is asked. */
  readonly device: 'own' | 'shared';
  /** Bytes of this origin; null where the browser does not tell. */
  estimate(): Promise<{ readonly used: number | null; readonly quota: number | null }>;
  /** Whether the browser has promised not to clear it; null where it does not tell. */
  isKept(): Promise<boolean | null>;
}

const sizeOf = (envelopes: readonly { readonly bytes: Uint8Array }[]): number =>
  envelopes.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** One document after another: never all of it in memory. */
async function measureParts({ options: { disk }, held }: Core): Promise<{ documents: number; history: number }> {
  const sum = { documents: 0, history: 0 };
  for (const doc of held.docs.keys()) {
    sum.documents += await readWeight(disk, doc);
    for (const bytes of await readHistoryRows(disk, doc)) sum.history += bytes.length;
  }
  return sum;
}

export interface StorageTold {
  last(): Storage;
  /** Asks the browser again. */
  measure(): Promise<void>;
}

export function createStorage(core: () => Core, changed: () => void): StorageTold {
  let estimate: { used: number | null; quota: number | null } = { used: null, quota: null };
  let isKept: boolean | null = null;
  let parts: { documents: number | null; history: number | null } = { documents: null, history: null };
  const device = (): 'own' | 'shared' => core().options.storage?.device ?? 'own';
  const keeping = (): Storage['keeping'] => {
    if (device() === 'shared') return 'none';
    return isKept === null ? 'unknown' : isKept ? 'kept' : 'may-be-cleared';
  };
  const waitingBytes = (): number => {
    const { outbox, refused } = core().held;
    return [...outbox.values(), ...refused.values()].reduce((sum, { envelopes }) => sum + sizeOf(envelopes), 0);
  };
  return {
    last: () => ({
      ...estimate,
      parts: { ...parts, waiting: waitingBytes() },
      keeping: keeping(),
      device: device(),
      wiped: core().held.wiped,
      pinned: [],
    }),
    async measure() {
      const { storage } = core().options;
      if (storage) [estimate, isKept] = await Promise.all([storage.estimate(), storage.isKept()]);
      // Read through once: it is all that is held.
      if (parts.documents === null) parts = await measureParts(core());
      changed();
    },
  };
}
