// A file of the held tray, read: it was signed by the device whose it is, holds nothing that it received, and every document
// that it names can be one.
import { pendingIn, readCarryFile } from '@baton/ledger/carry-file';
import type { SpaceId } from '@baton/model/ids';
import { scopeIn } from '../access/scope.ts';

export type HeldBatch = ReturnType<typeof pendingIn>[number];
export interface HeldKey {
  readonly workspace: string;
  readonly device: string;
  readonly key: string;
}

/** As many as a file of that size may name without making anybody work for it. */
const mostBatches = 2_000;

/** Undefined: it is none. */
export async function heldBatchesIn(file: Uint8Array, of: HeldKey): Promise<readonly HeldBatch[] | undefined> {
  const isOf = ({ workspace, device }: { workspace: string; device: string }): boolean =>
    workspace === of.workspace && device === of.device;
  const read = await readCarryFile(file, (head) => (isOf(head) ? of.key : undefined));
  if (read === 'damaged' || read === 'foreign') return undefined;
  const { received, pending } = read.head;
  if (received.length > 0 || pending.length === 0 || pending.length > mostBatches) return undefined;
  const batches = pendingIn(read);
  const isFit = batches.every(({ envelopes }) => envelopes.every(({ doc }) => scopeIn(doc) !== undefined));
  return isFit ? batches : undefined;
}

/** Null: what is in no space. */
export function spacesIn(batches: readonly HeldBatch[]): ReadonlyMap<SpaceId | null, number> {
  const counts = new Map<SpaceId | null, number>();
  for (const { envelopes } of batches) {
    const spaces = new Set(envelopes.map(({ doc }) => scopeIn(doc)?.space ?? null));
    for (const space of spaces) counts.set(space, (counts.get(space) ?? 0) + 1);
  }
  return counts;
}
