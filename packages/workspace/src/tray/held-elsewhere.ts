// What another person's removed device had not sent, as words: read beside what is confirmed here.
import type { HeldBatch, HeldEdit } from '../sync-contract.ts';
import type { Core } from '../core.ts';
import { readEdit, type Before } from './edits.ts';

export function readHeld(core: Pick<Core, 'replica'>, batches: readonly HeldBatch[]): HeldEdit[] {
  const before: Before = { core, overlay: new Map() };
  return batches.map(({ batch, at, name, hidden, envelopes }) => ({
    batch,
    at,
    name,
    hidden,
    edits: readEdit(before, { envelopes: [...envelopes] }),
  }));
}
