// The overlay of what this device has written and the relay has not numbered: batches, their envelopes, the records
// that they touch. A projection cannot be taken back, so nothing of this is ever part of one.
import type { DocName, Envelope } from '../contract.ts';
import type { Touched } from '../memory/changes.ts';
import { mark } from '../memory/changes.ts';
import { confirmCell, dropPending, type Held } from '../records/held.ts';
import type { Memory } from '../memory/memory.ts';

export class Pending {
  readonly #batches = new Map<string, { readonly envelopes: readonly Envelope[]; readonly touched: readonly Held[] }>();

  add(batch: string, envelopes: readonly Envelope[], touched: readonly Held[]): void {
    this.#batches.set(batch, { envelopes, touched });
  }

  /** Of this epoch: what was written in the one before waits to be written anew. */
  bytesOf(doc: DocName, epoch: number): readonly Uint8Array[] {
    return [...this.#batches.values()].flatMap(({ envelopes }) =>
      envelopes.filter((one) => one.doc === doc && one.epoch === epoch).map(({ bytes }) => bytes),
    );
  }

  /** Moves a batch down into the confirmed layer. What counts stays what it was, so no row moves. */
  confirm(batch: string, memory: Memory): readonly Envelope[] {
    const { envelopes, touched } = this.#batches.get(batch) ?? { envelopes: [], touched: [] };
    this.#batches.delete(batch);
    for (const { doc, client, to } of envelopes) {
      const { clocks } = memory.doc(doc);
      clocks.set(client, Math.max(to, clocks.get(client) ?? 0));
    }
    const only = new Set([batch]);
    for (const held of touched) {
      for (const pending of held.pending ?? []) if (pending.batch === batch) confirmCell(held, pending.cell, false);
      dropPending(held, only);
    }
    return envelopes;
  }

  /** Takes batches away; tells which cells were theirs. */
  drop(batches: ReadonlySet<string>): Touched {
    const touched: Touched = new Map();
    for (const batch of batches) {
      for (const held of this.#batches.get(batch)?.touched ?? []) {
        for (const pending of held.pending ?? [])
          if (batches.has(pending.batch)) mark(touched, held, pending.cell.code);
      }
      this.#batches.delete(batch);
    }
    for (const held of touched.keys()) dropPending(held, batches);
    return touched;
  }

  /** These batches, and all later ones in the same streams: they build on what is refused. */
  followersOf(batches: readonly string[]): readonly string[] {
    const refused = new Set(batches);
    const streams = new Set<string>();
    for (const [batch, { envelopes }] of this.#batches) {
      const names = envelopes.map(({ doc, client }) => `${doc} ${client}`);
      if (!refused.has(batch) && !names.some((name) => streams.has(name))) continue;
      refused.add(batch);
      for (const name of names) streams.add(name);
    }
    return [...refused];
  }
}
