// What the browser says of its storage, asked again now and then while somebody looks, and what stands in it.
import type { Core } from '../core.ts';
import type { Storage } from '../sync-contract.ts';

/** The browser's end is handed in (L8). */
export interface StorageDoor {
  /** Bytes of this origin; null where the browser does not tell. */
  estimate(): Promise<{ readonly used: number | null; readonly quota: number | null }>;
  /** Whether the browser has promised not to clear it; null where it does not tell. */
  isKept(): Promise<boolean | null>;
}

const sizeOf = (envelopes: readonly { readonly bytes: Uint8Array }[]): number =>
  envelopes.reduce((sum, { bytes }) => sum + bytes.length, 0);

export interface StorageTold {
  last(): Storage;
  /** Asks the browser again. */
  measure(): Promise<void>;
}

export function createStorage(core: () => Core, changed: () => void): StorageTold {
  let estimate: { used: number | null; quota: number | null } = { used: null, quota: null };
  let isKept: boolean | null = null;
  const keeping = (): Storage['keeping'] => (isKept === null ? 'unknown' : isKept ? 'kept' : 'may-be-cleared');
  const waitingBytes = (): number => {
    const { outbox, refused } = core().held;
    return [...outbox.values(), ...refused.values()].reduce((sum, { envelopes }) => sum + sizeOf(envelopes), 0);
  };
  return {
    last: () => ({
      ...estimate,
      parts: { documents: null, history: null, waiting: waitingBytes() },
      keeping: keeping(),
      device: 'own',
      wiped: null,
      pinned: [],
    }),
    async measure() {
      const { storage } = core().options;
      if (!storage) return;
      [estimate, isKept] = await Promise.all([storage.estimate(), storage.isKept()]);
      changed();
    },
  };
}
