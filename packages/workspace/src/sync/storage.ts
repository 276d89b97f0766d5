// What the browser says of its storage, asked again now and then while somebody looks, and what stands in it.
import { readWeight } from '@baton/store/confirmed';
import { readHistoryRows } from '@baton/store/history';
import type { Core } from '../core.ts';
import { classOf } from '../holding/policy.ts';
import type { Scheduler } from '../ports.ts';
import type { Storage, StorageClass } from '../sync-contract.ts';
import { isNearlyFull } from '../disk/nearly-full.ts';

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

interface Measured {
  readonly parts: { readonly documents: number; readonly history: number };
  readonly classes: NonNullable<Storage['classes']>;
}
const noClasses = (): Record<StorageClass, { documents: number; bytes: number }> => ({
  always: { documents: 0, bytes: 0 },
  pinned: { documents: 0, bytes: 0 },
  recent: { documents: 0, bytes: 0 },
  'on-demand': { documents: 0, bytes: 0 },
});

/** One document after another: never all of it in memory. */
async function measureParts(core: Core): Promise<Measured> {
  const { held, arranging } = core;
  const { disk } = core.options;
  const sum = { documents: 0, history: 0 };
  const classes = noClasses();
  const wanted = arranging.wanted();
  for (const doc of held.docs.keys()) {
    const bytes = await readWeight(disk, doc);
    sum.documents += bytes;
    const of = classes[wanted.get(doc) === 'pinned' ? 'pinned' : classOf(doc, wanted)];
    of.documents += 1;
    of.bytes += bytes;
    for (const row of await readHistoryRows(disk, doc)) sum.history += row.length;
  }
  return { parts: sum, classes };
}

/** Answers how many documents went. */
export async function freeSpace(core: Core, before: number): Promise<number> {
  const { documents } = await core.arranging.freeSpace(before);
  const files = await core.files.letGo(before);
  await core.storage.readThrough();
  return documents.length + files;
}

export interface StorageTold {
  last(): Storage;
  /** Asks the browser again. What stands in it is read through a while later, once. */
  measure(): Promise<void>;
  /** Now: what is here has changed. */
  readThrough(): Promise<void>;
  stop(): void;
}
/** All that is held is read for it: at a start others need the disk, and nobody asks so early. */
export const readAfter = 3_000;

export function createStorage(core: () => Core, scheduler: Scheduler, changed: () => void): StorageTold {
  let estimate: { used: number | null; quota: number | null } = { used: null, quota: null };
  let isKept: boolean | null = null;
  let measured: Measured | null = null;
  let cancel: (() => void) | null = null;
  const readThrough = async (): Promise<void> => {
    measured = await measureParts(core());
    changed();
  };
  const letUnwantedGo = async (): Promise<void> => {
    const { documents } = await core().arranging.arrange(true);
    if (documents.length > 0) await readThrough();
  };
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
      parts: { ...(measured?.parts ?? { documents: null, history: null }), waiting: waitingBytes() },
      keeping: keeping(),
      device: device(),
      wiped: core().held.wiped,
      pinned: [...core().held.pins.keys()],
      lean: core().held.isLean,
      classes: measured?.classes ?? null,
    }),
    async measure() {
      const { storage } = core().options;
      if (storage) [estimate, isKept] = await Promise.all([storage.estimate(), storage.isKept()]);
      changed();
      // Where the disk goes meanwhile, another leader reads.
      cancel ??= scheduler.after(readAfter, () => void readThrough().catch(() => undefined));
      if (isNearlyFull(estimate)) await letUnwantedGo();
    },
    readThrough,
    stop: () => cancel?.(),
  };
}
